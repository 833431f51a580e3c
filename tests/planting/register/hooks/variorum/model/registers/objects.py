"""The register of objects: things that the article speaks of and that can still be seen."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from variorum.model.register import Register, RegisterEntry
from variorum.model.values import Cited, Identifier, Line, Prose


class Thing(RegisterEntry):
    """A thing that the article speaks of and that can still be seen."""

    of_register: ClassVar[Register] = Register(
        name="objects",
        entries="Objects",
        says="things that can still be seen",
        place=8,
        page="apparatus/objects.md",
        title="Things to see",
    )

    id: Identifier = Field(description="Permanent name of the thing.")
    name: Line = Field(description="What it is called.")
    kept_at: Line | None = Field(None, description="Where it is kept.")
    note: Prose | None = Field(None, description="More about it.")
    sources: tuple[Cited, ...] = Field((), description="Ids of sources in annotations/sources.yml.")

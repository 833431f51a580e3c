"""Context: what the reader should know."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from variorum.model.annotation import BaseAnnotation
from variorum.model.headline import Headline
from variorum.model.kind import Colours, Kind, Line, Side
from variorum.model.values import Line as OneLine


class Context(BaseAnnotation):
    """Says what the reader should know to understand the passage."""

    of_kind: ClassVar[Kind] = Kind(
        name="context",
        title="Context",
        says="what a reader should know",
        place=5,
        side=Side.MEANING,
        sign="*",
        colours=Colours("#74601f", "#d8c27c", ".5", ".09 92"),
        line=Line("solid", rank=1),
        headline=Headline("{title}"),
        example="what-became-of-it.yml",
    )

    kind: Literal["context"] = Field(description=of_kind.description)
    title: OneLine = Field(description="The note in a few words; it is its headline.")

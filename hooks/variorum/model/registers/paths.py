"""A reading path: notes in an order in which they tell one story."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from variorum.model.register import Register, RegisterEntry
from variorum.model.values import Entry, Identifier, Line


class Step(Entry):
    """A note on a path, and why it comes here."""

    note: Identifier = Field(description="Id of the note to read.")
    says: Line = Field(description="What to look for there, in one sentence.")


class ReadingPath(RegisterEntry):
    """Notes in an order in which they tell one story, for readers who do not want to read them all."""

    of_register: ClassVar[Register] = Register(
        name="paths",
        entries="Reading paths",
        says="notes in an order in which they tell one story",
        place=6,
        page="paths.md",
        title="Reading paths",
    )

    id: Identifier = Field(description="Permanent name of the path; it is the path’s address.")
    title: Line = Field(description="What it is called.")
    description: Line = Field(description="What it shows, in one or two sentences.")
    steps: tuple[Step, ...] = Field(description="The notes in their order.", min_length=2)

    def place_of(self, note: str) -> int | None:
        """Return on which step a note stands, from 0; None if it is not on the path."""
        return next((number for number, step in enumerate(self.steps) if step.note == note), None)

"""Context: what the reader should know."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from variorum.model.annotation import BaseAnnotation, Side
from variorum.model.registers import Registers
from variorum.model.values import Line


class Context(BaseAnnotation):
    """Says what the reader should know to understand the passage."""

    title_of_kind: ClassVar[str] = "Context"
    what_it_says: ClassVar[str] = "what the reader should know"
    side: ClassVar[Side] = Side.MEANING

    kind: Literal["context"] = Field(description=f"The kind of note: {what_it_says}.")
    title: Line = Field(description="The note in a few words; it is its headline.")

    def headline(self, registers: Registers) -> str:
        return self.title

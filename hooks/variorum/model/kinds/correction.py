"""Correction: the text errs; read instead (sic and corr)."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from variorum.model.annotation import BaseAnnotation, Detail, Side
from variorum.model.direction import arrow_after
from variorum.model.registers import Registers
from variorum.model.values import Reading
from variorum.model.wording import as_words, shortened


class Correction(BaseAnnotation):
    """Says that the text errs, and what to read instead."""

    title_of_kind: ClassVar[str] = "Correction"
    what_it_says: ClassVar[str] = "the text errs; read instead"
    side: ClassVar[Side] = Side.TEXT

    kind: Literal["correction"] = Field(description=f"The kind of note: {what_it_says}.")
    reading: Reading = Field(description="What it should say. Empty: leave the passage out.")
    fault: Literal["name", "typography", "wording", "date", "fact", "furniture"] = Field(
        description="What is wrong: a name, a sign, the wording, a date, a fact, "
        "or page furniture that is no part of the text."
    )
    certainty: Literal["high", "medium", "low"] = Field(
        description="How sure the editors are of the corrected reading."
    )

    def headline(self, registers: Registers) -> str:
        received = shortened(self.quote or "The whole article")
        return f"{received} {arrow_after(received)} {shortened(self.reading) or 'left out'}"

    def details(self, registers: Registers) -> tuple[Detail, ...]:
        return (
            Detail(label="As received", value=self.quote or ""),
            Detail(label="Read", value=self.reading or "(left out)"),
            Detail(label="Fault", value=as_words(self.fault)),
            Detail(label="Certainty", value=self.certainty),
        )

"""Correction: the text errs; read instead (sic and corr)."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from variorum.model.alternative import Alternative
from variorum.model.annotation import BaseAnnotation, Detail
from variorum.model.headline import Headline
from variorum.model.kind import Colours, Kind, Line, Side
from variorum.model.registers import Registers
from variorum.model.values import Reading
from variorum.model.wording import as_words


class Correction(BaseAnnotation):
    """Says that the text errs, and what to read instead."""

    of_kind: ClassVar[Kind] = Kind(
        name="correction",
        title="Correction",
        says="the text is wrong here; read this instead",
        place=2,
        side=Side.TEXT,
        sign="†",
        colours=Colours("#b3261e", "#ff9a90", ".5", ".17 28"),
        line=Line("wavy", rank=5),
        headline=Headline(
            "{quote:short|'The whole article'}⟦ {quote:short:arrow} {reading:short|'left out'}⟧"
        ),
        example="steps.yml",
    )

    kind: Literal["correction"] = Field(description=of_kind.description)
    reading: Reading = Field(description="What it should say. Empty: leave the passage out.")
    fault: Literal["name", "typography", "wording", "date", "fact", "furniture"] = Field(
        description="What is wrong: a name, a sign, the wording, a date, a fact, "
        "or page furniture that is no part of the text."
    )
    certainty: Literal["high", "medium", "low"] = Field(
        description="How sure the editors are of the corrected reading."
    )

    @property
    def replacement(self) -> str | None:
        return self.reading

    def alternatives(self) -> tuple[Alternative, ...]:
        return (Alternative(self.reading, fault=self.fault, certainty=self.certainty),)

    def details(self, registers: Registers) -> tuple[Detail, ...]:
        return (
            Detail(label="As received", value=self.quote or ""),
            Detail(label="Read", value=self.reading or "(left out)"),
            Detail(label="Fault", value=as_words(self.fault)),
            Detail(label="Certainty", value=self.certainty),
        )

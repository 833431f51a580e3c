"""Variant: another witness of the text reads differently."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from variorum.model.annotation import BaseAnnotation, Detail, Side
from variorum.model.registers import Registers
from variorum.model.values import Meanings, Reading, WitnessId
from variorum.model.wording import as_words, shortened

EFFECT_IN_WORDS = {
    "agrees": "the witness has the same words",
    "faithful": "other words, the same sense",
    "loose": "the sense is kept in the main, a shade of it is lost",
    "wrong-word": "a word stands for another",
    "meaning-changed": "this text says something else",
    "garbled": "this text can hardly be understood without the witness",
    "omitted": "words of the witness are not in this text",
}
"""What each effect means, from the least harm to the greatest."""


class Variant(BaseAnnotation):
    """Says how another witness of the text words the same passage."""

    title_of_kind: ClassVar[str] = "Variant"
    what_it_says: ClassVar[str] = "another witness of the text reads differently"
    side: ClassVar[Side] = Side.TEXT

    kind: Literal["variant"] = Field(description=f"The kind of note: {what_it_says}.")
    witness: WitnessId = Field(description="Id of a witness in the article's article.yml.")
    reading: Reading = Field(description="What that witness has here. Empty: it has nothing.")
    effect: Annotated[
        Literal["agrees", "faithful", "loose", "wrong-word", "meaning-changed", "garbled", "omitted"],
        Meanings(EFFECT_IN_WORDS),
    ] = Field(
        description="What became of the witness's words in this text; "
        "`agrees` where it confirms a reading that another lacks."
    )

    def headline(self, registers: Registers) -> str:
        witness = registers.witness(self.witness)
        name = witness.short if witness else self.witness
        return f"{name}: “{shortened(self.reading)}”" if self.reading else f"{name}: not there"

    def details(self, registers: Registers) -> tuple[Detail, ...]:
        witness = registers.witness(self.witness)
        return (
            Detail(label="Witness", value=witness.name if witness else self.witness),
            Detail(label="Reading", value=self.reading or "(not there)"),
            Detail(label="Effect", value=as_words(self.effect)),
        )

    def witnesses(self) -> tuple[str, ...]:
        return (self.witness,)

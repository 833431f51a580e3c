"""Variant: another witness of the text reads differently."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from variorum.model.annotation import BaseAnnotation, Detail
from variorum.model.headline import Headline
from variorum.model.kind import Colours, Kind, Side
from variorum.model.kind import Line as LineBelow
from variorum.model.quotation import quoted
from variorum.model.registers import Registers
from variorum.model.values import Entry, Line, Meanings, Reading, SourceId
from variorum.model.values import WitnessId as IdOfWitness
from variorum.model.wording import as_words

EFFECT_IN_WORDS = {
    "agrees": "the witness has the same words",
    "faithful": "other words, the same sense",
    "loose": "the sense is kept in the main, a shade of it is lost",
    "wrong-word": "a word stands for another",
    "meaning-changed": "this text says something else",
    "garbled": "this text can hardly be understood without the witness",
    "omitted": "words of the witness are not in this text",
    "added": "words of this text are not in the witness",
}
"""What became of the words of a text from which this one was made, from the least harm to the greatest."""

RELATION_IN_WORDS = {
    "shares-the-error": "the witness has the same mistake",
    "has-the-right-reading": "the witness is right where this text is not",
    "differs": "the witness words it otherwise",
}
"""How a text from which this one was *not* made stands to it."""

WitnessId = Annotated[IdOfWitness, Field(description="Id of a witness in the article’s article.yml.")]
Copy = Annotated[
    SourceId | None,
    Field(
        alias="copy",
        description="Which of the witness’s `copies` has the reading, by its source; "
        "needed where the copies differ.",
    ),
]
Words = Annotated[Reading, Field(description="What that witness has here. Empty: it has nothing.")]
Translation = Annotated[
    Line | None, Field(description="What the reading means, where the witness is in another language.")
]
_Effects = Literal[
    "agrees", "faithful", "loose", "wrong-word", "meaning-changed", "garbled", "omitted", "added"
]
Effect = Annotated[
    _Effects | None,
    Meanings(EFFECT_IN_WORDS),
    Field(
        description="What became of the witness’s words in this text; only of a witness from which this "
        "text was made. `agrees` where it confirms a reading that another lacks."
    ),
]
_Relations = Literal["shares-the-error", "has-the-right-reading", "differs"]
Relation = Annotated[
    _Relations | None,
    Meanings(RELATION_IN_WORDS),
    Field(description="How the witness stands to this text, where this text was not made from it."),
]


class OtherReading(Entry):
    """What a further witness has of the passage that a variant is about."""

    witness: WitnessId
    of_copy: Copy = None
    reading: Words
    translation: Translation = None
    effect: Effect = None
    relation: Relation = None

    @model_validator(mode="after")
    def _is_judged_once(self) -> Self:
        _judged_once(self.effect, self.relation)
        return self

    @property
    def judgement(self) -> str:
        """The effect or the relation, in words."""
        return as_words(self.effect or self.relation or "")


class Variant(BaseAnnotation):
    """Says how other witnesses of the text word the same passage."""

    of_kind: ClassVar[Kind] = Kind(
        name="variant",
        title="Variant",
        says="other versions of the text have other words here",
        place=4,
        side=Side.TEXT,
        sign="/",
        colours=Colours("#7b3fb0", "#cda5f3", ".49", ".15 306"),
        line=LineBelow("dashed", rank=4),
        headline=Headline(
            "⟦{effect:words|relation:words} · ⟧{witness:witness|witness}: "
            "{translation:short:quoted|reading:short:quoted|'not there'}",
            {
                "effect": {effect: as_words(effect) for effect in EFFECT_IN_WORDS},
                "relation": {relation: as_words(relation) for relation in RELATION_IN_WORDS},
            },
        ),
        example="twenty-years.yml",
    )

    kind: Literal["variant"] = Field(description=of_kind.description)
    witness: WitnessId
    of_copy: Copy = None
    reading: Words
    translation: Translation = None
    effect: Effect = None
    relation: Relation = None
    also: tuple[OtherReading, ...] = Field(
        (), description="What further witnesses have of the same passage, each with a reading of its own."
    )

    @model_validator(mode="after")
    def _is_judged_once(self) -> Self:
        _judged_once(self.effect, self.relation)
        return self

    def readings(self) -> tuple[OtherReading, ...]:
        """Return what each witness has: the reading of the note itself first."""
        own = OtherReading.model_construct(
            witness=self.witness,
            of_copy=self.of_copy,
            reading=self.reading,
            translation=self.translation,
            effect=self.effect,
            relation=self.relation,
        )
        return (own, *self.also)

    def details(self, registers: Registers) -> tuple[Detail, ...]:
        return tuple(_detail(reading, registers) for reading in self.readings())

    def witnesses(self) -> tuple[str, ...]:
        return (self.witness, *(reading.witness for reading in self.also))


def _judged_once(effect: str | None, relation: str | None) -> None:
    if effect and relation:
        raise PydanticCustomError("two_judgements", "A reading has an `effect` or a `relation`, not both.")
    if not effect and not relation:
        raise PydanticCustomError("no_judgement", "A reading needs an `effect` or a `relation`.")


def _detail(reading: OtherReading, registers: Registers) -> Detail:
    """Return a reading in one line: whose it is, the words, what they mean, how they are judged."""
    witness = registers.witness(reading.witness)
    copied = witness.copy_of(reading.of_copy) if witness else None
    name = witness.short if witness else reading.witness
    meaning = f"{quoted(reading.translation)} · " if reading.translation else ""
    return Detail(
        label=f"{name} ({copied.siglum})" if copied else name,
        value=reading.reading or "(not there)",
        explanation=f"{meaning}{'effect' if reading.effect else 'relation'}: {reading.judgement}",
        language=(witness.language if witness and reading.reading else None) or "",
    )

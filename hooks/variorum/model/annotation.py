"""What every annotation has, whatever its kind (W3C Web Annotation: target and body)."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, NamedTuple, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from variorum.model.alternative import Alternative
from variorum.model.judged_claim import JudgedClaim
from variorum.model.kind import Kind
from variorum.model.registers import Registers
from variorum.model.selector import Selector
from variorum.model.values import (
    Cited,
    ContributorId,
    Entry,
    EntryId,
    Identifier,
    Line,
    PartialDate,
    Prose,
    Quoted,
    ReviewSum,
)


class Detail(NamedTuple):
    """A labelled line of a note, such as “Certainty: high”. Plain text."""

    label: str
    value: str
    explanation: str = ""
    language: str = ""
    """The language of the value, if it is not the note's."""


class Review(Entry):
    """Who stands for a note besides those who wrote it."""

    by: ContributorId = Field(description="Id of a contributor in the register.")
    date: PartialDate = Field(description="When: a day, a month or a year, as ISO 8601 writes it.")
    sum: ReviewSum | None = Field(
        None, description="What was reviewed: a checksum of the note, which `variorum review` writes."
    )


class Withdrawal(Entry):
    """Why a published note is shown no more. Its id and its address stay its own."""

    # Not `on`, which YAML 1.1 takes for `true`.
    date: PartialDate = Field(description="When: a day, a month or a year, as ISO 8601 writes it.")
    reason: Line = Field(description="Why, in one or two sentences of plain text, for its readers.")


class Orphaning(Entry):
    """Since when the article no longer has the words that a note is about. The note is right all the same."""

    date: PartialDate = Field(
        description="When the text was changed: a day, a month or a year, as ISO 8601 writes it."
    )


class BaseAnnotation(Entry):
    """The fields that all kinds share. Each kind adds its own, and says what it is (`of_kind`)."""

    of_kind: ClassVar[Kind]

    id: Identifier = Field(
        description="Permanent name of the note, unique in the edition; it is the note’s address."
    )
    quote: Quoted | None = Field(
        None,
        description="The words that the note is about, as the article has them, in whole words. "
        "“first words … last words” spans a long passage.",
    )
    prefix: Quoted | None = Field(
        None,
        description="Words right before the quote, exactly as the article has them. "
        "Only needed where the quote is not unique.",
    )
    suffix: Quoted | None = Field(
        None,
        description="Words right after the quote, exactly as the article has them. "
        "Only needed where the quote is not unique.",
    )
    occurrence: Annotated[int, Field(ge=1)] | Literal["all"] | None = Field(
        None,
        description="Which occurrence of the quote: 1, 2, … or `all`. "
        "With a `prefix` or a `suffix`, the places that have them are counted.",
    )
    whole: bool = Field(False, description="`true` for a note on the whole article, with no quote.")
    note: Prose = Field(description="The note itself, in Markdown without HTML.")
    sources: tuple[Cited, ...] = Field(
        (), description="Ids of sources in the register; each may carry a `locator`."
    )
    mentions: tuple[EntryId, ...] = Field(
        (),
        description="Ids of terms in the glossary, or of entities, that the note "
        "speaks of in passing; their entries list the note. What it explains stands in `term`.",
    )
    by: tuple[ContributorId, ...] = Field((), description="Ids of contributors in the register.")
    inference: bool = Field(
        False, description="`true` where the note is what the editors infer, not what a source says."
    )
    prominence: Literal["core", "further"] = Field(
        "core", description="`core` for what every reader should meet, `further` for the rest."
    )

    status: Literal["proposed", "reviewed"] | None = Field(
        None,
        description="`proposed` or `reviewed`. Left out: `reviewed` where `reviewed` says by whom, "
        "else `proposed`. Write `proposed` when a reviewed note was changed and waits again.",
    )
    reviewed: Review | None = Field(None, description="Who reviewed the note, and when.")
    withdrawn: Withdrawal | None = Field(
        None, description="Takes a published note out of the margin; its own page stays and says why."
    )
    orphaned: Orphaning | None = Field(
        None,
        description="Says that the text was changed and no longer has the words of `quote`. The note leaves "
        "the margin; its own page stays, with these words. `variorum relink --orphans` writes it.",
    )

    formerly: tuple[Identifier, ...] = Field(
        (),
        description="Ids that the note had before. Their addresses lead to it for good; "
        "`variorum rename` writes them.",
    )

    @model_validator(mode="after")
    def _says_who_reviewed_it(self) -> Self:
        if self.status == "reviewed" and self.reviewed is None:
            raise PydanticCustomError("no_review", "The note does not say who reviewed it.")
        return self

    @model_validator(mode="after")
    def _has_one_target(self) -> Self:
        if self.whole and (self.quote or self.prefix or self.suffix or self.occurrence):
            raise PydanticCustomError(
                "two_targets",
                "A note on the whole article has no `quote`, `prefix`, `suffix` or `occurrence`.",
            )
        if self.whole and self.orphaned:
            raise PydanticCustomError(
                "two_targets", "A note on the whole article cannot be `orphaned`: it has no words to lose."
            )
        if not self.whole and self.quote is None:
            raise PydanticCustomError("no_target", "The note does not say what it is about.")
        return self

    @property
    def selector(self) -> Selector | None:
        """What finds the passage; None for a note on the whole article."""
        if self.quote is None:
            return None
        return Selector(self.quote, self.prefix or "", self.suffix or "", self.occurrence)

    @property
    def is_off_the_page(self) -> bool:
        """Whether the note has no place in the text any more: it was withdrawn, or it is an orphan."""
        return self.withdrawn is not None or self.orphaned is not None

    @property
    def is_reviewed(self) -> bool:
        """Whether somebody has reviewed the note as it stands."""
        return self.reviewed is not None and self.status != "proposed"

    @property
    def replacement(self) -> str | None:
        """The words that it puts in the place of its passage, which may be none; None: it changes nothing."""
        return None

    def headline(self, registers: Registers) -> str:
        """Return the note in one line of plain text, to be read at a glance."""
        kept = registers.headlines.get(self.id)
        if kept is None or kept[0] is not self:
            kept = registers.headlines[self.id] = (self, self.of_kind.headline.fill(self, registers))
        return kept[1]

    def details(self, registers: Registers) -> tuple[Detail, ...]:
        """Return the kind's own fields as labelled lines, for the opened note."""
        return ()

    def alternatives(self) -> tuple[Alternative, ...]:
        """Return the words that stand, or should stand, in the place of the passage."""
        return ()

    def judged_claim(self) -> JudgedClaim | None:
        """Return the claim that the note judges, with its last judgement; None if it judges none."""
        return None

    def terms(self) -> tuple[str, ...]:
        """Return the ids of the glossary or the entity register that the note explains."""
        return ()

    def entries(self) -> tuple[str, ...]:
        """Return the ids of all entries of these registers to which the note points, each once."""
        return tuple(dict.fromkeys((*self.terms(), *self.mentions)))

    def witnesses(self) -> tuple[str, ...]:
        """Return the ids that must stand among the article's witnesses."""
        return ()

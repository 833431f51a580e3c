"""Reliability: who says so, and how far to trust it (Admiralty scale)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from variorum.model.annotation import BaseAnnotation, Detail
from variorum.model.dates import date_in_words
from variorum.model.headline import Headline
from variorum.model.judged_claim import JudgedClaim
from variorum.model.kind import Colours, Kind, Side
from variorum.model.kind import Line as LineBelow
from variorum.model.registers import Registers
from variorum.model.values import Entry, Line, Meanings, PartialDate
from variorum.model.wording import as_words


class Reliability(StrEnum):
    """How far the source can be relied on. F means that it cannot be judged, not that it is bad."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Credibility(StrEnum):
    """How credible the information is. 6 means that it cannot be judged, not that it is false."""

    CONFIRMED = "1"
    PROBABLE = "2"
    POSSIBLE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    UNKNOWN = "6"


RELIABILITY_IN_WORDS = {
    Reliability.A: "completely reliable source",
    Reliability.B: "usually reliable source",
    Reliability.C: "fairly reliable source",
    Reliability.D: "not usually reliable source",
    Reliability.E: "unreliable source",
    Reliability.F: "reliability of the source cannot be judged",
}
CREDIBILITY_IN_WORDS = {
    Credibility.CONFIRMED: "confirmed by other sources",
    Credibility.PROBABLE: "probably true",
    Credibility.POSSIBLE: "possibly true",
    Credibility.DOUBTFUL: "doubtful",
    Credibility.IMPROBABLE: "improbable",
    Credibility.UNKNOWN: "truth cannot be judged",
}

CREDIBILITY_IN_SHORT = {
    Credibility.CONFIRMED: "confirmed",
    Credibility.PROBABLE: "probably true",
    Credibility.POSSIBLE: "possibly true",
    Credibility.DOUBTFUL: "doubtful",
    Credibility.IMPROBABLE: "improbable",
    Credibility.UNKNOWN: "cannot be judged",
}
ASKS_IN_WORDS = {"so": "that it is so", "said": "that it was said"}
"""What the marks of a claim are about."""

RELIABILITY_MEANS = {
    Reliability.A: "no doubt that it is authentic, trustworthy and competent; always reliable so far",
    Reliability.B: "minor doubts; mostly reliable so far",
    Reliability.C: "doubts; but it has been right before",
    Reliability.D: "grave doubts; but it has been right before",
    Reliability.E: "lacks what makes a source reliable, and has been wrong before",
    Reliability.F: "there is no basis to judge on",
}
CREDIBILITY_MEANS = {
    Credibility.CONFIRMED: "independent sources agree; logical in itself; fits what else is known",
    Credibility.PROBABLE: "not confirmed; logical in itself; fits what else is known",
    Credibility.POSSIBLE: "not confirmed; reasonably logical; fits some of what else is known",
    Credibility.DOUBTFUL: "not confirmed; possible, but not logical",
    Credibility.IMPROBABLE: "not confirmed; not logical in itself; what else is known speaks against it",
    Credibility.UNKNOWN: "there is no basis to judge on",
}
"""What each mark asks for, after the glosses of the US Army’s field manual 2-22.3."""


class Assessment(Entry):
    """A judgement of one claim at one time: the source and the information, each apart."""

    date: PartialDate = Field(description="For when it holds: 2020-09 or 2026-01-22.")
    reliability: Annotated[Reliability, Meanings(RELIABILITY_IN_WORDS)] = Field(
        description="The source, A to F. F: cannot be judged."
    )
    credibility: Annotated[Credibility, Meanings(CREDIBILITY_IN_WORDS)] = Field(
        description="The information, 1 to 6. 6: cannot be judged."
    )
    reason: Line = Field(description="Why, in one sentence.")

    @property
    def mark(self) -> str:
        """The two marks together, such as `B3`."""
        return f"{self.reliability}{self.credibility}"

    @property
    def in_words(self) -> str:
        """The two marks as words: “usually reliable source; possibly true”."""
        return f"{RELIABILITY_IN_WORDS[self.reliability]}; {CREDIBILITY_IN_WORDS[self.credibility]}"


class ReliabilityNote(BaseAnnotation):
    """Says who makes a claim, how it reached the page, and how far to trust it."""

    of_kind: ClassVar[Kind] = Kind(
        name="reliability",
        title="Reliability",
        says="who says so, and how far to trust it",
        place=3,
        side=Side.MEANING,
        sign="?",
        colours=Colours("#1a5da6", "#8fc1f7", ".48", ".13 253"),
        line=LineBelow("double", rank=2),
        headline=Headline(
            "{claim:sentence}⟦ · {asks:words}{assessments.credibility:ends:words}⟧",
            {"asks": {"said": "said: "}, "assessments.credibility": CREDIBILITY_IN_SHORT},
        ),
        example="lamp-went-out.yml",
    )

    kind: Literal["reliability"] = Field(description=of_kind.description)
    claim: Line = Field(description="The claim in one sentence, without the article’s slant.")
    asks: Annotated[Literal["so", "said"], Meanings(ASKS_IN_WORDS)] = Field(
        "so",
        description="What the marks are about: that it is `so`, or only that it was `said`. "
        "Whoever judges both writes two notes.",
    )
    attributed_to: Line = Field(description="Who is said to say so: “unnamed officials, through Reuters”.")
    source_kind: Literal[
        "named-official",
        "government-body",
        "company-statement",
        "wire-report",
        "unnamed-via-wire",
        "unnamed-experts",
        "public-record",
        "none-given",
    ] = Field(description="What kind of source it is.")
    chain: tuple[Line, ...] = Field(
        (), description="How it reached this page, the page first, the origin last."
    )
    assessments: tuple[Assessment, ...] = Field(
        description="Judgements on the Admiralty scale, the oldest first.", min_length=1
    )

    def judged_claim(self) -> JudgedClaim:
        last = self.assessments[-1]
        return JudgedClaim(
            self.claim, self.asks, self.attributed_to, last.reliability, last.credibility, last.reason
        )

    def details(self, registers: Registers) -> tuple[Detail, ...]:
        return (
            Detail(label="Claim", value=self.claim),
            Detail(label="Judged", value=ASKS_IN_WORDS[self.asks]),
            Detail(label="Said by", value=self.attributed_to),
            Detail(label="Kind of source", value=as_words(self.source_kind)),
            *([Detail(label="Chain", value=" ← ".join(self.chain))] if self.chain else []),
            *(
                Detail(label=date_in_words(a.date), value=f"{a.mark}: {a.in_words}", explanation=a.reason)
                for a in self.assessments
            ),
        )

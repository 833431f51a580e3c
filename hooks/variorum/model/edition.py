"""An edition: what was placed, and every problem. Renderers and exporters read it, never files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from variorum.model.article import Article
from variorum.model.asides import NO_ASIDES, Asides
from variorum.model.candidate import Candidate
from variorum.model.history import History
from variorum.model.kinds import Annotation
from variorum.model.kinds.correction import Correction
from variorum.model.kinds.reliability import ReliabilityNote
from variorum.model.kinds.variant import Variant
from variorum.model.problem import Problem
from variorum.model.record import AnnotationRecord
from variorum.model.registers import Registers
from variorum.model.selector import Span
from variorum.model.site_index import SiteIndex
from variorum.model.stretch import Stretch

OfKind = TypeVar("OfKind", Correction, Variant, ReliabilityNote)


class PlacedNote(NamedTuple):
    """An annotation whose passage was found."""

    record: AnnotationRecord
    number: int
    """Its number on the page, from 1, in the order in which the notes stand there."""
    spans: tuple[Span, ...]
    """Where its passage stands in the reading text; none for a note on the whole article."""
    body: str
    """The note as safe HTML …"""
    text: str
    """… and as plain text."""
    links: tuple[str, ...] = ()
    """The addresses within the edition to which it leads, as its author wrote them."""

    @classmethod
    def of(cls, note: Candidate, number: int) -> PlacedNote:
        """Return the sound `note`, whose passage was found, with its number."""
        return cls(note.record, number, note.spans or (), *note.body)

    @property
    def annotation(self) -> Annotation:
        """What its author wrote."""
        return self.record.annotation


class WithdrawnNote(NamedTuple):
    """A note that was published and is shown no more; its own page says why."""

    record: AnnotationRecord
    body: str
    """The note as safe HTML …"""
    text: str
    """… and as plain text."""
    links: tuple[str, ...] = ()
    """The addresses within the edition to which it leads, as its author wrote them."""

    @classmethod
    def of(cls, note: Candidate) -> WithdrawnNote:
        """Return the sound `note`, which was withdrawn."""
        return cls(note.record, *note.body)

    @property
    def annotation(self) -> Annotation:
        """What its author wrote; `withdrawn` is never None."""
        return self.record.annotation


class Slice(NamedTuple):
    """A stretch of the reading text over which the same notes hold."""

    span: Span
    notes: tuple[int, ...]
    """Numbers of the notes, in order."""


class TermLink(NamedTuple):
    """A later place that has a term's words, and the id of the note to which it leads."""

    span: Span
    note: str


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article with its notes in their places."""

    article: Article
    registers: Registers
    text: str
    """The reading text: what a reader reads, paragraphs joined by an empty line."""
    notes: tuple[PlacedNote, ...]
    slices: tuple[Slice, ...]
    problems: tuple[Problem, ...]
    withdrawn: tuple[WithdrawnNote, ...] = ()
    """By id. They have no place in the text, and no number."""
    links: tuple[TermLink, ...] = ()
    asides: Asides = NO_ASIDES
    stretches: tuple[Stretch, ...] = ()
    """Headings, quotations, emphasis and the like, by where they begin, the outer one first."""

    @property
    def corrections(self) -> list[tuple[PlacedNote, Correction]]:
        """The notes that are corrections, each with what its author wrote, in the order of the page."""
        return self._of(Correction)

    @property
    def variants(self) -> list[tuple[PlacedNote, Variant]]:
        """The notes that are variants, in the same way."""
        return self._of(Variant)

    @property
    def claims(self) -> list[tuple[PlacedNote, ReliabilityNote]]:
        """The notes that judge a claim, in the same way."""
        return self._of(ReliabilityNote)

    @property
    def changes(self) -> list[tuple[Span, str]]:
        """What the corrections change: the words of the reading text, and what replaces them."""
        return [(span, correction.reading) for note, correction in self.corrections for span in note.spans]

    def _of(self, kind: type[OfKind]) -> list[tuple[PlacedNote, OfKind]]:
        pairs = ((note, note.annotation) for note in self.notes)
        return [(note, annotation) for note, annotation in pairs if isinstance(annotation, kind)]


@dataclass(frozen=True, slots=True)
class Edition:
    """All articles of an edition, and all that is wrong with it."""

    articles: tuple[AnnotatedArticle, ...]
    registers: Registers
    problems: tuple[Problem, ...]
    """By file, line and column."""
    history: History = History()  # noqa: RUF009 - frozen: one value for all that have none
    index: SiteIndex | None = None
    """Where links within the edition lead; None where a host leaves them as they are written."""

"""An edition: what was placed, and every problem. Renderers and exporters read it, never files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from variorum.model.article import Article, EarlierText
from variorum.model.asides import NO_ASIDES, Asides
from variorum.model.candidate import Candidate
from variorum.model.edited import edited
from variorum.model.history import History
from variorum.model.kinds import Annotation
from variorum.model.kinds.correction import Correction
from variorum.model.kinds.reliability import ReliabilityNote
from variorum.model.kinds.variant import Variant
from variorum.model.problem import Problem
from variorum.model.record import AnnotationRecord
from variorum.model.registers import Registers
from variorum.model.selector import Span
from variorum.model.sentences import Sentence, sentences
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
    def from_candidate(cls, note: Candidate, number: int) -> PlacedNote:
        """Return the sound `note`, whose passage was found, with its number."""
        return cls(note.record, number, note.spans or (), *note.body)

    @property
    def annotation(self) -> Annotation:
        """What its author wrote."""
        return self.record.annotation


class WithdrawnNote(NamedTuple):
    """A note that is no longer on the page: it was withdrawn, or it is an orphan. Its own page says why."""

    record: AnnotationRecord
    body: str
    """The note as safe HTML …"""
    text: str
    """… and as plain text."""
    links: tuple[str, ...] = ()
    """The addresses within the edition to which it leads, as its author wrote them."""

    @classmethod
    def from_candidate(cls, note: Candidate) -> WithdrawnNote:
        """Return the sound `note`, which was withdrawn."""
        return cls(note.record, *note.body)

    @property
    def annotation(self) -> Annotation:
        """What its author wrote; `withdrawn` and `orphaned` are not both None."""
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
    """By id: the notes that were withdrawn, and orphans. They have no place in the text, and no number."""
    links: tuple[TermLink, ...] = ()
    asides: Asides = NO_ASIDES
    stretches: tuple[Stretch, ...] = ()
    """Headings, quotations, emphasis and the like, by where they begin, the outer one first."""

    @property
    def every_note(self) -> tuple[PlacedNote | WithdrawnNote, ...]:
        """Those on the page in their order, then those that are not on it."""
        return (*self.notes, *self.withdrawn)

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

    @property
    def corrected_text(self) -> str:
        """The reading text with all corrections made."""
        return edited(self.text, self.changes).text

    @property
    def sentences(self) -> list[Sentence]:
        """The sentences of the reading text, in order."""
        return sentences(self.text)

    def _of(self, kind: type[OfKind]) -> list[tuple[PlacedNote, OfKind]]:
        pairs = ((note, note.annotation) for note in self.notes)
        return [(note, annotation) for note, annotation in pairs if isinstance(annotation, kind)]


@dataclass(frozen=True, slots=True)
class EarlierVersion:
    """A version of an article's text that another one replaced."""

    number: int
    """From 1, the oldest first."""
    known: EarlierText
    """What article.yml says of it."""
    html: str = ""
    """The content of its page, without notes."""
    annotated: AnnotatedArticle | None = None
    """With its notes as they stood last; None where the history does not have it."""
    left_out: int = 0
    """Notes of that time that cannot be shown, since they have faults by the rules of today."""


@dataclass(frozen=True, slots=True)
class TextVersions:
    """What is known of the versions of one text."""

    earlier: tuple[EarlierVersion, ...] = ()
    written_on: Mapping[str, int] = field(default_factory=dict)
    """By the id of a note, the number of the version on which it was written."""
    lacks: str = ""
    """Why the words of a version are missing, in a sentence."""

    @property
    def present(self) -> int:
        """The number of the text as it is."""
        return len(self.earlier) + 1

    def last_with(self, names: Collection[str]) -> tuple[int, str] | None:
        """Return the number of the last version with a note that had one of these ids, and the id there."""
        for version in reversed(self.earlier):
            for note in version.annotated.notes if version.annotated else ():
                if note.annotation.id in names:
                    return version.number, note.annotation.id
        return None


def no_versions(article: AnnotatedArticle) -> TextVersions:
    """Return what article.yml alone says of the versions of a text."""
    listed = article.article.metadata.earlier
    return TextVersions(tuple(EarlierVersion(number, known) for number, known in enumerate(listed, 1)))


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
    versions: Callable[[AnnotatedArticle], TextVersions] = field(default=no_versions, compare=False)
    """Gives the versions of the text of an article. They are read when somebody asks for them."""

"""What the files of an edition say, and what is wrong with them, before any note has its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from variorum.model.article import Article
from variorum.model.candidate import Candidate, faults_of
from variorum.model.ledger import PublishedId
from variorum.model.problem import Problem
from variorum.model.record import AnnotationRecord
from variorum.model.registers import Registers
from variorum.model.settings import EditionSettings
from variorum.model.settled import SettledNotes


@dataclass(frozen=True, slots=True)
class ArticleFiles:
    """An article, its annotations, and the registers as they stand for it."""

    article: Article
    notes: tuple[Candidate, ...]
    """All its notes, by file and line, also those with faults."""
    registers: Registers

    @property
    def sound(self) -> list[AnnotationRecord]:
        """The notes without a fault."""
        return [note.record for note in self.notes if note.is_sound]


@dataclass(frozen=True, slots=True)
class EditionFiles:
    """Everything that the files of an edition say, and what is wrong with them."""

    articles: tuple[ArticleFiles, ...]
    registers: Registers
    problems_beside: tuple[Problem, ...]
    """What is wrong with anything but the notes of `articles`, which have faults of their own."""
    unreadable: tuple[str, ...] = ()
    """Folders of articles that could not be read; why, stands among the problems."""
    ledger: tuple[PublishedId, ...] = ()
    """The ids that were published."""
    settings: EditionSettings = field(default_factory=EditionSettings)
    written_ids: frozenset[str] | None = frozenset()
    """The ids that stand in files of notes, also of those that cannot be used; None if not all are known."""
    words: str = ""
    """The edition's own words, one a line: those that no dictionary knows."""
    hidden: frozenset[str] = frozenset()
    """Folders of articles that are not shown: see `published`."""
    settled: Mapping[str, SettledNotes] = field(default_factory=dict)
    """What is known of notes that were not read, by the slug of their article; that has no notes here."""

    @property
    def texts(self) -> list[ArticleFiles]:
        """The articles that are texts as received, not pages of the site."""
        return [entry for entry in self.articles if not entry.article.is_page]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong with the files."""
        return (*self.problems_beside, *faults_of(self.notes()))

    def notes(self) -> Iterator[Candidate]:
        """Yield the notes of all articles, also those with faults."""
        for files in self.articles:
            yield from files.notes

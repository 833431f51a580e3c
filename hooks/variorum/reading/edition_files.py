"""Reads a whole edition: articles, registers, annotations."""

from __future__ import annotations

from dataclasses import dataclass, field

from variorum.model.article import Article
from variorum.model.ledger import PublishedId
from variorum.model.problem import Code, Place, Problem
from variorum.model.record import AnnotationRecord
from variorum.model.registers import Registers
from variorum.model.settings import EditionSettings
from variorum.model.wording import visible_name
from variorum.reading.annotation_names import unusable_names
from variorum.reading.annotations import read_annotations, repeated
from variorum.reading.articles import article_folders, read_article
from variorum.reading.edition_settings import read_edition_settings
from variorum.reading.folders import folders_in, is_open
from variorum.reading.judgements import misjudged_readings
from variorum.reading.layout import Layout
from variorum.reading.ledger import LedgerLine, WrittenIds, broken_promises, read_ledger
from variorum.reading.pages import unpublishable_pages
from variorum.reading.references import missing_notes, missing_references
from variorum.reading.registers import read_registers
from variorum.reading.suggestion import did_you_mean, nearest
from variorum.reading.wrong_values import echo

_HIDES_NOTES = (Code.NO_ARTICLE, Code.STRAY_FILE, Code.EMPTY_FILE, Code.REPEATED_ID)
"""What may be why a published note is missed: it stands there, or stood, or has another's id."""


@dataclass(frozen=True, slots=True)
class ArticleFiles:
    """An article, its annotations, and the registers as they stand for it."""

    article: Article
    records: tuple[AnnotationRecord, ...]
    registers: Registers
    broken: tuple[AnnotationRecord, ...] = ()
    """What is sound of notes that have problems: it is checked like the others, and never shown."""


@dataclass(frozen=True, slots=True)
class EditionFiles:
    """Everything that the files of an edition say, and what is wrong with them."""

    articles: tuple[ArticleFiles, ...]
    registers: Registers
    problems: tuple[Problem, ...]
    unreadable: tuple[str, ...] = ()
    """Folders of articles that could not be read; why, stands among the problems."""
    ledger: tuple[PublishedId, ...] = ()
    """The ids that were published."""
    settings: EditionSettings = field(default_factory=EditionSettings)
    written_ids: frozenset[str] | None = frozenset()
    """The ids that stand in files of notes, also of those that cannot be used; None if not all are known."""
    hidden: frozenset[str] = frozenset()
    """Folders of articles that are not shown: see `published`."""


def read_edition(layout: Layout, said: object = None) -> EditionFiles:
    """Return what the files of the edition say. Raises nothing: what is wrong is a problem.

    `said` is what the host's settings have below `extra.variorum`.
    """
    problems = unpublishable_pages(layout)
    settings = read_edition_settings(said, layout, problems)
    registers = read_registers(layout, problems)
    folders = article_folders(layout, problems)
    slugs = [folder.name for folder in folders]
    articles = {folder.name: read_article(folder, layout, registers, problems) for folder in folders}
    records: dict[str, list[AnnotationRecord]] = {slug: [] for slug in slugs}
    broken: set[AnnotationRecord] = set()
    ledger: list[LedgerLine] = []
    written_ids: frozenset[str] | None = None
    # If it cannot be searched, the registers have told of it.
    if is_open(layout.annotations, layout, []):
        problems.extend(_folders_without_article(layout, slugs))
        problems.extend(unusable_names(layout))
        written = WrittenIds()
        records = {slug: read_annotations(slug, layout, written, broken, problems) for slug in slugs}
        every = [record for of in records.values() for record in of]
        refused, copies = repeated(every, problems)
        broken |= refused
        records = {slug: [record for record in of if record not in copies] for slug, of in records.items()}
        ledger = read_ledger(layout, problems)
        if not any(problem.code in _HIDES_NOTES for problem in problems):
            if not written.unknown:
                written_ids = frozenset(written.places)
                shown = {
                    record.annotation.id: slug
                    for slug, of in records.items()
                    for record in of
                    if not record.annotation.withdrawn
                }
                problems.extend(missing_notes(registers, written.places, shown))
            problems.extend(broken_promises(ledger, written))
    read = []
    for slug, article in articles.items():
        witnesses = {w.id: w for w in article.metadata.witnesses} if article else None
        own = registers.with_witnesses(witnesses, article.metadata.ancestors() if article else None)
        for record in records[slug]:
            if wrong := [*missing_references(record, own), *misjudged_readings(record, own)]:
                problems.extend(wrong)
                broken.add(record)
        if article is None:
            continue
        sound = tuple(record for record in records[slug] if record not in broken)
        rest = tuple(record for record in records[slug] if record in broken)
        read.append(ArticleFiles(article, sound, own, rest))
    unreadable = tuple(slug for slug, article in articles.items() if article is None)
    return EditionFiles(
        tuple(read),
        registers,
        tuple(problems),
        unreadable,
        tuple(line.entry for line in ledger),
        settings,
        written_ids,
    )


def _folders_without_article(layout: Layout, slugs: list[str]) -> list[Problem]:
    found = []
    for path in folders_in(layout.annotations, layout, []):
        if path.name in slugs:
            continue
        meant = nearest(path.name, slugs)
        remedy = "Rename the folder to that of the article below docs/articles/."
        if meant and (layout.annotations / meant).exists():
            there = layout.name(layout.annotations / meant)
            remedy = (
                f"Move its notes to {there}/, each under a name that is free there; if the folder is a copy, "
                "delete it."
            )
        message = f"There is no article “{echo(visible_name(path.name))}”.{did_you_mean(path.name, slugs)}"
        found.append(Problem(Place(layout.name(path)), Code.NO_ARTICLE, message, remedy))
    return found

"""Reads a whole edition: articles, registers, annotations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from variorum.checks.judgements import misjudged_readings
from variorum.checks.references import missing_notes, missing_references
from variorum.files.annotation_names import unusable_names
from variorum.files.pages import unpublishable_pages
from variorum.files.tree import Tree
from variorum.model.article import Article
from variorum.model.candidate import Candidate, faults_of
from variorum.model.edition_files import ArticleFiles, EditionFiles
from variorum.model.problem import Code, Problem
from variorum.model.registers import Registers
from variorum.model.settled import SettledNotes
from variorum.reading.annotations import read_annotations, refuse_repeated_ids, settle_ids
from variorum.reading.articles import article_folders, read_article
from variorum.reading.edition_settings import read_edition_settings
from variorum.reading.ledger import LedgerLine, WrittenIds, missing_published_ids, read_ledger
from variorum.reading.note_folders import annotated_pages, folders_without_article
from variorum.reading.pages import read_page
from variorum.reading.registers import read_registers
from variorum.reading.word_list import read_word_list

NOTHING_SETTLED: Mapping[str, SettledNotes] = {}
_HIDES_NOTES = (
    *(Code.NO_ARTICLE, Code.STRAY_FILE, Code.EMPTY_FILE, Code.REPEATED_ID),
    Code.MISPLACED_ENTRY,
)
"""Problems that may be the reason why a published note is missing, which is then not reported."""


def read_edition(
    tree: Tree, raw_settings: object = None, settled: Mapping[str, SettledNotes] = NOTHING_SETTLED
) -> EditionFiles:
    """Return the contents of the edition's files. Raises nothing: what is wrong is a problem.

    `raw_settings` is what the host's settings have below `extra.variorum`. The notes are not read that are
    `settled`, by the slugs of their articles; raise `Unsettled` where some of these have to be.
    """
    layout, same = tree.layout, tree.memo.same
    # Where a file has to be moved depends on the names of the files of notes.
    names, unsearched = tree.searched(layout.annotations)
    of_notes = (layout, [*map(str, names)], unsearched)
    beside = (tree.known_of(layout.docs), of_notes)
    problems = [*same("pages that cannot be published", beside, lambda: unpublishable_pages(tree))]
    settings = read_edition_settings(raw_settings, layout, problems)
    settings = same("settings", (settings,), lambda: settings)
    registers = read_registers(tree, problems)
    registers = same("registers", (registers,), lambda: registers)
    words = read_word_list(tree, problems)
    folders = article_folders(tree, problems)
    articles = {folder.name: _article(folder, tree, registers, problems) for folder in folders}
    notes = _Notes()
    # If the folder of the notes cannot be searched, `read_registers` has reported that.
    if tree.is_open(layout.annotations):
        problems.extend(folders_without_article(tree, articles))
        articles |= {
            page: read_page(page, tree, registers, problems) for page in annotated_pages(tree, problems)
        }
        problems.extend(same("unusable names", of_notes, lambda: unusable_names(tree)))
        known = {slug: settled[slug] for slug, article in articles.items() if article and slug in settled}
        notes = _read_notes(articles, tree, registers, known, problems)
    read = []
    for slug, article in articles.items():
        candidates = notes.by_article.get(slug, ())
        if article is None:
            own = registers.with_witnesses(None)
            problems.extend(faults_of(_with_checked_references(note, own) for note in candidates))
        else:
            sources = (article, registers, tuple(candidates))
            read.append(same(f"checked: {slug}", sources, partial(_checked, *sources)))
    unreadable = tuple(slug for slug, article in articles.items() if article is None)
    return EditionFiles(
        tuple(read),
        registers,
        tuple(problems),
        unreadable,
        tuple(line.entry for line in notes.ledger),
        settings,
        notes.written_ids,
        words,
        settled=notes.settled,
    )


class _Notes(NamedTuple):
    """The notes of an edition, by article, and what is known of their ids."""

    by_article: Mapping[str, Sequence[Candidate]] = {}
    ledger: Sequence[LedgerLine] = ()
    written_ids: frozenset[str] | None = None
    """The ids whose addresses lead to a note; None where a problem may hide some."""
    settled: Mapping[str, SettledNotes] = NOTHING_SETTLED


def _read_notes(
    articles: Iterable[str],
    tree: Tree,
    registers: Registers,
    settled: Mapping[str, SettledNotes],
    problems: list[Problem],
) -> _Notes:
    """Return the notes of all `articles` but those that are `settled`, and compare their ids."""
    written = WrittenIds()
    found: dict[str, list[Candidate]] = {}
    for slug in articles:
        if slug in settled:
            written.add_settled(settled[slug], slug)
            found[slug] = []
        else:
            found[slug] = read_annotations(slug, tree, written, problems)
    settle_ids(settled, found)
    notes = refuse_repeated_ids(found, problems)
    ledger = read_ledger(tree, problems)
    every = [note for of_article in notes.values() for note in of_article]
    if any(problem.code in _HIDES_NOTES for problem in (*problems, *faults_of(every))):
        return _Notes(notes, ledger, settled=settled)
    problems.extend(missing_published_ids(ledger, written))
    if written.unknown:
        return _Notes(notes, ledger, settled=settled)
    problems.extend(missing_notes(registers, written.places, _shown(notes, settled)))
    return _Notes(notes, ledger, frozenset(written.leading()), settled)


def _shown(notes: Mapping[str, Sequence[Candidate]], settled: Mapping[str, SettledNotes]) -> dict[str, str]:
    """Return the slug of its article by the id of each note that stands on a page."""
    shown = {
        note.annotation.id: slug
        for slug, of_article in notes.items()
        for note in of_article
        if not note.annotation.is_off_the_page
    }
    for slug, of_article in settled.items():
        shown |= {
            identifier: slug for identifier, _ in of_article.ids if identifier not in of_article.off_the_page
        }
    return shown


def _article(folder: Path, tree: Tree, registers: Registers, problems: list[Problem]) -> Article | None:
    """Return what `read_article` returns; nothing is read anew of an article whose files are the same."""

    def read() -> tuple[Article | None, list[Problem]]:
        found: list[Problem] = []
        return read_article(folder, tree, registers, found), found

    sources = (tree.layout, registers, tree.known_of(folder))
    article, found = tree.memo.same(f"article: {folder.name}", sources, read)
    problems.extend(found)
    return article


def _checked(article: Article, registers: Registers, notes: tuple[Candidate, ...]) -> ArticleFiles:
    witnesses = {witness.id: witness for witness in article.metadata.witnesses}
    own = registers.with_witnesses(witnesses, article.metadata.ancestors())
    return ArticleFiles(article, tuple(_with_checked_references(note, own) for note in notes), own)


def _with_checked_references(note: Candidate, registers: Registers) -> Candidate:
    record = note.record
    return note.with_faults((*missing_references(record, registers), *misjudged_readings(record, registers)))

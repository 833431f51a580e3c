"""Reads a whole edition: articles, registers, annotations."""

from __future__ import annotations

from variorum.checks.judgements import misjudged_readings
from variorum.checks.references import missing_notes, missing_references
from variorum.files.annotation_names import unusable_names
from variorum.files.pages import unpublishable_pages
from variorum.files.tree import Tree
from variorum.model.candidate import Candidate, faults_of
from variorum.model.edition_files import ArticleFiles, EditionFiles
from variorum.model.problem import Code
from variorum.model.registers import Registers
from variorum.reading.annotations import read_annotations, refuse_repeated_ids
from variorum.reading.articles import article_folders, read_article
from variorum.reading.edition_settings import read_edition_settings
from variorum.reading.ledger import LedgerLine, WrittenIds, missing_published_ids, read_ledger
from variorum.reading.note_folders import annotated_pages, folders_without_article
from variorum.reading.pages import read_page
from variorum.reading.registers import read_registers
from variorum.reading.word_list import read_word_list

_HIDES_NOTES = (Code.NO_ARTICLE, Code.STRAY_FILE, Code.EMPTY_FILE, Code.REPEATED_ID)
"""Problems that may be the reason why a published note is missing, which is then not reported."""


def read_edition(tree: Tree, raw_settings: object = None) -> EditionFiles:
    """Return the contents of the edition's files. Raises nothing: what is wrong is a problem.

    `raw_settings` is what the host's settings have below `extra.variorum`.
    """
    problems = unpublishable_pages(tree)
    settings = read_edition_settings(raw_settings, tree.layout, problems)
    registers = read_registers(tree, problems)
    words = read_word_list(tree, problems)
    folders = article_folders(tree, problems)
    slugs = [folder.name for folder in folders]
    articles = {folder.name: read_article(folder, tree, registers, problems) for folder in folders}
    if tree.is_open(tree.layout.annotations):
        problems.extend(folders_without_article(tree, slugs))
        articles |= {
            page: read_page(page, tree, registers, problems) for page in annotated_pages(tree, problems)
        }
    notes: dict[str, list[Candidate]] = {slug: [] for slug in articles}
    ledger: list[LedgerLine] = []
    written_ids: frozenset[str] | None = None
    # If it cannot be searched, `read_registers` has reported that.
    if tree.is_open(tree.layout.annotations):
        problems.extend(unusable_names(tree))
        written = WrittenIds()
        notes = {slug: read_annotations(slug, tree, written, problems) for slug in articles}
        notes = refuse_repeated_ids(notes, problems)
        every = [note for of_article in notes.values() for note in of_article]
        ledger = read_ledger(tree, problems)
        if not any(problem.code in _HIDES_NOTES for problem in (*problems, *faults_of(every))):
            if not written.unknown:
                written_ids = frozenset(written.leading())
                shown = {
                    note.annotation.id: slug
                    for slug, of_article in notes.items()
                    for note in of_article
                    if not note.annotation.is_off_the_page
                }
                problems.extend(missing_notes(registers, written.places, shown))
            problems.extend(missing_published_ids(ledger, written))
    read = []
    for slug, article in articles.items():
        witnesses = {w.id: w for w in article.metadata.witnesses} if article else None
        own = registers.with_witnesses(witnesses, article.metadata.ancestors() if article else None)
        checked = tuple(_with_checked_references(note, own) for note in notes[slug])
        if article is None:
            problems.extend(faults_of(checked))
        else:
            read.append(ArticleFiles(article, checked, own))
    unreadable = tuple(slug for slug, article in articles.items() if article is None)
    return EditionFiles(
        tuple(read),
        registers,
        tuple(problems),
        unreadable,
        tuple(line.entry for line in ledger),
        settings,
        written_ids,
        words,
    )


def _with_checked_references(note: Candidate, registers: Registers) -> Candidate:
    record = note.record
    return note.with_faults((*missing_references(record, registers), *misjudged_readings(record, registers)))

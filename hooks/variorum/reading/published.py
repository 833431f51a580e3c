"""Leaves out of an edition what its site does not publish, and articles whose address a page has taken."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import replace

from variorum.checks.unused import cited_sources
from variorum.files.layout import METADATA, TEXTS, Layout
from variorum.files.tree import Tree
from variorum.model.addresses import ARTICLES, is_page, page_uri
from variorum.model.candidate import faults_of
from variorum.model.edition_files import ArticleFiles, EditionFiles
from variorum.model.kinds import Annotation
from variorum.model.problem import Code, Place, Problem
from variorum.model.publishing import Level, Publishing
from variorum.model.registers import Event, Registers
from variorum.model.settled import SettledNotes, Unsettled


def published_part(files: EditionFiles, publishing: Publishing, tree: Tree) -> EditionFiles:
    """Return the part of `files` that the site publishes.

    An article that is not published is left out with its notes, its problems, and the entries to which
    only its notes point. If a written page has the address of an article, the page wins.
    """
    slugs = [entry.article.slug for entry in files.articles] + list(files.unreadable)
    levels = {slug: _level(slug, publishing, tree) for slug in slugs}
    unpublished = {slug for slug, level in levels.items() if not publishing.shows(level)}
    taken = {slug: page for slug in slugs if (page := _page_at(slug, publishing)) and slug not in unpublished}
    part = _without(files, unpublished, tree.layout)
    problems = [_taken(slug, page, tree.layout) for slug, page in taken.items()]
    return replace(_without(part, taken.keys(), None), problems_beside=(*part.problems_beside, *problems))


def with_pages(files: EditionFiles, uris: Container[str], layout: Layout) -> EditionFiles:
    """Return the part of `files` that has a page: `uris` are the sources of pages that no plugin removed."""
    slugs = [entry.article.slug for entry in files.articles]
    return _without(files, {slug for slug in slugs if page_uri(slug) not in uris}, layout)


def _without(files: EditionFiles, hidden: Collection[str], layout: Layout | None) -> EditionFiles:
    """Return `files` without the articles that are `hidden`, and with `layout` without their problems."""
    if not hidden:
        return files
    if not files.settled.keys().isdisjoint(hidden):
        raise Unsettled(files.settled.keys() & hidden)
    gone = [entry for entry in files.articles if entry.article.slug in hidden]
    shown = [entry for entry in files.articles if entry.article.slug not in hidden]
    if layout:
        problems = tuple(p for p in files.problems_beside if not _is_about(p, hidden, layout))
    else:
        problems = (*files.problems_beside, *(fault for entry in gone for fault in faults_of(entry.notes)))
    registers = _registers(files.registers, gone, shown, files.settled)
    ids = {note.annotation.id for entry in gone for note in entry.notes}
    return replace(
        files,
        articles=tuple(
            replace(entry, registers=replace(registers, witnesses=entry.registers.witnesses))
            for entry in shown
        ),
        registers=registers,
        problems_beside=problems,
        unreadable=tuple(slug for slug in files.unreadable if slug not in hidden),
        written_ids=None if files.written_ids is None else files.written_ids - ids,
        hidden=files.hidden.union(hidden),
    )


def unpublished_sources(files: EditionFiles) -> Iterator[str]:
    """Yield the names of the sources of what was left out, so that a host does not publish them either."""
    for slug in sorted(files.hidden):
        if not is_page(slug):
            yield from (f"{ARTICLES}/{slug}/{name}" for name in (*TEXTS, METADATA))


def _level(slug: str, publishing: Publishing, tree: Tree) -> Level:
    """Return how far an article is published: as far as its page, and the text of which it is made."""
    if is_page(slug):
        is_known = publishing.known is None or slug in publishing.known
        return publishing.level(slug) if is_known else Level.EXCLUDED
    folder = f"{ARTICLES}/{slug}"
    texts = [f"{folder}/{name}" for name in TEXTS if tree.is_there(tree.layout.docs / folder / name)]
    if publishing.known is not None and any(text not in publishing.known for text in texts):
        return Level.EXCLUDED
    return min(publishing.level(uri) for uri in (page_uri(slug), *texts))


def _page_at(slug: str, publishing: Publishing) -> str | None:
    page = publishing.written.get(publishing.address(page_uri(slug)))
    return None if page == slug else page


def _taken(slug: str, page: str, layout: Layout) -> Problem:
    return Problem(
        Place(layout.name(layout.docs / page)),
        Code.ADDRESS_TAKEN,
        f"This page has the address of the article “{slug}”, which is not shown.",
        "Move what it says to a page of another name, or leave it out with `exclude_docs`.",
    )


def _is_about(problem: Problem, slugs: Iterable[str], layout: Layout) -> bool:
    file = f"{problem.place.file}/"
    return any(
        file.startswith(f"{layout.name(folder / slug)}/")
        for slug in slugs
        for folder in (layout.annotations, layout.docs if is_page(slug) else layout.articles)
    )


def _registers(
    registers: Registers,
    gone: list[ArticleFiles],
    shown: list[ArticleFiles],
    settled: Mapping[str, SettledNotes],
) -> Registers:
    """Return the registers without the entries that serve only articles that are not shown.

    `settled` are the notes, on some of those that are shown, that were not read.
    """
    lost, kept = _annotations(gone), _annotations(shown)
    ids = {annotation.id for annotation in lost}
    timeline = {
        identifier: _without_notes(event, ids)
        for identifier, event in registers.timeline.items()
        if not event.notes or not ids.issuperset(event.notes)
    }
    entries = _entries(lost) - _entries(kept) - _named(notes.entries for notes in settled.values())
    glossary = {key: term for key, term in registers.glossary.items() if key not in entries}
    entities = {key: entity for key, entity in registers.entities.items() if key not in entries}
    part = replace(registers, glossary=glossary, entities=entities, timeline=timeline)
    no_longer_cited = cited_sources(gone, registers) - cited_sources(shown, part)
    no_longer_cited -= _named(notes.sources for notes in settled.values())
    sources = {key: source for key, source in registers.sources.items() if key not in no_longer_cited}
    return replace(part, sources=sources)


def _annotations(articles: list[ArticleFiles]) -> list[Annotation]:
    return [note.annotation for entry in articles for note in entry.notes]


def _named(of_articles: Iterable[frozenset[str]]) -> set[str]:
    return set[str]().union(*of_articles)


def _entries(annotations: list[Annotation]) -> set[str]:
    return {entry for annotation in annotations for entry in annotation.entries()}


def _without_notes(event: Event, ids: set[str]) -> Event:
    if ids.isdisjoint(event.notes):
        return event
    return event.model_copy(update={"notes": tuple(note for note in event.notes if note not in ids)})

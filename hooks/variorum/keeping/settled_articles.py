"""Articles in which a check found nothing wrong → what is kept of their notes, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

from variorum.files.layout import Layout
from variorum.links.dead_links import ids_of_notes, links_of
from variorum.model.candidate import Candidate
from variorum.model.edition import AnnotatedArticle, Edition
from variorum.model.edition_files import EditionFiles
from variorum.model.placeholder import is_placeholder
from variorum.model.problem import Place
from variorum.model.settled import SettledNotes
from variorum.rendering.bodies import BodyRenderer

_PLACES = ("ids", "former", "links")
"""The fields that have places; they are kept as lists of four: a text, a file, a line and a column."""
_NAMES = tuple(name for name in SettledNotes._fields if name not in _PLACES)


def settled_articles(
    files: EditionFiles, edition: Edition, layout: Layout
) -> Iterator[tuple[str, SettledNotes]]:
    """Yield the slug and the notes of each article of `edition` in whose files nothing is wrong.

    `files` are those of which it was made.
    """
    bodies = BodyRenderer()
    faulty = {PurePosixPath(problem.place.file) for problem in edition.problems}
    within = faulty.union(*(path.parents for path in faulty))
    placed = {article.article.slug: article for article in edition.articles}
    for entry in files.articles:
        slug = entry.article.slug
        if slug not in placed or entry.article.is_page:
            continue
        folders = (layout.annotations / slug, layout.articles / slug)
        if within.isdisjoint(PurePosixPath(layout.name(folder)) for folder in folders):
            yield slug, _settled(entry.notes, placed[slug], bodies)


def _settled(notes: Iterable[Candidate], article: AnnotatedArticle, bodies: BodyRenderer) -> SettledNotes:
    ids, former = [], []
    off_the_page, placeholders, reviewed_on = set(), set(), set()
    entries: set[str] = set()
    sources: set[str] = set()
    # One pass: these are all notes of an edition, when it is checked for the first time.
    for note in notes:
        record, annotation = note.record, note.record.annotation
        ids.append((annotation.id, record.place("id")))
        for number, name in enumerate(annotation.formerly):
            former.append((name, record.place(f"formerly.{number}")))
        if annotation.is_off_the_page:
            off_the_page.add(annotation.id)
        if is_placeholder(annotation.note):
            placeholders.add(annotation.id)
        entries.update(annotation.terms(), annotation.mentions)
        sources.update(citation.id for citation in annotation.sources)
        if annotation.reviewed:
            reviewed_on.add(annotation.reviewed.date)
    return SettledNotes(
        ids=tuple(ids),
        former=tuple(former),
        off_the_page=frozenset(off_the_page),
        placeholders=frozenset(placeholders),
        entries=frozenset(entries),
        sources=frozenset(sources),
        reviewed_on=frozenset(reviewed_on),
        links=tuple((link.place, link.address) for link in links_of(article, bodies)),
        anchors=frozenset(ids_of_notes(article)),
    )


def as_kept(notes: SettledNotes) -> dict[str, list[Any]]:
    """Return what is kept of `notes`, as values of JSON; empty fields are left out."""
    kept: dict[str, list[Any]] = {
        "ids": [[identifier, *place] for identifier, place in notes.ids],
        "former": [[identifier, *place] for identifier, place in notes.former],
        "links": [[address, *place] for place, address in notes.links],
    }
    kept |= {name: sorted(getattr(notes, name)) for name in _NAMES}
    return {name: values for name, values in kept.items() if values}


def from_kept(kept: Any) -> SettledNotes:
    """Return the notes of which `kept` was made. Raise `TypeError` or `ValueError` if it was not."""
    if not isinstance(kept, dict) or not kept.keys() <= set(SettledNotes._fields):
        raise ValueError
    ids, former, links = (tuple(map(_placed, _list(kept, name))) for name in _PLACES)
    names = {name: frozenset(_text(value) for value in _list(kept, name)) for name in _NAMES}
    return SettledNotes(ids, former, links=tuple((place, text) for text, place in links), **names)


def _list(kept: dict[str, Any], name: str) -> list[Any]:
    values = kept.get(name, [])
    if not isinstance(values, list):
        raise TypeError(name)
    return values


def _placed(value: Any) -> tuple[str, Place]:
    text, file, line, column = value
    if not (isinstance(text, str) and isinstance(file, str) and type(line) is type(column) is int):
        raise ValueError(value)
    return text, Place(file, line, column)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value

"""The reading paths: a page for each, on which its notes stand whole, and a page that lists them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from variorum.apparatus.in_context import InContext, in_context
from variorum.apparatus.page import LIST_TEMPLATE, ApparatusPage, Link, register_page, view_address, view_name
from variorum.apparatus.templating import template
from variorum.apparatus.whole_note import whole_note
from variorum.model.addresses import is_page, page_uri
from variorum.model.edition import AnnotatedArticle, Edition, PlacedNote
from variorum.model.registers import ReadingPath, Registers
from variorum.rendering.site_links import PlaceOnPath

_BESIDE = 120
_WORDS_A_MINUTE = 180
"""The reading speed of prose that one has to think about."""


class _Found(NamedTuple):
    article: AnnotatedArticle
    note: PlacedNote


class StepView(NamedTuple):
    """A step of a path: what to look for, and the note, whole and with its passage."""

    says: str
    note: PlacedNote
    headline: str
    language: str
    """The language of the passage."""
    passage: InContext | None
    contents: Markup
    address: str


class PathView(NamedTuple):
    """A path with its steps."""

    path: ReadingPath
    steps: Sequence[StepView]
    minutes: int
    first: str
    """Address of its first note in the text; empty, if it has none."""


class ListedPath(NamedTuple):
    """A path in the list of all."""

    record: ReadingPath
    address: str
    minutes: int


class PathsView(NamedTuple):
    """All paths of the edition."""

    paths: Sequence[ListedPath]


_PATH = template("path.html", PathView)
_PATHS = template("paths.html", PathsView)


def path_uri(identifier: str) -> str:
    """Return the name of the source of a path's page."""
    return f"paths/{identifier}/index.md"


def path_pages(registers: Registers) -> list[ApparatusPage]:
    """Return the pages of the paths that were read."""
    return [
        ApparatusPage(
            path_uri(path.id),
            path.title,
            _page_of(path),
            is_in_nav=False,
            is_searched=False,
            template=LIST_TEMPLATE,
        )
        for path in registers.paths.values()
    ]


def places_on_paths(registers: Registers) -> Callable[[str], list[PlaceOnPath]]:
    """Return what gives, for a note's id, where it stands on which paths."""
    by_note: dict[str, list[PlaceOnPath]] = {}
    for path in registers.paths.values():
        ids = list(dict.fromkeys(step.note for step in path.steps))
        for at, note in enumerate(ids):
            page = f"{view_name(path.id)}#{note}"
            place = PlaceOnPath(path.id, path.title, page, at + 1, len(ids))
            by_note.setdefault(note, []).append(place)
    return lambda note: by_note.get(note, [])


def _page_of(path: ReadingPath) -> Callable[[Edition, Link], str]:
    def content(edition: Edition, link: Link) -> str:
        found = _notes(edition)
        steps = [(step, found[step.note]) for step in path.steps if step.note in found]
        shown = [
            _shown(step.says, at, link, whole_note(edition, *at, link, path_uri(path.id)))
            for step, at in steps
        ]
        first = _in_the_text(path, found, link)
        return _PATH.render(PathView(path, shown, _minutes(path, found), first))

    return content


def _in_the_text(path: ReadingPath, found: Mapping[str, _Found], link: Link) -> str:
    """Return the address of the first note of a path, in its article as it is shown for the path."""
    at = next((found[step.note] for step in path.steps if step.note in found), None)
    if at is None:
        return ""
    slug = at.article.article.slug
    page = link(slug) if is_page(slug) else view_address(link, slug, view_name(path.id))
    return f"{page}#{at.note.annotation.id}"


def _shown(says: str, at: _Found, link: Link, contents: Markup) -> StepView:
    article, note = at
    return StepView(
        says=says,
        note=note,
        headline=note.annotation.headline(article.registers),
        language=article.article.metadata.language,
        passage=in_context(article.text, note.spans[0], _BESIDE) if note.spans else None,
        contents=contents,
        address=f"{link(page_uri(article.article.slug))}#{note.annotation.id}",
    )


def _notes(edition: Edition) -> Mapping[str, _Found]:
    return {
        note.annotation.id: _Found(article, note) for article in edition.articles for note in article.notes
    }


def _minutes(path: ReadingPath, found: Mapping[str, _Found]) -> int:
    """Return how long the path takes to read: what it says at each step, and the notes there."""
    steps = [(step.says, found[step.note].note.text) for step in path.steps if step.note in found]
    words = sum(len(f"{says} {note}".split()) for says, note in steps)
    return max(1, round(words / _WORDS_A_MINUTE))


def _overview(edition: Edition, link: Link) -> str:
    found = _notes(edition)
    paths = [
        ListedPath(path, link(path_uri(path.id)), _minutes(path, found))
        for path in edition.registers.paths.values()
    ]
    return _PATHS.render(PathsView(paths))


PATHS = register_page(ReadingPath, _overview)

"""An article shown for one purpose: for a reading path, or without verdicts.

Each is a file of its own beside the article's page. An address alone can choose such a view only with a
script; a link to a file needs none, and what the reader does on the page cannot undo it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from urllib.parse import unquote

from variorum.apparatus.page import Link, view_name
from variorum.apparatus.paths import path_uri
from variorum.merging.slices import flat_slices
from variorum.model.edition import AnnotatedArticle, PlacedNote
from variorum.model.registers import ReadingPath
from variorum.model.site_index import PASSAGE
from variorum.rendering.site_links import PlaceOnPath, Purpose, SiteLinks

WITHOUT_VERDICTS = Purpose(
    view_name(),
    "Verdicts are hidden",
    "ratings, effects and corrections are seen only in notes that you open. Judge first.",
    hides_verdicts=True,
)


def views(
    article: AnnotatedArticle, links: SiteLinks, link: Link
) -> Iterator[tuple[AnnotatedArticle, SiteLinks]]:
    """Yield the article as it is shown for each purpose, and where the site says more of it then."""
    if links.without_verdicts:
        yield article, replace(links, purpose=WITHOUT_VERDICTS)
    notes = {note.annotation.id for note in article.notes}
    for path in article.registers.paths.values():
        if any(step.note in notes for step in path.steps):
            shown = _with_notes_of(path, article)
            hidden = {
                name
                for note in article.notes
                if path.place_of(note.annotation.id) is None
                for name in _names(note)
            }
            yield shown, _for(path, links, link(path_uri(path.id)), hidden)


def _with_notes_of(path: ReadingPath, article: AnnotatedArticle) -> AnnotatedArticle:
    """Return the article with the notes of a path alone; they keep their numbers."""
    notes = tuple(note for note in article.notes if path.place_of(note.annotation.id) is not None)
    slices = flat_slices([(note.number, span) for note in notes for span in note.spans])
    shown = {note.annotation.id for note in notes}
    links = tuple(link for link in article.links if link.note in shown)
    return replace(article, notes=notes, slices=slices, links=links)


def _names(note: PlacedNote) -> tuple[str, ...]:
    """Return all ids by which links lead to a note."""
    return (note.annotation.id, *note.annotation.formerly)


def _for(path: ReadingPath, links: SiteLinks, page: str, hidden: Collection[str]) -> SiteLinks:
    """Return `links` for a path; `hidden` are the ids of notes that its view does not have."""
    says = {step.note: step.says for step in reversed(path.steps)}
    ids = list(dict.fromkeys(step.note for step in path.steps))

    def places(note: str) -> list[PlaceOnPath]:
        on_path = [place for place in links.paths(note) if place.path == path.id]
        return [
            place._replace(
                page=page,
                says=says[note],
                before=ids[place.number - 2] if place.number > 1 else "",
                after=ids[place.number] if place.number < len(ids) else "",
            )
            for place in on_path
        ]

    def address(written: str) -> str | None:
        found = links.address(written)
        is_hidden = found and found[0] == "#" and unquote(found[1:]).removeprefix(PASSAGE) in hidden
        return f"{links.whole}{found}" if is_hidden else found

    about = f"{path.description} {len(ids)} notes, each of which leads on to the next."
    view = Purpose(view_name(path.id), path.title, about, page)
    return replace(links, purpose=view, paths=places, shown="all", address=address)

"""An article shown for one purpose: for a reading path, or without verdicts.

Each is a file of its own beside the article's page. An address alone can choose such a view only with a
script; a link to a file needs none, and what the reader does on the page cannot undo it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from variorum.apparatus.page import Link, view_name
from variorum.apparatus.paths import path_uri
from variorum.merging.slices import flat_slices
from variorum.model.edition import AnnotatedArticle
from variorum.model.registers import ReadingPath
from variorum.rendering.elsewhere import Elsewhere, PlaceOnPath, ViewOf

WITHOUT_VERDICTS = ViewOf(
    view_name(),
    "Verdicts are hidden",
    "ratings, effects and corrections are seen only in notes that you open. Judge first.",
    hides_verdicts=True,
)


def views(
    article: AnnotatedArticle, elsewhere: Elsewhere, link: Link
) -> Iterator[tuple[AnnotatedArticle, Elsewhere]]:
    """Yield the article as it is shown for each purpose, and where the site says more of it then."""
    if elsewhere.without_verdicts:
        yield article, replace(elsewhere, view=WITHOUT_VERDICTS)
    notes = {note.annotation.id for note in article.notes}
    for path in article.registers.paths.values():
        if any(step.note in notes for step in path.steps):
            yield _with_notes_of(path, article), _for(path, elsewhere, link(path_uri(path.id)))


def _with_notes_of(path: ReadingPath, article: AnnotatedArticle) -> AnnotatedArticle:
    """Return the article with the notes of a path alone; they keep their numbers."""
    notes = tuple(note for note in article.notes if path.place_of(note.annotation.id) is not None)
    slices = flat_slices([(note.number, span) for note in notes for span in note.spans])
    shown = {note.annotation.id for note in notes}
    links = tuple(link for link in article.links if link.note in shown)
    return replace(article, notes=notes, slices=slices, links=links)


def _for(path: ReadingPath, elsewhere: Elsewhere, page: str) -> Elsewhere:
    says = {step.note: step.says for step in reversed(path.steps)}
    count = len(says)

    def places(note: str) -> list[PlaceOnPath]:
        on_path = [place for place in elsewhere.paths(note) if place.path == path.id]
        return [place._replace(page=page, says=says[note]) for place in on_path]

    about = f"{path.description} {count} notes, each of which leads on to the next."
    view = ViewOf(view_name(path.id), path.title, about, page)
    return replace(elsewhere, view=view, paths=places, shown="all")

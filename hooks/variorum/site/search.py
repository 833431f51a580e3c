"""What a site's search should know of a note."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from markupsafe import escape

from variorum.model.edition import AnnotatedArticle, PlacedNote
from variorum.model.registers import Registers


def search_entries(
    articles: Mapping[str, AnnotatedArticle], url_of: Callable[[str], str]
) -> Iterator[dict[str, str]]:
    """Yield the entries of all notes. The keys are the sources of the pages, which `url_of` takes."""
    for uri, article in articles.items():
        url = url_of(uri)
        yield from (_entry(note, article.registers, url) for note in article.notes)


def _entry(note: PlacedNote, registers: Registers, url: str) -> dict[str, str]:
    """Return an entry for the search index: the note's address, headline and words.

    All values are escaped: search shows them as HTML.
    """
    annotation = note.annotation
    headline = f"{annotation.of_kind.title}: {annotation.headline(registers)}"
    return {
        "location": f"{url}#{annotation.id}",
        "title": str(escape(headline)),
        "text": str(escape(note.text)),
    }

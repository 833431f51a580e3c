"""What a site's search is given: an entry for each note and source, and the files of a library's search."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from markupsafe import escape

from variorum.model.edition import AnnotatedArticle, PlacedNote
from variorum.model.publishing import Publishing
from variorum.model.registers import Registers, Source
from variorum.model.settings import EditionSettings
from variorum.rendering.scripts import search_script, search_view_script
from variorum.rendering.stylesheet import search_stylesheet
from variorum.site.pagefind import executable
from variorum.site.search_records import SOURCE
from variorum.site.site_file import SiteFile

SCRIPT = "assets/variorum-search.js"
VIEW_SCRIPT = "assets/variorum-search-view.js"
STYLES = "assets/variorum-search.css"
"""The names of the last two stand in theme/scripts/search/opener.js, too."""


def search_entries(
    articles: Mapping[str, AnnotatedArticle],
    sources: Iterable[Source],
    pages: Collection[str],
    url_of: Callable[[str], str],
    *,
    with_facets: bool = False,
) -> list[dict[str, str]]:
    """Return one small entry a note, and one a source if the site has the page of sources.

    The keys of `articles` are the sources of their pages, which `url_of` takes; `pages` are the sources
    of those of the apparatus. `with_facets`: an entry also has its `kind` and, if it is a note, its `review`.
    """
    entries = [
        _entry(note, article.registers, url) | (_facets(note) if with_facets else {})
        for url, article in ((url_of(uri), article) for uri, article in articles.items())
        for note in article.notes
    ]
    page = Source.of_register.page
    of_sources = [*_source_entries(sources, url_of(page))] if page in pages else []
    if with_facets:
        of_sources = [entry | {"kind": SOURCE} for entry in of_sources]
    return [*entries, *of_sources]


def _facets(note: PlacedNote) -> dict[str, str]:
    annotation = note.annotation
    return {
        "kind": annotation.of_kind.title,
        "review": "reviewed" if annotation.is_reviewed else "proposed",
    }


def _source_entries(sources: Iterable[Source], page: str) -> Iterator[dict[str, str]]:
    """Yield an entry for each source, and one for their page, which has the address `page`."""
    yield {"location": page, "title": Source.of_register.title, "text": ""}
    for source in sources:
        authors = ", ".join(name.full for name in source.author)
        words = ". ".join(filter(None, (authors, source.place_and_date)))
        yield {
            "location": f"{page}#{source.id}",
            "title": str(escape(source.title)),
            "text": str(escape(words)),
        }


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


def search_files(settings: EditionSettings, publishing: Publishing) -> Iterator[SiteFile]:
    """Yield what the search of a library is made of; while somebody edits a site, its theme searches it."""
    if settings.search == "pagefind" and executable() and not publishing.shows_drafts:
        yield SiteFile(SCRIPT, search_script())
        yield SiteFile(VIEW_SCRIPT, search_view_script())
        yield SiteFile(STYLES, search_stylesheet())

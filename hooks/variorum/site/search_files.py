"""What opens the search of a library, where an edition asks for it; its index is made when all else is."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.publishing import Publishing
from variorum.model.settings import EditionSettings
from variorum.rendering.scripts import search_script, search_view_script
from variorum.rendering.stylesheet import search_stylesheet
from variorum.site.pagefind import executable
from variorum.site.site_file import SiteFile

SCRIPT = "assets/variorum-search.js"
VIEW_SCRIPT = "assets/variorum-search-view.js"
STYLES = "assets/variorum-search.css"
"""The names of the last two stand in theme/scripts/search/opener.js, too."""


def search_files(settings: EditionSettings, publishing: Publishing) -> Iterator[SiteFile]:
    """Yield what the search of a library is made of; while somebody edits a site, its theme searches it."""
    if settings.search == "pagefind" and executable() and not publishing.shows_drafts:
        yield SiteFile(SCRIPT, search_script())
        yield SiteFile(VIEW_SCRIPT, search_view_script())
        yield SiteFile(STYLES, search_stylesheet())

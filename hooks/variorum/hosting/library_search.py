"""The search of a library, where an edition asks for it: its index, and what pages need to open it."""

from __future__ import annotations

from pathlib import Path

from variorum.model.settings import EditionSettings
from variorum.site.pagefind import executable
from variorum.site.search_index import index_site

ALL_NOTES = "notes.md"
"""The source of the page that has a line for each note."""
_BUTTON = '<label class="md-header__button md-icon" for="__search">'
"""What opens the theme's search on narrow pages."""


def missing_search(settings: EditionSettings) -> tuple[str, ...]:
    """Return the warning for an edition that asks for a search that is not installed; none for others."""
    if settings.search == "theme" or executable():
        return ()
    asks = (
        "mkdocs.yml asks for `search: pagefind`, and Pagefind is not installed: the theme searches the site. "
    )
    return (asks + 'Install it with `pip install "variorum[search]"`, or remove the setting.',)


def write_index(site: Path, settings: EditionSettings) -> str:
    """Write the index of the finished `site`; return what a build says of it, in a sentence.

    Nothing is written or logged where the edition does not ask for it or Pagefind is not there.
    Raise `IndexingFailed` if Pagefind fails, `OSError` if the disk refuses.
    """
    if settings.search == "theme" or not executable():
        return ""
    count = size = 0
    for address, content in index_site(site):
        path = site / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        count += 1
        size += len(content)
    return f"Pagefind has made the index of the search: {count} files, {size / 1e6:.1f} MB." if count else ""


def with_search(html: str, uri: str, script: str, all_notes: str | None) -> str:
    """Return a whole page, at the address `uri`, with the `script` that opens the search.

    Who has no script has a link to the page of `all_notes` in the place of the search, if there is one. Both
    are added to the finished page: in the look of a site, the templates of its own pages are not ours.
    """
    root = "../" * uri.count("/")
    tag = f'<script src="{root}{script}" data-search="{root or "./"}" defer></script>'
    html = html.replace("</head>", f"{tag}</head>", 1)
    if all_notes is None:
        return html
    link = f'<noscript><a class="md-header__button" href="{root}{all_notes}">All notes</a></noscript>'
    return html.replace(_BUTTON, link + _BUTTON, 1)

"""Joins the stylesheets of a page into one: a browser draws nothing before the last of them is there.

A tenth of it would be pictures, which Material has as data for what few pages have, such as admonitions. They
stand in a file of their own, for the pages that have such things.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from variorum.site.made_files import PAPER_STYLESHEET, STYLESHEET
from variorum.site.site_file import SiteFile

JOINED = "assets/variorum-joined.css"
ICONS = "assets/variorum-icons.css"
_OF_THEME = re.compile(r"assets/stylesheets/(?:main|palette)\.\w+\.min\.css")
# An address in a stylesheet is relative to its file; `@import` is only valid at the beginning of a file.
_BOUND_TO_FILE = re.compile(r"@import|url\((?![\"']?(?:data:|#))")
_OF_FILE = re.compile(r'^@charset "UTF-8";|/\*# sourceMappingURL=.*?\*/', re.IGNORECASE)
_ICON = re.compile(
    r"(--md-(?:admonition|annotation|clipboard|code|footnotes|path|post|source|status|tabbed|tag|tasklist)"
    r'[\w-]*):(url\("data:[^"]*"\));?'
)
"""A picture for something of the content. Those of head, navigation and search are on each page, and stay."""
_USED = re.compile(r"var\(\s*(--[\w-]+)")
_WORDS_OF_ICONS = ("admonition", "tabbed-", "task-list", "footnote", "content.code")
_FORMS_OF_ICONS = tuple(
    re.compile(form)
    for form in (
        r"md-(?:annotation|path|pin|post|source|status|tag)\b",
        r'<details(?![^>]*class="vm-)[^>]*\sclass=',
    )
)
_ANNOTATED = re.compile(r"annotate\b(?<=\bannotate)")
"""What such pictures are for, as a page has it; the last of them in a class. A page that only speaks of one
loads them in vain.

Words are looked for one by one, and each form begins with letters: together, as one pattern, they would
be tried at each letter of the page.
"""


def theme_styles(files: Any, *, has_palette: bool) -> tuple[str, ...]:
    """Return the sources of the stylesheets that Material's pages load, in order, from the host's `files`.

    The second, of the palette, is only loaded by a site that `has_palette`. Nothing is returned for another
    theme.
    """
    found = sorted(filter(_OF_THEME.fullmatch, files.src_uris))
    wanted = 2 if has_palette else 1
    return tuple(found[:wanted]) if len(found) == 2 else ()


def joined_stylesheets(files: Any, of_theme: Sequence[str], added: Iterable[SiteFile]) -> list[SiteFile]:
    """Return one stylesheet for all pages, of the theme's, ours, and that for paper; and that of the icons.

    `added` are the files that we add to those of the host. Return none where the site has a stylesheet of
    its own in place of ours or at one of these addresses, or where one of the theme cannot be moved. The
    icons stay with the others where a stylesheet of the site uses any.
    """
    if files.get_file_from_path(JOINED) or files.get_file_from_path(ICONS):
        return []
    own = {
        file.uri: file.content_bytes.decode() for file in added if file.uri in (STYLESHEET, PAPER_STYLESHEET)
    }
    texts = [Path(files.get_file_from_path(uri).abs_src_path).read_text("utf-8") for uri in of_theme]
    if not texts or len(own) < 2 or any(map(_BOUND_TO_FILE.search, texts)):
        return []
    texts += [own[STYLESHEET], f"@media print{{{own[PAPER_STYLESHEET]}}}"]
    joined = "\n".join(_OF_FILE.sub("", text).strip() for text in texts) + "\n"
    icons = dict(_ICON.findall(joined))
    if not icons or not icons.keys().isdisjoint(_used_by_site(files)):
        return [SiteFile(JOINED, joined)]
    apart = ";".join(f"{name}:{picture}" for name, picture in icons.items())
    return [SiteFile(JOINED, _ICON.sub("", joined)), SiteFile(ICONS, f":root{{{apart}}}\n")]


def _used_by_site(files: Any) -> Iterator[str]:
    """Yield the custom properties that stylesheets of the site use."""
    own = (uri for uri in files.src_uris if uri.endswith(".css") and not _OF_THEME.fullmatch(uri))
    paths = (files.get_file_from_path(uri).abs_src_path for uri in own)
    return (
        name for path in paths if path for name in _USED.findall(Path(path).read_text("utf-8", "replace"))
    )


def with_joined_styles(html: str, uri: str, of_theme: Sequence[str], *, has_icons: bool) -> str:
    """Return a whole page, at the address `uri`, that loads the one stylesheet in place of all that it joins.

    With `has_icons` the pictures of the content have one of their own, for pages that have such content.
    Nothing changes if something stands between those, since the order of the styles would be another.
    """
    root = "../" * uri.count("/")
    first, *others = (f'<link rel="stylesheet" href="{root}{name}">' for name in (*of_theme, STYLESHEET))
    in_a_row = re.compile(re.escape(first) + "".join(rf"\s*{re.escape(link)}" for link in others))
    wanted = (ICONS, JOINED) if has_icons and _may_show_icons(html) else (JOINED,)
    links = "\n".join(f'<link rel="stylesheet" href="{root}{name}">' for name in wanted)
    joined, count = in_a_row.subn(links, html, count=1)
    if not count:
        return html
    before, found, after = joined.partition(
        f'<link rel="stylesheet" href="{root}{PAPER_STYLESHEET}" media="print">'
    )
    return f"{before.rstrip()}{after}" if found else joined


def _may_show_icons(html: str) -> bool:
    quotes = (html.rfind('"', 0, found.start()) for found in _ANNOTATED.finditer(html))
    return (
        any(word in html for word in _WORDS_OF_ICONS)
        or any(form.search(html) for form in _FORMS_OF_ICONS)
        or any(html.endswith('class="', 0, quote + 1) for quote in quotes)
    )

"""Joins the stylesheets of a page into one: a browser draws nothing before the last of them is there.

A tenth of it would be pictures, which Material has as data for what few pages have, such as admonitions. They
stand in a file of their own, for the pages that have such things.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
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
_CLASSES = re.compile(r"""class=["']?([^"'>]*)""")
_HAS_PICTURES = re.compile(
    r"admonition|tabbed-|task-list|footnote|md-(?:annotation|path|pin|post|source|status|tag)\b|\bannotate\b"
)
"""Classes of what such pictures are for."""
_OF_DETAILS = re.compile(r'<details(?![^>]*class="vm-)[^>]*\sclass=')
_OF_CODE = "content.code"
"""A feature of Material, as it names it to its script."""


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


def with_joined_styles(html: str, uri: str, of_theme: tuple[str, ...], *, has_icons: bool) -> str:
    """Return a whole page, at the address `uri`, that loads the one stylesheet in place of all that it joins.

    With `has_icons` the pictures of the content have one of their own, for pages that have such content.
    Nothing changes if something stands between those, since the order of the styles would be another.
    """
    root = "../" * uri.count("/")
    in_a_row, paper = _links(root, of_theme)
    # A page is long, and its stylesheets stand in its head.
    end = html.find("</head>")
    head, rest = (html[:end], html[end:]) if end >= 0 else (html, "")
    wanted = (ICONS, JOINED) if has_icons and needs_icons(html) else (JOINED,)
    links = "\n".join(f'<link rel="stylesheet" href="{root}{name}">' for name in wanted)
    joined, count = in_a_row.subn(links, head, count=1)
    return paper.sub("", joined, count=1) + rest if count else html


@cache
def _links(root: str, of_theme: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds the links that are joined, beside each other, and that to the one for paper."""
    first, *others = (f'<link rel="stylesheet" href="{root}{name}">' for name in (*of_theme, STYLESHEET))
    in_a_row = re.escape(first) + "".join(rf"\s*{re.escape(link)}" for link in others)
    paper = rf'\s*<link rel="stylesheet" href="{re.escape(root + PAPER_STYLESHEET)}" media="print">'
    return re.compile(in_a_row), re.compile(paper)


def needs_icons(html: str) -> bool:
    """Return whether a page, or a part of one, has something that the pictures are for.

    Its classes are looked through, which are few, and not all of it: an edition has thousands of pages.
    """
    classes = {*_CLASSES.findall(html)}
    return any(map(_have_pictures, classes)) or _OF_CODE in html or bool(_OF_DETAILS.search(html))


@lru_cache(maxsize=1024)
def _have_pictures(classes: str) -> bool:
    """Return whether something with these classes has a picture; the pages of a site have the same ones."""
    return bool(_HAS_PICTURES.search(classes))

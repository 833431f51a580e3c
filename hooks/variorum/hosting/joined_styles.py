"""Joins the stylesheets of a page into one: a browser draws nothing before the last of them is there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from variorum.site.made_files import PAPER_STYLESHEET, STYLESHEET
from variorum.site.site_file import SiteFile

JOINED = "assets/variorum-joined.css"
_OF_THEME = re.compile(r"assets/stylesheets/(?:main|palette)\.\w+\.min\.css")
# An address in a stylesheet is relative to its file; `@import` is only valid at the beginning of a file.
_BOUND_TO_FILE = re.compile(r"@import|url\((?![\"']?(?:data:|#))")
_OF_FILE = re.compile(r'^@charset "UTF-8";|/\*# sourceMappingURL=.*?\*/', re.IGNORECASE)


def theme_styles(files: Any, *, has_palette: bool) -> tuple[str, ...]:
    """Return the sources of the stylesheets that Material's pages load, in order, from the host's `files`.

    The second, of the palette, is only loaded by a site that `has_palette`. Nothing is returned for another
    theme.
    """
    found = sorted(filter(_OF_THEME.fullmatch, files.src_uris))
    wanted = 2 if has_palette else 1
    return tuple(found[:wanted]) if len(found) == 2 else ()


def joined_stylesheet(files: Any, of_theme: Sequence[str], added: Iterable[SiteFile]) -> SiteFile | None:
    """Return one stylesheet for all pages: those of the theme, ours, and that for paper.

    `added` are the files that we add to those of the host. Return None where the site has a stylesheet of
    its own in place of ours or at this address, or where one of the theme cannot be moved.
    """
    if files.get_file_from_path(JOINED):
        return None
    own = {
        file.uri: file.content_bytes.decode() for file in added if file.uri in (STYLESHEET, PAPER_STYLESHEET)
    }
    texts = [Path(files.get_file_from_path(uri).abs_src_path).read_text("utf-8") for uri in of_theme]
    if not texts or len(own) < 2 or any(map(_BOUND_TO_FILE.search, texts)):
        return None
    texts += [own[STYLESHEET], f"@media print{{{own[PAPER_STYLESHEET]}}}"]
    return SiteFile(JOINED, "\n".join(_OF_FILE.sub("", text).strip() for text in texts) + "\n")


def with_joined_styles(html: str, uri: str, of_theme: Sequence[str]) -> str:
    """Return a whole page, at the address `uri`, that loads the one stylesheet in place of all that it joins.

    Nothing changes if something stands between those, since the order of the styles would be another.
    """
    root = "../" * uri.count("/")
    first, *others = (f'<link rel="stylesheet" href="{root}{name}">' for name in (*of_theme, STYLESHEET))
    in_a_row = re.compile(re.escape(first) + "".join(rf"\s*{re.escape(link)}" for link in others))
    joined, count = in_a_row.subn(f'<link rel="stylesheet" href="{root}{JOINED}">', html, count=1)
    paper = rf'\s*<link rel="stylesheet" href="{re.escape(root + PAPER_STYLESHEET)}" media="print">'
    return re.sub(paper, "", joined, count=1) if count else html

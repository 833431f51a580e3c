"""Our icon, written into pages: else a browser fetches it before it draws the text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

from variorum.rendering.stylesheet import THEME

_FILE = "assets/images/favicon.png"
_OURS = THEME / "overrides" / _FILE
_DRAWING = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 64 64'>"
    "<rect width='64' height='64' rx='10' fill='#22211f'/>"
    "<path fill='#fff' d='M10 11h28v5H10zm0 12h28v5H10zm0 12h28v5H10zm0 12h18v5H10z'/>"
    "<path fill='#c97b45' d='M10 29h28v2H10z'/>"
    "<path fill='#eba972' d='M44 24h12v3H44zm0 8h9v3h-9z'/></svg>"
)
"""What the file shows. Browsers that cannot draw it take the file."""
_QUOTED = quote(_DRAWING, safe=" ='/:.-")
_LINK = re.compile(rf'<link rel="icon" href="((?:[^"]*/)?{re.escape(_FILE)})">')
_SIZE = "32x32"
"""Chromium takes a drawing rather than a file that says its size, and fetches only what it takes."""
_LINKS = (
    rf'<link rel="icon" href="\1" sizes="{_SIZE}">'
    f'<link rel="icon" type="image/svg+xml" href="data:image/svg+xml,{_QUOTED}">'
)
"""What stands in place of that link. Its drawing is the same on each page."""


def has_our_icon(files: Any) -> bool:
    """Return whether the icon among the host's `files` is ours, and not that of the site or its theme."""
    icon = files.get_file_from_path(_FILE)
    return icon is not None and bool(icon.abs_src_path) and Path(icon.abs_src_path) == _OURS


def with_icon(html: str) -> str:
    """Return a whole page that has our icon in itself, beside the link to the file."""
    return _LINK.sub(_LINKS, html, count=1)

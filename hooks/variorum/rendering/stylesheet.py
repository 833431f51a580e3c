"""What a page loads: one stylesheet, put together from the parts in theme/styles/; faces; a script."""

from __future__ import annotations

import re
from pathlib import Path

THEME = Path(__file__).parent.parent / "theme"
STYLES = THEME / "styles"

PARTS = (
    "faces",
    "measures",
    "text",
    "header",
    "marks",
    "switches",
    "notes",
    "margin",
    "firefox",
    "pages",
    "changes",
    "material",
    "registers",
    "ledgers",
    "script",
    "print",
)
"""In the order of the cascade."""
# No text in our styles has these signs, as a test makes sure.
_COMMENT = re.compile(r"\n?/\*.*?\*/", re.DOTALL)


def stylesheet() -> str:
    """Return the stylesheet. Its parts are kept apart for people, with comments; browsers need neither."""
    return _COMMENT.sub("", "\n".join((STYLES / f"{part}.css").read_text("utf-8") for part in PARTS))


def script() -> str:
    """Return the one script, a module of ECMAScript."""
    return "\n".join(
        (THEME / "scripts" / f"{part}.js").read_text("utf-8") for part in ("reading", "firefox", "selection")
    )


def host_script() -> str:
    """Return what Material would write into each page as inline scripts."""
    return (THEME / "scripts" / "host.js").read_text("utf-8")


def form_scripts() -> list[Path]:
    """Return the modules of the form in which notes are proposed, in order; no page loads them by itself."""
    return sorted((THEME / "scripts" / "propose").iterdir())


def form_stylesheet() -> str:
    """Return the stylesheet of that form."""
    return (STYLES / "propose.css").read_text("utf-8")


def fonts() -> list[Path]:
    """Return the files of the reading face and its licence, in order; they lie beside the stylesheet."""
    return sorted((THEME / "fonts").iterdir())

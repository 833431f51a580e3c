"""The one stylesheet of a site, put together from the parts in theme/styles/."""

from __future__ import annotations

from pathlib import Path

STYLES = Path(__file__).parent.parent / "theme" / "styles"

PARTS = ("measures", "text", "marks", "readings", "notes", "margin", "ledgers", "material", "print")
"""In the order of the cascade."""


def stylesheet() -> str:
    """Return the stylesheet. Its parts are kept apart for people, and joined for browsers."""
    return "\n".join((STYLES / f"{part}.css").read_text("utf-8") for part in PARTS)

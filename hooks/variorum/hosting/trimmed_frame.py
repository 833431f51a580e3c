"""The frame of a page, without the blank lines and the indents that its templates leave."""

from __future__ import annotations

import re

_BETWEEN_LINES = re.compile(r"\n\s+")
_KEEPS_SPACE = re.compile(r"<(?:pre|textarea)\b|`", re.IGNORECASE)
"""What may hold lines whose spaces count; strings of several lines in a script begin with the last one."""


def with_trimmed_frame(html: str, content: str) -> str:
    """Return a whole page with each line around its `content` at the margin, and no blank lines among them.

    The content stays as it is. So does what stands before or after it, if spaces count in it; and the whole
    page, if a template changed the content.
    """
    before, found, after = html.partition(content) if content else (html, "", "")
    return f"{_trimmed(before)}{content}{_trimmed(after)}" if found else html


def _trimmed(part: str) -> str:
    return part if _KEEPS_SPACE.search(part) else _BETWEEN_LINES.sub("\n", part)

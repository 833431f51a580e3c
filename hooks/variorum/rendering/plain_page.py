"""A plain text → the HTML that Python-Markdown would make of it, without a pass over its words.

`plain_text.escaped` leaves nothing in a paragraph that these extensions could interpret, so that its HTML
is the Markdown itself. Only headings are converted, since their ids and links are the table of contents'. A
property compares the two (tests/properties).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

_TELL_NOTHING = frozenset(
    "admonition attr_list def_list fenced_code footnotes md_in_html pymdownx.highlight pymdownx.superfences "
    "sane_lists tables toc".split()
)
"""Extensions that act on signs alone, all of which `escaped` writes as references."""
_MARKERS = (("toc", "marker"), ("footnotes", "PLACE_MARKER"))
"""Options with words in whose place an extension puts something: an article may have these words."""


def needs_no_markdown(extensions: Collection[str], configs: Mapping[str, Mapping[str, Any]]) -> bool:
    """Return whether the paragraphs of a plain text stay as they are with these extensions."""
    return _TELL_NOTHING.issuperset(extensions) and not any(
        option in configs.get(extension, {}) for extension, option in _MARKERS
    )


def plain_page(markdown: str, convert: Callable[[str], str]) -> str | None:
    """Return the HTML of a plain text, or None if it is not known.

    `markdown` is what `article_markdown` makes of the text; `convert` makes HTML of that of headings alone.
    """
    # No paragraph has a blank line in it, and only a heading begins with this sign.
    blocks = markdown.removesuffix("\n").split("\n\n") if markdown.strip() else []
    headings = [block for block in blocks if block.startswith("#")]
    html = convert("\n\n".join(headings)).split("\n") if headings else []
    if len(html) != len(headings) or not all(line.startswith("<h") for line in html):
        return None
    lines = iter(html)
    return "\n".join(next(lines) if block.startswith("#") else f"<p>{block}</p>" for block in blocks)

"""HTML, written so that it comes out of any host's Markdown as it went in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.rendering.html_tokens import Tag, Text, tokens

_REFERENCE = r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);"
_TELLING = re.compile(rf"{_REFERENCE}|[`~{{}}\[\]%$\\|\t]|[!:?=+/-]{{3}}")
"""What extensions and plugins look for in a page before its HTML is set aside: templates, fences, links."""
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
_BLANK_LINES = re.compile(r"\n([ \t]*\n[ \t\n]*)")
_HEADING = re.compile(r"h[1-6]")
NOT_SEARCHED = "data-search-exclude"
_UNREAD = frozenset(("script", "style"))
_KEEPS_SPACE = frozenset(("pre", "textarea"))
_EMPTY = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
"""Elements without an end tag: WHATWG HTML, 13.1.2 Elements."""


def shield_from_markdown(html: str) -> str:
    """Return HTML that says the same as `html`, and in which no Markdown finds anything to interpret.

    It has no blank line, with which a block of HTML would end (CommonMark, 4.6 HTML blocks), and no signs
    with which an extension or a plugin would begin: they are numeric references. Scripts and styles, which
    know no references, stay as they are.
    """
    return "".join(_pieces(html))


def _pieces(html: str) -> Iterator[str]:
    unread, spaces = "", 0
    for token in tokens(html):
        written = html[token.start : token.end]
        if isinstance(token, Tag):
            unread = token.name if token.name in _UNREAD and not token.is_end else ""
            if token.name in _KEEPS_SPACE:
                spaces += -1 if token.is_end else 1
            yield _VALUE.sub(lambda value: _referred(value[0]), written)
        elif not isinstance(token, Text) or unread:
            yield _BLANK_LINES.sub("\n", written)
        elif written.isspace() and spaces <= 0:
            yield "\n" if "\n" in written else written
        else:
            yield _referred(written)


def _referred(text: str) -> str:
    text = _TELLING.sub(lambda found: found[0] if found[0][0] == "&" else _references(found[0]), text)
    return _BLANK_LINES.sub(lambda found: "\n" + found[1].replace("\n", "&#10;"), text)


def _references(signs: str) -> str:
    return "".join(f"&#{ord(sign)};" for sign in signs)


def not_searched(html: str) -> str:
    """Return `html` marked so that the search of Material, and that of Zensical, leave it out.

    That is an attribute on each element that lies in no other, and on headings: each begins a section.
    """
    pieces: list[str] = []
    depth = at = 0
    for token in tokens(html):
        if not isinstance(token, Tag):
            continue
        if token.is_end:
            depth = max(0, depth - 1)
            continue
        if depth == 0 or _HEADING.fullmatch(token.name):
            name_ends = token.start + 1 + len(token.name)
            pieces += [html[at:name_ends], f" {NOT_SEARCHED}"]
            at = name_ends
        depth += not (token.is_empty or token.name in _EMPTY)
    return "".join([*pieces, html[at:]])

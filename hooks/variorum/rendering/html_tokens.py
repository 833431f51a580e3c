"""HTML → its tags, comments and stretches of text, each with its place.

Tags are divided as browsers divide them: a `>` in a quoted attribute ends none, a `<` before a blank is
text. Time is linear in the length, whatever is not closed. Rules: WHATWG HTML, 13.2.5 Tokenization.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

_BEGINS = re.compile(r"<(?:(/?)([a-zA-Z][^\t\n\f\r />]*+)|!--|!\[CDATA\[|[!?/])")
_ATTRIBUTE = r"""
    ([^\t\n\f\r />][^\t\n\f\r />=]*+)
    (?:[\t\n\f\r ]*+=[\t\n\f\r ]*+("[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\t\n\f\r >"'][^\t\n\f\r >]*+|(?=>)))?+
"""
_ATTRIBUTES = re.compile(rf"(?:[\t\n\f\r /]++|{_ATTRIBUTE})*+", re.VERBOSE)
_ONE_ATTRIBUTE = re.compile(_ATTRIBUTE, re.VERBOSE)
_COMMENT_ENDS = re.compile(r"--!?>")
_RAW = {
    name: re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "iframe", "xmp", "noembed", "noframes")
}
"""Elements in which nothing is a tag but their own end."""
_FOREIGN = frozenset(("svg", "math"))


class Tag(NamedTuple):
    """A start tag, or an end tag."""

    name: str
    """In small letters."""
    start: int
    end: int
    written: str
    """Its attributes, as they stand in the tag."""
    is_end: bool
    is_empty: bool
    """Ends in `/>`."""

    @property
    def attributes(self) -> Mapping[str, str]:
        """Names and values of the attributes; of two with one name the first counts."""
        found: dict[str, str] = {}
        for name, value in _ONE_ATTRIBUTE.findall(self.written) if self.written else ():
            shown = value[1:-1] if value[:1] in ('"', "'") else value
            found.setdefault(name.lower(), unescape(shown) if "&" in shown else shown)
        return found


class Text(NamedTuple):
    """A stretch without markup; may hold character references."""

    start: int
    end: int


class Comment(NamedTuple):
    """A comment, or what browsers take for one."""

    start: int
    end: int


def tokens(html: str) -> Iterator[Tag | Text | Comment]:
    """Yield the tokens of `html` in order. A tag that is not closed ends the text, as in browsers."""
    at, foreign = 0, 0
    while begun := _BEGINS.search(html, at):
        if begun.start() > at:
            yield Text(at, begun.start())
        if begun[2] is None:
            at = _comment_end(html, begun, foreign=foreign > 0)
            yield Comment(begun.start(), at)
            continue
        name = begun[2].lower()
        after = _ATTRIBUTES.match(html, begun.end())
        at = after.end() + 1 if after else len(html)
        if at > len(html):
            return
        written = html[begun.end() : at - 1]
        is_empty = written.endswith("/")
        yield Tag(name, begun.start(), at, written, bool(begun[1]), is_empty)
        if begun[1]:
            foreign -= name in _FOREIGN and foreign > 0
        elif name in _FOREIGN:
            foreign += not is_empty
        elif not foreign and (ends := _RAW.get(name)):
            closed = ends.search(html, at)
            end = closed.start() if closed else len(html)
            if end > at:
                yield Text(at, end)
            at = end
    if at < len(html):
        yield Text(at, len(html))


def _comment_end(html: str, begun: re.Match[str], *, foreign: bool) -> int:
    """Return where the comment ends that has `begun`."""
    if begun[0] == "<!--":
        if html.startswith((">", "->"), begun.end()):
            return html.index(">", begun.end()) + 1
        closed = _COMMENT_ENDS.search(html, begun.end())
        return closed.end() if closed else len(html)
    if foreign and begun[0] == "<![CDATA[":
        return html.find("]]>", begun.end()) + 3 if "]]>" in html[begun.end() :] else len(html)
    return html.find(">", begun.end()) + 1 or len(html)

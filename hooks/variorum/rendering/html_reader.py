"""Reads the text of a page's HTML."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

from variorum.rendering.formulas import with_formulas
from variorum.rendering.html_elements import (
    BLOCKS,
    CLOSED,
    CODE,
    INTERACTIVE,
    RUBY_PARTS,
    VOID,
    Reading,
    classes_of,
    reading_of,
)
from variorum.rendering.html_text import SEPARATOR, HtmlText, Run
from variorum.rendering.html_tokens import Comment, Tag, Text, tokens
from variorum.rendering.raised import lowered, raised
from variorum.rendering.selectable import Selectable
from variorum.rendering.set_apart import SetApart

_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);?")
_CODE_FOLLOWS = re.compile(r'<code(?: class="([^"]*)")?>')


# A page is read when its notes are placed, and again when they are woven in, after all others.
@lru_cache(maxsize=128)
def read_html(html: str) -> HtmlText:
    """Return the reading text of `html`, a fragment such as a page's content; it must not be changed."""
    return _Reader(html).read()


@dataclass(slots=True)
class _Whole:
    """An element that is one thing, while it is read."""

    start: int
    depth: int
    is_block: bool
    source: list[str]
    """What stands for it, if the element says so itself …"""
    text: list[str] = field(default_factory=list)
    """… else what it shows."""


class _Reader:
    """Reads text in order. Markup that shows no text of the article is passed over."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.text: list[str] = []
        self.length = 0
        self.runs: list[Run] = []
        self.run: Run | None = None
        self.whole: _Whole | None = None
        self.break_before = ""
        self.fresh_line = True
        self.open: list[tuple[str, bool, frozenset[str]]] = []
        self.names: Counter[str] = Counter()
        self.follows_digit = False
        self.unread = 0
        self.preformatted = 0
        self.code = 0
        self.link_depth = 0
        self.closed = 0
        self.link_runs: list[Run] = []
        self.block_ends: list[int] = []
        self.block_html_ends: list[int] = []
        self.ids: set[str] = set()
        self.selectable = Selectable()
        self.set_apart = SetApart()

    def read(self) -> HtmlText:
        for token in tokens(self.html):
            if isinstance(token, Text):
                self._text(token)
                continue
            self.run = None
            if isinstance(token, Comment):
                continue
            if token.is_end:
                self._end_tag(token.name, token.start, token.end)
                continue
            self._start_tag(token)
            if token.is_empty and token.name not in VOID:
                self._end_tag(token.name, token.end, token.end)
        if not self.block_ends or self.length > self.block_ends[-1]:
            self.block_ends.append(self.length)
            self.block_html_ends.append(len(self.html))
        for run in self.link_runs:
            run.link_end = len(self.html)
        text = "".join(self.text)
        runs = with_formulas(self.runs, text)
        asides = self.selectable.asides()
        return HtmlText(
            self.html,
            text,
            runs,
            self.block_ends,
            self.block_html_ends,
            self.ids,
            asides,
            self.set_apart.found(),
        )

    # -- markup ---------------------------------------------------------------------------

    def _start_tag(self, tag: Tag) -> None:
        name, attributes = tag.name, tag.attributes
        if attributes.get("id"):
            self.ids.add(attributes["id"])
        if name in BLOCKS:
            self._new_block()
        if name == "br":
            self._add("\n", tag.start, tag.end, whole=True, mark=False)
            self.set_apart.end_line(self.length)
            self.fresh_line = True
        elif name == "img" and attributes.get("alt"):
            self._add(attributes["alt"], tag.start, tag.end, whole=True)
            if not self.unread and not self.whole:
                self.selectable.leave_out(self.length - len(attributes["alt"]), self.length)
            self.run = None
        if name in VOID:
            return
        if name in RUBY_PARTS and self.open and self.open[-1][0] in RUBY_PARTS:
            self._end_tag(self.open[-1][0], tag.start, tag.start)
        around = self.open[-1][2] if self.open else frozenset()
        code = _CODE_FOLLOWS.match(self.html, tag.end) if name == "pre" else None
        reading = reading_of(name, attributes, around, code and (code[1] or ""))
        if reading is Reading.WHOLE and not self.whole and not self.unread:
            self.whole = _Whole(tag.start, len(self.open), name in BLOCKS, [attributes.get("alttext", "")])
        unread = reading is Reading.NOT
        if name in ("sup", "sub") and not (self.names["sup"] or self.names["sub"]):
            self.follows_digit = not self.break_before and "".join(self.text[-1:])[-1:].isdecimal()
        is_read = not self.unread and not self.whole
        self.selectable.begin(len(self.open), attributes, self.length, is_read=is_read)
        self.set_apart.begin(name, attributes, self.length)
        self.open.append((name, unread, classes_of(attributes)))
        self.names[name] += 1
        self._count(name, unread, 1)

    def _count(self, name: str, unread: bool, by: int) -> None:
        self.unread += by * unread
        self.preformatted += by * (name == "pre")
        self.code += by * (name in CODE)
        self.link_depth += by * (name in INTERACTIVE)
        self.closed += by * (name in CLOSED)

    def _end_tag(self, tag: str, start: int, end: int) -> None:
        if not self.names[tag]:
            return
        while True:
            name, unread, _ = self.open.pop()
            self.names[name] -= 1
            self._count(name, unread, -1)
            self.selectable.end(len(self.open), self.length)
            self.set_apart.end(name, self.length)
            if self.whole and self.whole.depth == len(self.open):
                self._end_whole(self.whole, end if name == tag else start)
            if name in INTERACTIVE and not self.link_depth:
                for run in self.link_runs:
                    run.link_end = end
                self.link_runs.clear()
            if name in BLOCKS:
                self._new_block()
            if name == tag:
                break
        if not self.open:
            self.block_ends.append(self.length)
            self.block_html_ends.append(end)

    def _end_whole(self, whole: _Whole, end: int) -> None:
        self.whole = None
        source = "".join(whole.source[:1] if whole.source[0] else whole.source)
        if text := " ".join((source or "".join(whole.text)).split()):
            self._add(text, whole.start, end, whole=True)
            self.runs[-1].is_closed, self.runs[-1].is_block = True, whole.is_block
        self.run = None

    # -- text -----------------------------------------------------------------------------

    def _text(self, token: Text) -> None:
        if self.unread:
            self.selectable.unread(unescape(self.html[token.start : token.end]), self.length)
            return
        at = token.start
        for found in _REFERENCE.finditer(self.html, at, token.end):
            if (sign := unescape(found[0])) != found[0]:
                self._data(at, found.start())
                self._add(self._seen(sign), found.start(), found.end(), whole=True)
                at = found.end()
        self._data(at, token.end)

    def _data(self, start: int, end: int) -> None:
        data = self.html[start:end]
        if (self.break_before or self.fresh_line) and not self.preformatted and not self.whole:
            shown = data.lstrip(" \t\n")
            start += len(data) - len(shown)
            data = shown
        if data:
            self._add(self._seen(data), start, end, whole=False)

    def _seen(self, data: str) -> str:
        """Return characters as they are seen: digits of a power do not continue the number before them."""
        if not self.follows_digit:
            return data
        if self.names["sup"]:
            return raised(data)
        return lowered(data) if self.names["sub"] else data

    def _add(self, text: str, start: int, end: int, *, whole: bool, mark: bool = True) -> None:
        if self.unread:
            return
        if self.whole:
            is_source = self.open[-1][0] == "annotation"
            (self.whole.source if is_source else self.whole.text).append(text)
            return
        if self.break_before:
            if self.length:
                self.text.append(self.break_before)
                self.length += len(self.break_before)
            self.break_before = ""
            self.run = None
        self.fresh_line = False
        if mark:
            if self.run is None:
                self.run = Run(self.length, start, is_closed=self.closed > 0, is_code=self.code > 0)
                self.runs.append(self.run)
                if self.link_depth:
                    self.link_runs.append(self.run)
            self.run.pieces.append((self.length, self.length + len(text), start, end, whole))
        self.text.append(text)
        self.length += len(text)

    def _new_block(self) -> None:
        if self.whole:
            self.whole.text.append(" ")
        else:
            self.break_before = SEPARATOR

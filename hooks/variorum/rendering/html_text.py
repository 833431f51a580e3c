"""The reading text of a page's HTML, and where each of its characters stands in it.

The HTML is never written anew: marks are put into the string that is there, so that
everything else stays as it was, byte for byte.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser

from variorum.model.selector import Span

_BLOCKS = frozenset(
    "address article aside blockquote body caption center col colgroup dd details dialog div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu "
    "nav ol p pre search section summary table tbody td tfoot th thead tr ul".split()
)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_UNREAD = frozenset(
    "script style template svg math select textarea title noscript iframe object video audio".split()
)
_UNREAD_CLASSES = frozenset(("headerlink", "footnote-ref", "footnote-backref", "linenos", "lineno"))
_INTERACTIVE = frozenset(("a", "button", "label", "summary"))
_CLOSED = _INTERACTIVE | frozenset("h1 h2 h3 h4 h5 h6 code pre kbd samp".split())
SEPARATOR = "\n\n"
"""Between two blocks of the reading text."""


@dataclass(slots=True)
class Run:
    """A stretch of HTML without a tag in it, and the text that it shows."""

    text_start: int
    html_start: int
    link_end: int = -1
    """Where the link or button ends that it stands in; -1 outside of any."""
    is_closed: bool = False
    """In a heading, code, a link or a button: no further link may stand there."""
    pieces: list[tuple[int, int, int, int, bool]] = field(default_factory=list)
    """Text start and end, HTML start and end; whether it is one sign that cannot be divided."""

    @property
    def text_end(self) -> int:
        return self.pieces[-1][1]

    def html_at(self, offset: int, *, end: bool) -> int:
        """Return where the text offset stands in the HTML: after what is before it, if `end`."""
        index = bisect_right([piece[0] for piece in self.pieces], offset - end) - 1
        text_start, _, html_start, html_end, whole = self.pieces[index]
        if whole:
            return html_end if end else html_start
        return html_start + offset - text_start


@dataclass(slots=True)
class HtmlText:
    """What was read from a page's HTML."""

    html: str
    text: str
    runs: list[Run]
    block_ends: list[int]
    """Where each top-level block ends in the text …"""
    block_html_ends: list[int]
    """… and in the HTML."""
    ids: set[str]

    def snapped(self, span: Span) -> Span:
        """Return `span`, widened so that it divides no sign that HTML writes as one."""
        start, end = span.start, span.end
        for run in self.runs:
            for text_start, text_end, _, _, whole in run.pieces:
                if whole and text_end - text_start > 1:
                    if text_start < start < text_end:
                        start = text_start
                    if text_start < end < text_end:
                        end = text_end
        return Span(start, end)


# A page is read when its notes are placed, and again when they are woven in, after all others.
@lru_cache(maxsize=128)
def read_html(html: str) -> HtmlText:
    """Return the reading text of `html`, a fragment such as a page's content; it must not be changed."""
    reader = _Reader(html)
    reader.feed(html)
    reader.close()
    return reader.result()


class _Reader(HTMLParser):
    """Reads text in order. Markup that shows no text of the article is passed over."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.html = html
        self.line_starts = [0]
        at = html.find("\n")
        while at >= 0:
            self.line_starts.append(at + 1)
            at = html.find("\n", at + 1)
        self.text: list[str] = []
        self.length = 0
        self.runs: list[Run] = []
        self.run: Run | None = None
        self.break_before = ""
        self.fresh_line = True
        self.open: list[tuple[str, bool]] = []
        self.unread = 0
        self.preformatted = 0
        self.link_depth = 0
        self.closed = 0
        self.link_runs: list[Run] = []
        self.block_ends: list[int] = []
        self.block_html_ends: list[int] = []
        self.ids: set[str] = set()

    def result(self) -> HtmlText:
        if not self.block_ends or self.length > self.block_ends[-1]:
            self.block_ends.append(self.length)
            self.block_html_ends.append(len(self.html))
        for run in self.link_runs:
            run.link_end = len(self.html)
        return HtmlText(
            self.html, "".join(self.text), self.runs, self.block_ends, self.block_html_ends, self.ids
        )

    # -- markup ---------------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if attributes.get("id"):
            self.ids.add(str(attributes["id"]))
        self.run = None
        if tag in _BLOCKS:
            self._new_block()
        if tag == "br":
            self._add("\n", self._here(), self._end_of_tag(), whole=True, mark=False)
            self.fresh_line = True
        elif tag == "img" and attributes.get("alt") and not self.unread:
            self._add(str(attributes["alt"]), self._here(), self._end_of_tag(), whole=True)
            self.run = None
        if tag in _VOID:
            return
        unread = tag in _UNREAD or not _UNREAD_CLASSES.isdisjoint((attributes.get("class") or "").split())
        self.open.append((tag, unread))
        self.unread += unread
        self.preformatted += tag == "pre"
        self.link_depth += tag in _INTERACTIVE
        self.closed += tag in _CLOSED

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self.run = None
        if not any(name == tag for name, _ in self.open):
            return
        end = self._end_of_tag()
        while True:
            name, unread = self.open.pop()
            self.unread -= unread
            self.preformatted -= name == "pre"
            self.closed -= name in _CLOSED
            if name in _INTERACTIVE:
                self.link_depth -= 1
                if not self.link_depth:
                    for run in self.link_runs:
                        run.link_end = end
                    self.link_runs.clear()
            if name in _BLOCKS:
                self._new_block()
            if name == tag:
                break
        if not self.open:
            self.block_ends.append(self.length)
            self.block_html_ends.append(end)

    def handle_comment(self, data: str) -> None:
        self.run = None

    # -- text -----------------------------------------------------------------------------

    def handle_data(self, data: str) -> None:
        start = self._here()
        if (self.break_before or self.fresh_line) and not self.preformatted:
            shown = data.lstrip(" \t\n")
            start += len(data) - len(shown)
            data = shown
        if data:
            self._add(data, start, start + len(data), whole=False)

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, written: str) -> None:
        start = self._here()
        end = start + len(written)
        end += self.html[end : end + 1] == ";"
        self._add(unescape(self.html[start:end]), start, end, whole=True)

    def _add(self, text: str, start: int, end: int, *, whole: bool, mark: bool = True) -> None:
        if self.unread:
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
                self.run = Run(self.length, start, is_closed=self.closed > 0)
                self.runs.append(self.run)
                if self.link_depth:
                    self.link_runs.append(self.run)
            self.run.pieces.append((self.length, self.length + len(text), start, end, whole))
        self.text.append(text)
        self.length += len(text)

    def _new_block(self) -> None:
        self.break_before = SEPARATOR

    def _here(self) -> int:
        line, column = self.getpos()
        return self.line_starts[line - 1] + column

    def _end_of_tag(self) -> int:
        return self.html.find(">", self._here()) + 1 or len(self.html)

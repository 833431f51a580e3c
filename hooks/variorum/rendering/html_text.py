"""The reading text of a page's HTML, and where each of its characters stands in it.

The HTML is never written anew: marks are put into the string that is there, so that
everything else stays as it was, byte for byte.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import itemgetter

from variorum.model.asides import NO_ASIDES, Asides
from variorum.model.candidate import Candidate, Candidates
from variorum.model.selector import Span
from variorum.model.stretch import Stretch

SEPARATOR = "\n\n"
"""Between two blocks of the reading text."""


@dataclass(slots=True)
class Run:
    """A stretch of HTML without a tag in it, or one element that is not divided, and its text."""

    text_start: int
    html_start: int
    link_end: int = -1
    """Where the link or button ends that it stands in; -1 outside of any."""
    is_closed: bool = False
    """In a heading, code, a link or a button, or one thing: no further link may stand there."""
    is_code: bool = False
    is_block: bool = False
    """It is one element that begins a line of its own, such as a displayed formula."""
    pieces: list[tuple[int, int, int, int, bool]] = field(default_factory=list)
    """Text start and end, HTML start and end; whether it is one thing that cannot be divided."""

    @property
    def text_end(self) -> int:
        return self.pieces[-1][1]

    def html_at(self, offset: int, *, end: bool) -> int:
        """Return where the text offset stands in the HTML: after what is before it, if `end`."""
        index = bisect_right(self.pieces, offset - end, key=itemgetter(0)) - 1
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
    asides: Asides = NO_ASIDES
    stretches: tuple[Stretch, ...] = ()
    """What the elements of the page make of the text, by where it begins, the outer one first."""
    indivisible: list[Span] | None = None
    """Where several characters of the text are one reference in the HTML, in order; computed on first use."""

    def snapped(self, span: Span) -> Span:
        """Return `span`, widened so that it divides no character reference of the HTML."""
        start, end = self._around(span.start), self._around(span.end)
        return Span(start.start if start else span.start, end.end if end else span.end)

    def with_whole_signs(self, notes: Iterable[Candidate]) -> Candidates:
        """Return `notes`, their passages widened so that they divide no character reference of the HTML."""
        if not self._references():
            return tuple(notes)
        return tuple(
            note._replace(spans=tuple(map(self.snapped, note.spans))) if note.spans else note
            for note in notes
        )

    def _around(self, offset: int) -> Span | None:
        """Return the character reference inside which `offset` lies, if it lies in one."""
        references = self._references()
        index = bisect_right(references, offset, key=itemgetter(0)) - 1
        sign = references[index] if index >= 0 else None
        return sign if sign and sign.start < offset < sign.end else None

    def _references(self) -> list[Span]:
        """Return where several characters of the text are one reference in the HTML, in order."""
        if self.indivisible is None:
            pieces = (piece for run in self.runs for piece in run.pieces)
            self.indivisible = [
                Span(start, end) for start, end, _, _, whole in pieces if whole and end - start > 1
            ]
        return self.indivisible

"""A text in which some spans stand as something else, with the way back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from variorum.model.selector import Span

Edit = tuple[Span, str]
"""What is replaced, and by what. An empty span stands for an insertion."""


@dataclass(frozen=True)
class Edited:
    """The edited text, and where its stretches come from."""

    text: str
    seams: tuple[tuple[int, int, bool], ...]
    """Stretches: where each begins here, where it begins in the original, whether it replaces something."""
    length: int
    """The length of the original."""

    def back(self, span: Span) -> Span:
        """Return the span of the original that stands for `span`; what was put in is never split."""
        return Span(self._back(span.start, at_end=False), self._back(span.end, at_end=True))

    def _back(self, offset: int, *, at_end: bool) -> int:
        index = bisect_right([start for start, _, _ in self.seams], offset - at_end) - 1
        start, original, is_put_in = self.seams[max(index, 0)]
        if not is_put_in:
            return original + offset - start
        if not at_end:
            return original
        following = self.seams[index + 1 : index + 2]
        return following[0][1] if following else self.length


def edited(text: str, edits: Iterable[Edit]) -> Edited:
    """Return `text` with each span replaced; the spans do not overlap."""
    pieces: list[str] = []
    seams: list[tuple[int, int, bool]] = []
    length = at = 0
    for span, words in sorted(edits):
        for piece, original, is_put_in in ((text[at : span.start], at, False), (words, span.start, True)):
            seams.append((length, original, is_put_in))
            pieces.append(piece)
            length += len(piece)
        at = span.end
    seams.append((length, at, False))
    pieces.append(text[at:])
    return Edited("".join(pieces), tuple(seams), len(text))


NOT_EDITED = edited("", ())

"""The text as corrected, with the way back to the text as received."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from variorum.anchoring.reading_text import ReadingText
from variorum.model.selector import Span


@dataclass(frozen=True)
class CorrectedText(ReadingText):
    """The reading text with every correction carried out."""

    seams: tuple[tuple[int, int, bool], ...] = ()
    """Stretches: where each begins here, where it begins as received, whether it is a reading."""
    received_length: int = 0

    def as_received(self, span: Span) -> Span:
        """Return the span of the received text that stands for `span`; readings are never split."""
        return Span(self._back(span.start, at_end=False), self._back(span.end, at_end=True))

    def _back(self, offset: int, *, at_end: bool) -> int:
        index = bisect_right([start for start, _, _ in self.seams], offset - at_end) - 1
        start, received, is_reading = self.seams[max(index, 0)]
        if not is_reading:
            return received + offset - start
        if not at_end:
            return received
        following = self.seams[index + 1 : index + 2]
        return following[0][1] if following else self.received_length


def correct(text: ReadingText, corrections: list[tuple[Span, str]]) -> CorrectedText:
    """Return `text` with each span replaced by its reading; the spans do not overlap."""
    pieces: list[str] = []
    seams: list[tuple[int, int, bool]] = []
    length = at = 0
    for span, reading in sorted(corrections):
        for piece, received, is_reading in (
            (text.text[at : span.start], at, False),
            (reading, span.start, True),
        ):
            seams.append((length, received, is_reading))
            pieces.append(piece)
            length += len(piece)
        at = span.end
    seams.append((length, at, False))
    pieces.append(text.text[at:])
    return CorrectedText("".join(pieces), tuple(seams), len(text.text))

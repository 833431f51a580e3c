"""The text as corrected, with the way back to the text as received."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.anchoring.reading_text import ReadingText
from variorum.model.edited import NOT_EDITED, Edit, Edited, edited
from variorum.model.selector import Span


@dataclass(frozen=True)
class CorrectedText(ReadingText):
    """The reading text with every correction carried out."""

    edited: Edited = NOT_EDITED

    def as_received(self, span: Span) -> Span:
        """Return the span of the received text that stands for `span`; readings are never split."""
        return self.edited.back(span)


def correct(text: ReadingText, corrections: list[Edit]) -> CorrectedText:
    """Return `text` with each span replaced by its reading; the spans do not overlap."""
    done = edited(text.text, corrections)
    return CorrectedText(done.text, edited=done)

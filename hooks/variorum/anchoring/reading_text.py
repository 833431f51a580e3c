"""The text that a reader reads, ready to be searched."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from variorum.anchoring.folding import Folded
from variorum.anchoring.search_key import SearchText
from variorum.anchoring.word_index import WordIndex
from variorum.model.asides import NO_ASIDES, Asides
from variorum.model.edited import Edit, Edited, edited
from variorum.model.selector import Span

_BREAK = re.compile("\n\n")


class Form(NamedTuple):
    """One form of a text, and the way back from it."""

    text: ReadingText
    way_back: Edited


@dataclass(frozen=True)
class ReadingText:
    """The text of an article as it stands on the page, paragraphs joined by an empty line."""

    text: str
    asides: Asides = NO_ASIDES

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """The text as a quote may have it, copied from the page or from a file, the likeliest form first.

        Browsers leave out what cannot be selected, or put words for pictures where pictures are; and
        they copy the numbers of footnotes.
        """
        left_out = [(span, "") for span in self.asides.unselectable]
        put_in = [(Span(at, at), signs) for at, signs in self.asides.copied]
        edits: tuple[list[Edit], ...] = (left_out, [], _apart([*left_out, *put_in]), put_in)
        return tuple(
            Form(ReadingText(form.text), form)
            for form in dict.fromkeys(edited(self.text, tuple(edit)) for edit in edits)
        )

    @cached_property
    def folded(self) -> Folded:
        """The same, folded for comparison."""
        return _folded(self.text)

    @cached_property
    def search(self) -> SearchText:
        """The same, in the form in which suggestions are looked for."""
        return SearchText(self.folded)

    @cached_property
    def word_index(self) -> WordIndex:
        """Where each word of that form stands."""
        return WordIndex(self.search.text)

    def paragraph_at(self, offset: int) -> int:
        """Return the number of the paragraph that holds `offset`, from 1."""
        return bisect_right(self._ends_of_breaks, offset) + 1

    @cached_property
    def _ends_of_breaks(self) -> list[int]:
        return [found.end() for found in _BREAK.finditer(self.text)]


# The notes of an article are placed in its text, and then its readings are compared with it.
@lru_cache(maxsize=4)
def _folded(text: str) -> Folded:
    return Folded(text)


def forget_folded() -> None:
    """Clear the cache, which holds whole texts."""
    _folded.cache_clear()


def _apart(edits: list[Edit]) -> list[Edit]:
    """Return the edits without insertions inside of what is left out."""
    gone = [span for span, _ in edits if span.end > span.start]
    return [
        (span, words)
        for span, words in edits
        if span.end > span.start or not any(other.start < span.start < other.end for other in gone)
    ]

"""The text that a reader reads, ready to be searched."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from variorum.anchoring.folding import Folded
from variorum.anchoring.search_key import SearchText
from variorum.anchoring.word_index import WordIndex


@dataclass(frozen=True)
class ReadingText:
    """The text of an article as it stands on the page, paragraphs joined by an empty line."""

    text: str

    @cached_property
    def folded(self) -> Folded:
        """The same, folded for comparison."""
        return Folded(self.text)

    @cached_property
    def search(self) -> SearchText:
        """The same, in the form in which suggestions are looked for."""
        return SearchText(self.folded)

    @cached_property
    def word_index(self) -> WordIndex:
        """Where each word of that form stands."""
        return WordIndex(self.search.text)

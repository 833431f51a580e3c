"""The text that a reader reads, ready to be searched."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from variorum.anchoring.folding import Folded


@dataclass(frozen=True)
class ReadingText:
    """The text of an article as it stands on the page, paragraphs joined by an empty line."""

    text: str

    @cached_property
    def folded(self) -> Folded:
        """The same, folded for comparison."""
        return Folded(self.text)

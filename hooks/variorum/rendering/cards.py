"""Notes → cards: the notes of one side on the same passage stand and move together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from variorum.model.edition import PlacedNote
from variorum.model.selector import Span


@dataclass(frozen=True, slots=True)
class Card:
    """One or more notes on the same passage."""

    notes: tuple[PlacedNote, ...]
    block: int
    """Index of the top-level block that it follows."""

    @property
    def number(self) -> int:
        """The number of its first note: its name among cards, and that of its passage."""
        return self.notes[0].number

    @property
    def side(self) -> str:
        """The margin in which it stands, on a page that has two."""
        return self.notes[0].annotation.of_kind.side

    @property
    def spans(self) -> tuple[Span, ...]:
        """Its passage; none, if it is about the whole article."""
        return self.notes[0].spans


def cards(notes: Sequence[PlacedNote], blocks: Sequence[int]) -> list[Card]:
    """Return the cards of a page in order; `blocks` gives the block that each note follows."""

    def same(pair: tuple[PlacedNote, int]) -> tuple[tuple[Span, ...], str]:
        return pair[0].spans, pair[0].annotation.of_kind.side

    groups = (list(group) for _, group in groupby(zip(notes, blocks, strict=True), key=same))
    return [Card(tuple(map(itemgetter(0), group)), group[0][1]) for group in groups]

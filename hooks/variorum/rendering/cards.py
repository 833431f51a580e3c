"""Notes → cards: the notes of one side on the same passage stand and move together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from variorum.model.edition import PlacedNote
from variorum.model.selector import Span

EXPLAINS = "meaning"
"""The margin of what explains a text."""


@dataclass(frozen=True, slots=True)
class Card:
    """One or more notes on the same passage."""

    notes: tuple[PlacedNote, ...]
    block: int
    """Index of the top-level block that it follows."""
    side: str
    """The margin in which it stands, on a page that has two."""

    @property
    def number(self) -> int:
        """The number of its first note: its name among cards, and that of its passage."""
        return self.notes[0].number

    @property
    def spans(self) -> tuple[Span, ...]:
        """Its passage; none, if it is about the whole article."""
        return self.notes[0].spans


def cards(notes: Sequence[PlacedNote], blocks: Sequence[int], *, on_one_side: bool = False) -> list[Card]:
    """Return the cards of a page in order; `blocks` gives the block that each note follows.

    On a page of the site all stand `on_one_side`, where it has room.
    """

    def same(pair: tuple[PlacedNote, int]) -> tuple[tuple[Span, ...], str]:
        return pair[0].spans, EXPLAINS if on_one_side else pair[0].annotation.of_kind.side

    groups = (list(group) for _, group in groupby(zip(notes, blocks, strict=True), key=same))
    made = (tuple(group) for group in groups)
    return [Card(tuple(map(itemgetter(0), group)), group[0][1], same(group[0])[1]) for group in made]

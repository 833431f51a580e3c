"""How far a crowded card should begin above its passage, so that the next ones are not far below.

A stylesheet can only push cards down: the last of a crowd would drift by the height of all the
others. So each crowd is set out around its passages instead, by the lengths of texts: the least
squares of all distances, found by pooling neighbours that are too close (isotonic regression).
Where an estimate is wrong a card is some lines off, never on top of another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil

from variorum.rendering.cards import Card
from variorum.rendering.html_text import SEPARATOR
from variorum.rendering.measures import MEASURES

# All lengths are in `rem`.
_CHARACTER = 0.51
"""Width of an average character of the face, by its size."""
_PADDING = 0.4
"""The padding of a note, on both sides together."""
_LINE = round(MEASURES["text-size"] * MEASURES["leading"], 2)
_CHARACTERS_A_LINE = int(MEASURES["measure"] / (MEASURES["text-size"] * _CHARACTER))
_BETWEEN_PARAGRAPHS = 1.06
_HEADER = 11.0
_NOTE_LINE = round(MEASURES["note-size"] * MEASURES["note-leading"], 2)
_CHARACTERS_A_NOTE_LINE = int((MEASURES["margin"] - _PADDING) / (MEASURES["note-size"] * _CHARACTER))
_BETWEEN_NOTES = MEASURES["between-notes"]


def lifts(cards: Sequence[Card], headlines: Mapping[int, str], text: str) -> list[float]:
    """Return for each card, in `rem`, how far above its passage it should begin.

    `headlines` are those of the notes, by number.
    """
    lines = _Lines(text)
    found = dict.fromkeys((card.number for card in cards), 0.0)
    for side in dict.fromkeys(card.side for card in cards):
        own = [card for card in cards if card.side == side]
        wanted = [lines.top(card.spans[0].start) for card in own]
        heights = [_height(card, headlines) for card in own]
        for card, top, place in zip(own, wanted, spread(wanted, heights), strict=True):
            found[card.number] = max(0.0, round(top - max(0.0, place), 1))
    return [found[card.number] for card in cards]


def spread(wanted: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Return places as near as can be to those wanted, each below the one before and its height."""
    above = 0.0
    pools: list[tuple[float, int]] = []
    for place, height in zip(wanted, heights, strict=True):
        mean, size = place - above, 1
        while pools and pools[-1][0] > mean:
            other, others = pools.pop()
            mean = (mean * size + other * others) / (size + others)
            size += others
        pools.append((mean, size))
        above += height
    places, above = [], 0.0
    level = [mean for mean, size in pools for _ in range(size)]
    for mean, height in zip(level, heights, strict=True):
        places.append(mean + above)
        above += height
    return places


class _Lines:
    """Where lines probably stand. Asked for places in order, mostly."""

    def __init__(self, text: str) -> None:
        self.starts: list[tuple[int, float]] = []
        offset, top = 0, 0.0
        for paragraph in text.split(SEPARATOR):
            self.starts.append((offset, top))
            offset += len(paragraph) + len(SEPARATOR)
            top += ceil(len(paragraph) / _CHARACTERS_A_LINE) * _LINE + _BETWEEN_PARAGRAPHS
            top += _HEADER if len(self.starts) == 1 else 0.0
        self.at = 0

    def top(self, offset: int) -> float:
        while self.at and self.starts[self.at][0] > offset:
            self.at -= 1
        while self.at + 1 < len(self.starts) and self.starts[self.at + 1][0] <= offset:
            self.at += 1
        start, top = self.starts[self.at]
        return top + (offset - start) // _CHARACTERS_A_LINE * _LINE


def _height(card: Card, headlines: Mapping[int, str]) -> float:
    lengths = (len(headlines[note.number]) + 5 for note in card.notes)
    lines = sum(ceil(length / _CHARACTERS_A_NOTE_LINE) for length in lengths)
    return lines * _NOTE_LINE + len(card.notes) * _BETWEEN_NOTES

"""Two strings of words, laid beside each other: which word of one is which word of the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from variorum.anchoring.similarity import similarity

ALIKE_WORD = 60.0
"""Per cent. From here on two words are taken for one with a slip in it."""
SHORTEST_ALIKE = 3
"""Code points. Shorter words are one or they are not."""
_STEP = 0.5
"""What a word costs that has no partner, in letters that agree."""


class Alignment(NamedTuple):
    """The partners of the words sought, and how many of their letters agree."""

    partners: tuple[int | None, ...]
    """For each word sought the number of the word beside it, the same one or another in its place."""
    agreeing: tuple[float, ...]
    """For each word sought how many letters it has in common with its partner; 0 for another word."""
    score: float


def align(sought: Sequence[str], words: Sequence[str]) -> Alignment:
    """Lay `sought` beside that part of `words` that is most like it.

    The words of both keep their order. Takes time by the product of both lengths.
    """
    width = len(words) + 1
    agreement = [[_agreement(one, other) for other in words] for one in sought]
    scores = [[0.0] * width]
    for row in agreement:
        above = scores[-1]
        best = above[0] - _STEP
        line = [best]
        for at, agreeing in enumerate(row):
            beside = above[at] + (agreeing or -_STEP)
            best = max(beside, above[at + 1] - _STEP, best - _STEP)
            line.append(best)
        scores.append(line)
    partners: list[int | None] = [None] * len(sought)
    agreeing_of = [0.0] * len(sought)
    at = max(range(width), key=lambda end: (scores[-1][end], -end))
    if len(scores) > 1 and at + 1 < width and scores[-1][at] == scores[-1][at + 1] == scores[-2][at] - _STEP:
        # The last word sought is not there: rather another one in its place than none.
        at += 1
    number, score = len(sought), scores[-1][at]
    while number and at:
        here = scores[number][at]
        agreeing = agreement[number - 1][at - 1]
        if here == scores[number - 1][at - 1] + (agreeing or -_STEP):
            number, at = number - 1, at - 1
            partners[number], agreeing_of[number] = at, agreeing
        elif here == scores[number - 1][at] - _STEP:
            number -= 1
        else:
            at -= 1
    return Alignment(tuple(partners), tuple(agreeing_of), score)


def _agreement(one: str, other: str) -> float:
    if one == other:
        return float(len(one))
    shorter, longer = sorted((len(one), len(other)))
    # The cheap bound first: most pairs of words are of too different lengths.
    if shorter < SHORTEST_ALIKE or 200 * shorter < ALIKE_WORD * (shorter + longer):
        return 0.0
    alike = similarity(one, other)
    return len(one) * alike / 100 if alike >= ALIKE_WORD else 0.0

"""How alike two texts are, for messages about mistakes. rapidfuzz is loaded only when it is needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache


def similarity(one: str, other: str) -> float:
    """Return how alike two texts are, in per cent."""
    if one == other:
        return 100.0
    return _ratio()(one, other)


@cache
def _ratio() -> Callable[[str, str], float]:
    """Return what compares two texts. It is asked for so often that even a second import takes time."""
    from rapidfuzz import fuzz

    return fuzz.ratio


def most_alike(word: str, choices: Sequence[str], least: float) -> str | None:
    """Return the choice most like `word`, or None if none has the least similarity, in per cent."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, choices, scorer=fuzz.ratio, score_cutoff=least)
    return found[0] if found else None


def all_alike(word: str, choices: Sequence[str], least: float, most: int) -> list[str]:
    """Return up to `most` choices that have the least similarity to `word`, the likest first."""
    from rapidfuzz import fuzz, process

    found = process.extract(word, choices, scorer=fuzz.ratio, score_cutoff=least, limit=most)
    return [choice for choice, _, _ in found]

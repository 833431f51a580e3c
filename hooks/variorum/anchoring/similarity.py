"""How alike two texts are, asked about what went wrong: rapidfuzz is loaded by the first who has to ask."""

from __future__ import annotations

from collections.abc import Sequence


def similarity(one: str, other: str) -> float:
    """Return how alike two texts are, in per cent."""
    if one == other:
        return 100.0
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other)


def most_alike(word: str, choices: Sequence[str], least: float) -> str | None:
    """Return the choice most like `word`, or None if none has the least similarity, in per cent."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, choices, scorer=fuzz.ratio, score_cutoff=least)
    return found[0] if found else None


def most_alike_part(needle: str, haystack: str, least: float) -> tuple[int, int] | None:
    """Return start and end of the part of `haystack`, as long as `needle`, that is most like it."""
    from rapidfuzz import fuzz

    found = fuzz.partial_ratio_alignment(needle, haystack, score_cutoff=least)
    return (found.dest_start, found.dest_end) if found else None


def equal_stretches(one: str, other: str) -> list[tuple[int, int, int]]:
    """Return start and end in `one`, and start in `other`, of all that stays as one becomes the other."""
    from rapidfuzz.distance import Levenshtein

    return [
        (block.src_start, block.src_end, block.dest_start)
        for block in Levenshtein.opcodes(one, other)
        if block.tag == "equal"
    ]

"""The words that two versions of a text share, in their order, by a diff that is fast on whole books."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

_LARGEST_BLOCK = 1_000_000
"""Words of one version by words of the other, up to which all of them are compared with each other."""
_SHINGLES = (8, 4, 2, 1)
"""Lengths of the strings of words by which larger blocks are divided: those that each version has once."""
Block = tuple[int, int, int, int]
"""Words of the one version, from the first to before the last, and of the other."""


def matched_words(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of the words that are the same in both versions, in no order.

    A large block is divided at strings of words that each version has once (a patience diff); where there
    are none, its words have no partner.
    """
    waiting: list[Block] = [(0, len(old), 0, len(new))]
    while waiting:
        start, end, at, until = waiting.pop()
        while start < end and at < until and old[start] == new[at]:
            yield start, at
            start, at = start + 1, at + 1
        while start < end and at < until and old[end - 1] == new[until - 1]:
            end, until = end - 1, until - 1
            yield end, until
        if (end - start) * (until - at) <= _LARGEST_BLOCK:
            yield from _compared(old[start:end], new[at:until], start, at)
            continue
        left, right = start, at
        landmarks = _landmarks(old[start:end], new[at:until])
        for one, other, length in landmarks:
            if start + one < left or at + other < right:
                continue  # It overlaps the one before.
            yield from ((start + one + number, at + other + number) for number in range(length))
            waiting.append((left, start + one, right, at + other))
            left, right = start + one + length, at + other + length
        if landmarks:
            waiting.append((left, end, right, until))


def _compared(old: Sequence[str], new: Sequence[str], start: int, at: int) -> Iterator[tuple[int, int]]:
    """Yield the numbers of the words that two small blocks share; they begin at `start` and `at`."""
    for step in Indel.opcodes(old, new):
        if step.tag == "equal":
            for number in range(step.src_end - step.src_start):
                yield start + step.src_start + number, at + step.dest_start + number


def _landmarks(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int]]:
    """Return strings of words that each version has once, in their order: two numbers, and the length."""
    for length in _SHINGLES:
        there = _single(new, length)
        common = [(at, there[shingle]) for shingle, at in _single(old, length).items() if shingle in there]
        if common:
            return [(one, other, length) for one, other in _rising(common)]
    return []


def _single(words: Sequence[str], length: int) -> dict[tuple[str, ...], int]:
    """Return the strings of `length` words that stand once, by their first word's number, in order."""
    shingles = [tuple(words[at : at + length]) for at in range(len(words) - length + 1)]
    counts = Counter(shingles)
    return {shingle: at for at, shingle in enumerate(shingles) if counts[shingle] == 1}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of `pairs`, which rise in the first number, that rises in the second, too."""
    ends: list[int] = []
    tails: list[int] = []
    before: list[int | None] = []
    for number, (_, other) in enumerate(pairs):
        at = bisect_left(ends, other)
        before.append(tails[at - 1] if at else None)
        if at == len(ends):
            ends.append(other)
            tails.append(number)
        else:
            ends[at], tails[at] = other, number
    found: list[tuple[int, int]] = []
    last: int | None = tails[-1] if tails else None
    while last is not None:
        found.append(pairs[last])
        last = before[last]
    return found[::-1]

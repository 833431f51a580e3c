"""Which words the notes are about: passages alone, overlapping in every way, and repeated ones.

An article has 25 notes, five of each kind. Corrections do not overlap one another: two readings
of the same words are a problem, not a benchmark.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

Kind = Literal["glossary", "correction", "reliability", "variant", "context"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of words inside one slot, counted from the slot's first word."""

    kind: Kind
    first: int
    last: int
    """Included."""
    by_ends: bool = False
    """Quoted as “first words … last words”."""


REFRAIN_AT = 12
"""Where in its slot the phrase stands that the article repeats. A slot has at least 30 words."""
REFRAIN_WORDS = 3
REPEATED: tuple[Kind, ...] = ("glossary", "correction", "variant", "context")
_ALONE: tuple[Kind, ...] = (
    *("glossary", "glossary", "correction", "variant", "variant"),
    *("variant", "reliability", "reliability", "context", "context"),
)
_NESTED: tuple[tuple[Kind, Kind], ...] = (("reliability", "glossary"), ("context", "correction"))
_CROSSING: tuple[tuple[Kind, Kind], ...] = (("variant", "context"), ("correction", "reliability"))
_IDENTICAL: tuple[tuple[Kind, Kind], ...] = (("glossary", "correction"),)
_BY_ENDS: tuple[Kind, ...] = ("reliability",)


def groups(rng: Random) -> list[tuple[Passage, ...]]:
    """Return what stands in each slot but those of the repeated phrase."""
    planned: list[tuple[Passage, ...]] = []
    for kind in _ALONE:
        at = rng.randint(2, 14)
        planned.append((Passage(kind, at, at + rng.randint(1, 8)),))
    for outer, inner in _NESTED:
        at = rng.randint(2, 8)
        planned.append((Passage(outer, at, at + 12), Passage(inner, at + 4, at + 6)))
    for left, right in _CROSSING:
        at = rng.randint(2, 12)
        planned.append((Passage(left, at, at + 6), Passage(right, at + 4, at + 10)))
    for one, other in _IDENTICAL:
        at = rng.randint(2, 16)
        planned.append((Passage(one, at, at + 4), Passage(other, at, at + 4)))
    planned.extend((Passage(kind, 2, 26, by_ends=True),) for kind in _BY_ENDS)
    return planned


def repeated() -> list[tuple[Passage, ...]]:
    """Return a passage on each occurrence of the phrase that the article repeats."""
    last = REFRAIN_AT + REFRAIN_WORDS - 1
    return [(Passage(kind, REFRAIN_AT, last),) for kind in REPEATED]

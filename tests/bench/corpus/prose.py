"""Sentences and paragraphs: nonsense with the lengths and repetitions of newspaper English."""

from __future__ import annotations

from itertools import accumulate
from random import Random

from tests.bench.corpus.vocabulary import COMMON, NAMES

_RANKED = tuple(accumulate(1 / (rank + 4) for rank in range(len(COMMON))))
"""Zipf's law, flattened at the top: without it hardly a quote would occur twice."""

NAMES_IN_TEN_WORDS = 0.4
QUOTED_NAMES = 0.25
"""Share of the names in quotation marks, which contributors type with straight ones."""


def words(rng: Random, count: int) -> list[str]:
    """Return `count` words with no punctuation."""
    drawn = rng.choices(COMMON, cum_weights=_RANKED, k=count)
    return [rng.choice(NAMES) if rng.random() < NAMES_IN_TEN_WORDS / 10 else w for w in drawn]


def phrase(rng: Random, count: int) -> str:
    """Return a few words as they might stand in a headline or a field."""
    text = " ".join(words(rng, count))
    return text[0].upper() + text[1:]


def sentence(rng: Random, count: int) -> list[str]:
    """Return the words of one sentence, with its punctuation on them."""
    drawn = words(rng, count)
    drawn[0] = drawn[0][0].upper() + drawn[0][1:]
    if count > 10:
        drawn[count // 2] += ","
    marked = [f"“{w}”" if w in NAMES and rng.random() < QUOTED_NAMES else w for w in drawn]
    marked[-1] += "."
    return marked


def paragraph(rng: Random, count: int) -> list[str]:
    """Return about `count` words of whole sentences."""
    drawn: list[str] = []
    while len(drawn) < count - 6:
        drawn += sentence(rng, min(rng.randint(7, 22), count - len(drawn)))
    return drawn


def body(rng: Random) -> str:
    """Return the Markdown of a note: one or two paragraphs, some bold, some with a link."""
    parts = [paragraph(rng, rng.randint(18, 40)) for _ in range(rng.choice((1, 1, 2)))]
    first = parts[0]
    first[4] = f"**{first[4]}**"
    if rng.random() < 0.5:
        first[8] = f"[{first[8]}](https://example.org/{rng.randrange(10**6)})"
    return "\n\n".join(" ".join(part) for part in parts)

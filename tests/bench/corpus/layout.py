"""The text of an article, written so that the planned passages stand in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

from tests.bench.corpus import passages
from tests.bench.corpus.passages import Passage
from tests.bench.corpus.prose import paragraph, phrase

PARAGRAPHS = 12
WORDS_OF_A_PARAGRAPH = (68, 84)
"""Twelve of these make about 900 words; half of one is a slot for notes."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A passage, in code points of the text."""

    start: int
    end: int
    passage: Passage


def lay_out(rng: Random, title: str) -> tuple[str, list[Placed]]:
    """Return a text that opens with its title, and its passages in reading order."""
    drafts = [paragraph(rng, rng.randint(*WORDS_OF_A_PARAGRAPH)) for _ in range(PARAGRAPHS)]
    slots = [(line, half * (len(drafts[line]) // 2)) for line in range(PARAGRAPHS) for half in (0, 1)]
    rng.shuffle(slots)
    planned = [*passages.repeated(), *passages.groups(rng)]
    refrain = phrase(rng, passages.REFRAIN_WORDS).split()
    for line, first in slots[: len(passages.REPEATED)]:
        at = first + passages.REFRAIN_AT
        drafts[line][at : at + passages.REFRAIN_WORDS] = refrain
    text = "\n\n".join([title, *(" ".join(draft) for draft in drafts)])
    words = _words_by_paragraph(text)[1:]
    placed = [
        Placed(words[line][first + one.first][0], words[line][first + one.last][1], one)
        for (line, first), group in zip(slots, planned, strict=False)
        for one in group
    ]
    return text, sorted(placed, key=lambda one: (one.start, one.end))


def _words_by_paragraph(text: str) -> list[list[tuple[int, int]]]:
    """Return the start and the end of each word, so that quotes leave out what surrounds them."""
    return [
        [(line.start() + w.start(), line.start() + w.end()) for w in re.finditer(r"\w+", line[0])]
        for line in re.finditer(r"[^\n]+", text)
    ]

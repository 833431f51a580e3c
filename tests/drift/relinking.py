"""How well notes follow a text of which one word in twenty was changed.

`python -m tests.drift.relinking` prints a table: the text, and the share of passages that are followed
rightly, wrongly, and not at all; then the time. A passage is followed rightly if the new quote begins and
ends with the words that its first and last word became, or the nearest words inside that are left. It
fails if any is followed wrongly, or too few rightly.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from random import Random
from time import perf_counter
from typing import NamedTuple

from tests.drift.suggestions import texts
from variorum.anchoring.text_map import LEAST_KEPT, TextMap
from variorum.model.selector import Span

CHANGED = 0.05
"""Share of the words that are changed: replaced, taken out, or followed by a new one, one third each."""
CASES = 2_000
"""Passages a text."""
LEAST_RIGHT = 0.99
WORD = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+")


class Rewritten(NamedTuple):
    """A text with some words changed."""

    text: str
    places: list[Span | None]
    """Where each word of the earlier text, or what replaced it, stands; None for one that was taken out."""
    is_kept: list[bool]


def rewritten(text: str, words: list[Span], random: Random, share: float = CHANGED) -> Rewritten:
    """Return `text` with a `share` of its words changed; the words beside a changed one stay.

    No word is doubled: nobody could tell which of two like words is the new one.
    """
    parts: list[str] = []
    places: list[Span | None] = []
    kept: list[bool] = []
    length = at = 0
    was_changed = False
    for number, word in enumerate(words):
        own = text[slice(*word)]
        is_changed = not was_changed and random.random() < share
        act = random.randrange(3) if is_changed else -1
        was_changed = is_changed
        beside = {text[slice(*near)] for near in words[max(0, number - 1) : number + 2]}
        other = next(new for new in iter(lambda: text[slice(*random.choice(words))], "") if new not in beside)
        written = {0: other, 1: "", 2: f"{own} {other}"}.get(act, own)
        parts += [text[at : word.start], written]
        length += word.start - at
        end = length + (len(own) if act == 2 else len(written))
        places.append(None if act == 1 else Span(length, end))
        kept.append(act not in (0, 1) or written == own)
        length += len(written)
        at = word.end
    return Rewritten("".join([*parts, text[at:]]), places, kept)


def outcomes(text: str, random: Random, cases: int = CASES) -> Iterator[str]:
    """Yield what became of each of some passages of one to twelve words."""
    words = [Span(*match.span()) for match in WORD.finditer(text)]
    later = rewritten(text, words, random)
    compared = TextMap(text, later.text)
    for _ in range(cases):
        length = random.randint(1, 12)
        first = random.randrange(len(words) - length)
        inside = slice(first, first + length)
        left = [place for place in later.places[inside] if place]
        followed = compared.follow(Span(words[first].start, words[first + length - 1].end))
        found = followed.span if followed.kept >= LEAST_KEPT else None
        if sum(later.is_kept[inside]) < LEAST_KEPT * length:
            yield "gone, and not followed" if found is None else "gone, but followed"
        elif found is None:
            yield "not followed"
        else:
            is_right = bool(left) and found == Span(left[0].start, left[-1].end)
            yield "right" if is_right else "wrong"


def main() -> int:
    """Print a table; return 1 if a passage was followed wrongly, or too few were rightly."""
    failed = False
    for name, text in texts():
        start = perf_counter()
        counts = Counter(outcomes(text, Random(7)))
        seconds = perf_counter() - start
        followed = counts["right"] + counts["wrong"] + counts["not followed"]
        share = counts["right"] / followed
        failed |= bool(counts["wrong"]) or share < LEAST_RIGHT
        print(f"{name:<18} {len(text):>9,} signs  right {share:7.2%}  {dict(counts)}  {seconds:.1f} s")
    return failed


if __name__ == "__main__":
    sys.exit(main())

"""Where notes stand after their passage was deleted, or the words beside it changed.

`python -m tests.drift.deletions` prints a table: for each text and each change the share of selectors
that our tools wrote which then find the passage, are refused, or stand on other words. It fails if any
stands on other words. Short passages of one to eight words are the hardest.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from random import Random

from tests.drift.recurring import without
from tests.drift.suggestions import WORD, texts
from variorum.anchoring.find import find
from variorum.anchoring.note_selector import selector_of
from variorum.anchoring.outcome import Found
from variorum.anchoring.reading_text import ReadingText
from variorum.model.selector import Selector, Span

CASES = 150
"""Passages a text."""
LONGEST_TEXT = 20_000
"""Code points: each change needs a text of its own, which is folded anew."""
Changed = tuple[str, Span | None]
"""A text, and where the passage stands in it if it is still there."""


def recurring(random: Random) -> str:
    """Return a text of few words, in which sentences and paragraphs stand again and again."""
    words = "the keeper lit a lamp and he saw that she was not at the harbour at noon".split()
    known = [
        " ".join(random.choice(words) for _ in range(random.randint(2, 9))).capitalize() for _ in range(60)
    ]
    return "\n\n".join(
        " ".join(f"{random.choice(known)}." for _ in range(random.randint(2, 6))) for _ in range(100)
    )


def deleted(text: str, span: Span, random: Random) -> Iterator[Changed]:
    """Yield the text without the passage, with its sentence and with its paragraph."""
    for later in without(span, text):
        yield later, None


def longer_deleted(text: str, span: Span, random: Random) -> Iterator[Changed]:
    """Yield the text without the passage and up to 60 characters before and after it."""
    start, end = max(0, span.start - random.randint(0, 60)), span.end + random.randint(0, 60)
    yield text[:start] + text[end:], None


def changed_beside(text: str, span: Span, random: Random) -> Iterator[Changed]:
    """Yield the text with a word put in, taken out or replaced right before, or right after, the passage."""
    words = [match.span() for match in WORD.finditer(text)]
    other = text[slice(*random.choice(words))]
    before = max((word for word in words if word[1] <= span.start), default=None)
    after = min((word for word in words if word[0] >= span.end), default=None)
    for put_in in ("", f"{other} "):
        for start in {before[0] if before else span.start, span.start}:
            shift = len(put_in) - (span.start - start)
            yield text[:start] + put_in + text[span.start :], Span(span.start + shift, span.end + shift)
    for put_in in ("", f" {other}"):
        for end in {after[1] if after else span.end, span.end}:
            yield text[: span.end] + put_in + text[end:], span


CHANGES: dict[str, Callable[[str, Span, Random], Iterator[Changed]]] = {
    "deleted": deleted,
    "deleted with more": longer_deleted,
    "changed beside": changed_beside,
}


def outcome(selector: Selector, changed: Changed) -> str:
    """Return what becomes of a selector in a changed text."""
    text, span = changed
    found = find(selector, ReadingText(text))
    if not isinstance(found, Found):
        return "refused"
    return "right" if found.spans == (span,) else "elsewhere"


def figures(text: str, random: Random) -> dict[str, Counter[str]]:
    """Return for each change how often each outcome came of it, and how many selectors were not written."""
    reading = ReadingText(text)
    words = [match.span() for match in WORD.finditer(text)]
    counts: dict[str, Counter[str]] = {name: Counter() for name in CHANGES}
    for _ in range(CASES):
        first = random.randrange(len(words))
        last = min(len(words) - 1, first + random.choice((0, 0, 0, 1, 2, 4, 7)))
        span = Span(words[first][0], words[last][1])
        selector = selector_of(span, reading)
        for name, change in CHANGES.items():
            if selector is None:
                counts[name]["not written"] += 1
                continue
            for changed in change(text, span, random):
                if changed[0] != text:
                    counts[name][outcome(selector, changed)] += 1
    return counts


def main() -> int:
    """Print the table; return 1 if a selector stands on other words."""
    random = Random(20_260_913)
    wrong = 0
    print(f"{'':24}{'':20}{'right':>9}{'refused':>9}{'elsewhere':>11}{'not written':>13}")
    for name, text in [("recurring sentences", recurring(random)), *texts()]:
        for change, count in figures(text[:LONGEST_TEXT], random).items():
            wrong += count["elsewhere"]
            numbers = "".join(
                f"{count[key]:>{width},}"
                for key, width in (("right", 9), ("refused", 9), ("elsewhere", 11), ("not written", 13))
            )
            print(f"{name:24}{change:20}{numbers}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

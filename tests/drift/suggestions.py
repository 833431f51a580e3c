"""How often the suggestion for a quote that its text no longer has is exactly the passage meant.

`python -m tests.drift.suggestions` prints a table: the text, and for each change of a passage the share
of suggestions that are exact, that touch the passage, that lie elsewhere, and of those not made; then
the time. The change is made to the quote, which comes to the same as one of the text and needs no new one.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from pydoc_data.topics import topics
from random import Random
from time import perf_counter

from variorum.anchoring.nearest import nearest
from variorum.anchoring.outcome import Found
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.resolve import resolve
from variorum.model.selector import Selector, Span

CONTEXT = 32
"""Code points before and after that tools write, extended to whole words."""
CASES = 400
"""Passages a text and a change."""
EXACT_IN_CONTEXT = 0.95
"""Share of exact suggestions below which the command fails, where prefix and suffix stand."""
ROOT = Path(__file__).parents[2]
WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Passage:
    """Some words of a text, and the words beside them."""

    span: Span
    words: tuple[str, ...]
    prefix: str
    suffix: str


Change = Callable[[list[str], Random, list[str]], list[str]]


def replaced(at: float) -> Change:
    """Return a change that puts another word in the place of one, at the share `at` of the passage."""

    def change(words: list[str], random: Random, vocabulary: list[str]) -> list[str]:
        place = round(at * (len(words) - 1))
        others = [word for word in random.sample(vocabulary, 9) if word.lower() != words[place].lower()]
        return [*words[:place], others[0], *words[place + 1 :]]

    return change


def taken_out(at: float) -> Change:
    """Return a change that leaves out a word of the passage: the text has one that the quote has not."""

    def change(words: list[str], random: Random, vocabulary: list[str]) -> list[str]:
        place = round(at * (len(words) - 1))
        return [*words[:place], *words[place + 1 :]]

    return change


def put_in(at: float) -> Change:
    """Return a change that adds a word to the passage: the text lost one that the quote has."""

    def change(words: list[str], random: Random, vocabulary: list[str]) -> list[str]:
        place = round(at * len(words))
        return [*words[:place], random.choice(vocabulary), *words[place:]]

    return change


def slips(words: list[str], random: Random, vocabulary: list[str]) -> list[str]:
    """Change one letter in twenty."""
    text = " ".join(words)
    return "".join(
        random.choice("aeiourstln") if sign.isalpha() and random.random() < 0.05 else sign for sign in text
    ).split(" ")


CHANGES: dict[str, Change] = {
    "first word replaced": replaced(0),
    "middle word replaced": replaced(0.5),
    "last word replaced": replaced(1),
    "first word new": taken_out(0),
    "middle word new": taken_out(0.5),
    "last word new": taken_out(1),
    "first word gone": put_in(0),
    "middle word gone": put_in(0.5),
    "last word gone": put_in(1),
    "letters changed": slips,
}


def texts() -> Iterator[tuple[str, str]]:
    """Yield names and texts: English prose with code in it, this project's own, Chinese."""
    yield "Python's manual", "\n\n".join(topics[name] for name in sorted(topics))
    yield (
        "documents",
        "\n\n".join(
            path.read_text("utf-8") for path in [*sorted((ROOT / "docs").glob("*.md")), ROOT / "CHANGELOG.md"]
        ),
    )
    lunyu = ROOT / "tests/editions/lunyu/docs/articles/lunyu/article.md"
    yield "Lunyu", lunyu.read_text("utf-8")


def passages(text: str, random: Random, number: int) -> Iterator[Passage]:
    """Yield passages of three to twelve words, each with its context."""
    words = [match.span() for match in WORD.finditer(text)]
    own = [text[start:end] for start, end in words]
    for _ in range(number):
        length = random.randint(3, 12)
        first = random.randrange(4, len(words) - length - 4)
        span = Span(words[first][0], words[first + length - 1][1])
        before, after = own[max(0, first - CONTEXT) : first], own[first + length : first + length + CONTEXT]
        prefix, suffix = _context(before[::-1])[::-1], _context(after)
        yield Passage(span, tuple(own[first : first + length]), " ".join(prefix), " ".join(suffix))


def _context(words: list[str]) -> list[str]:
    """Return the first of `words`, up to the usual length of a context."""
    kept: list[str] = []
    for word in words:
        kept.append(word)
        if len(" ".join(kept)) >= CONTEXT:
            break
    return kept


def outcome(selector: Selector, passage: Passage, text: ReadingText) -> str:
    """Return what became of a suggestion for `selector`, which means `passage`."""
    span = nearest(selector, text)
    if span is None:
        return "none"
    if " ".join(text.text[span.start : span.end].split()) == " ".join(passage.words):
        return "exact"
    return "touching" if span.overlaps(passage.span) else "elsewhere"


def figures(text: ReadingText, change: Change, *, in_context: bool, seed: int) -> tuple[Counter[str], float]:
    """Return how many suggestions were what, and the seconds that each took."""
    random = Random(seed)
    vocabulary = WORD.findall(text.text)
    found: Counter[str] = Counter()
    seconds = 0.0
    for passage in passages(text.text, random, CASES):
        quote = " ".join(change(list(passage.words), random, vocabulary))
        selector = Selector(quote, passage.prefix, passage.suffix) if in_context else Selector(quote)
        if isinstance(resolve(selector, text), Found):
            continue
        started = perf_counter()
        found[outcome(selector, passage, text)] += 1
        seconds += perf_counter() - started
    return found, seconds / max(1, found.total())


def main() -> int:
    """Print the figures; return 1 if those with a context that stands are below the promise."""
    failed = False
    for name, source in texts():
        text = ReadingText(source)
        nearest(Selector("nothing like it"), text)
        for in_context in (True, False):
            beside = f"{'with' if in_context else 'without'} prefix and suffix"
            print(f"\n{name}, {len(source):,} characters, {beside}")
            print(f"{'':22}{'exact':>9}{'touching':>10}{'elsewhere':>11}{'none':>8}{'ms':>8}")
            for label, change in CHANGES.items():
                found, seconds = figures(text, change, in_context=in_context, seed=1)
                total = found.total()
                shares = [
                    found[key] / total if total else 0 for key in ("exact", "touching", "elsewhere", "none")
                ]
                print(
                    f"{label:22}{shares[0]:>9.1%}{shares[1]:>10.1%}{shares[2]:>11.1%}{shares[3]:>8.1%}"
                    f"{seconds * 1000:>8.2f}",
                    flush=True,
                )
                failed |= in_context and "replaced" in label and shares[0] < EXACT_IN_CONTEXT
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())

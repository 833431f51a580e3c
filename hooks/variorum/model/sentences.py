"""The sentences of a reading text, and where an offset stands among them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from variorum.model.selector import Span

_CLOSING = r"[\"'”’»›)\]」』]*"
# A stop ends a sentence where a space and what can begin one follow; not after a single capital
# letter, as in “U.S.” or “J. Smith”, nor after the commonest abbreviations.
_END = regex.compile(
    rf"(?:(?<!\b\p{{Lu}})(?<!\b(?:Mr|Ms|Mrs|Dr|St|vs))\.(?!(?<=\bNo\.)\s+\p{{N}})|[!?…])"
    rf"{_CLOSING}\s+(?=[\"'“‘«‹(\[¿¡]*[\p{{Lu}}\p{{Lt}}\p{{Lo}}\p{{N}}])"
    rf"|[。！？]{_CLOSING}\s*(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its place in the text: paragraphs, and sentences in them, count from 1."""

    paragraph: int
    number: int
    span: Span

    @property
    def locus(self) -> str:
        """Its place as an apparatus gives it: `3.2`."""
        return f"{self.paragraph}.{self.number}"


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of a reading text in order. Together they hold all but white space."""
    found: list[Sentence] = []
    start = 0
    for paragraph, block in enumerate(text.split("\n\n"), 1):
        spans = _spans(text, start, start + len(block))
        found += [Sentence(paragraph, number, span) for number, span in enumerate(spans, 1)]
        start += len(block) + len("\n\n")
    return found


def sentence_at(in_order: Sequence[Sentence], offset: int) -> Sentence:
    """Return the sentence of a text that holds `offset`, or else the one before it."""
    return in_order[max(0, bisect_right(in_order, offset, key=lambda sentence: sentence.span.start) - 1)]


def _spans(text: str, start: int, end: int) -> Iterator[Span]:
    bounds = [start, *(match.end() for match in _END.finditer(text, start, end)), end]
    for first, last in pairwise(bounds):
        part = text[first:last]
        if part.strip():
            yield Span(first + len(part) - len(part.lstrip()), first + len(part.rstrip()))

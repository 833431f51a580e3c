"""Finds the later places of a term, where its entry asks for them: `occurrences: all`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

import regex

from variorum.anchoring.folding import Folded, fold_quote
from variorum.anchoring.words import whole_word_spans
from variorum.model.edition import PlacedNote, TermLink
from variorum.model.registers import Registers, Term
from variorum.model.selector import Span

_QUOTATION_MARKS = "“”„‘’‚«»‹›\"' "
# What may stand between the end of a sentence and the first word of the next.
_SENTENCE_STARTS = regex.compile(r"(?:^|[\n.!?…。！？][\p{Pf}\p{Pe}\"']*\s)\s*[\p{Pi}\p{Ps}\"'—–]*$")
_HYPHENS = "-\u2010\u2011"
_LOOK_BACK = 8
"""Code points before a word that tell whether it begins a sentence."""


class Sought(NamedTuple):
    """A term whose later places are wanted."""

    wordings: tuple[str, ...]
    after: int
    """Where the passage ends that its note is about."""
    note: str


def sought_terms(notes: Iterable[PlacedNote], registers: Registers) -> list[Sought]:
    """Return the terms that ask for their later places, each with the first note that explains it."""
    found: dict[str, Sought] = {}
    for note in notes:
        for identifier in note.annotation.terms():
            entry = registers.term(identifier)
            if entry and entry.occurrences == "all" and identifier not in found:
                after = note.spans[0].end if note.spans else 0
                found[identifier] = Sought(_wordings(entry), after, note.annotation.id)
    return list(found.values())


def later_occurrences(
    sought: Sequence[Sought], text: str, taken: Sequence[Span], may_stand: Sequence[Span]
) -> tuple[TermLink, ...]:
    """Return where the words of the terms stand again, in the order of the text.

    Whole words, in the case in which they are written or with a capital that begins a sentence;
    the longer wording before the shorter. None touches what is `taken`, such as the passages of
    notes, and each lies in one of the stretches in which a link `may_stand`.
    """
    if not sought:
        return ()
    folded = Folded(text)
    found = sorted(
        (link for term in sought for link in _links(term, text, folded)),
        key=lambda link: (link.span.start - link.span.end, link.span.start, link.note),
    )
    rooms, closed = _Reach(may_stand), _Reach(taken)
    spans: list[Span] = []
    kept: list[TermLink] = []
    for link in found:
        start, end = link.span
        # A link that begins where a mark ends could not be told from it in the HTML.
        if rooms.reach(start) < end or closed.reach(end) >= start:
            continue
        index = bisect_left(spans, link.span)
        if all(not link.span.overlaps(beside) for beside in spans[max(0, index - 1) : index + 1]):
            spans.insert(index, link.span)
            kept.append(link)
    return tuple(sorted(kept, key=lambda link: link.span))


class _Reach:
    """How far spans reach, of those that begin at or before an offset."""

    def __init__(self, spans: Sequence[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._ends = list(accumulate((span.end for span in ordered), max))

    def reach(self, offset: int) -> int:
        """Return the last end of those spans; -1, if there are none."""
        index = bisect_right(self._starts, offset)
        return self._ends[index - 1] if index else -1


def _wordings(entry: Term) -> tuple[str, ...]:
    """Return the name and the forms of an entry, without quotation marks around them."""
    words = (wording.strip(_QUOTATION_MARKS) for wording in (entry.name, *entry.forms))
    return tuple(dict.fromkeys(filter(None, words)))


def _links(term: Sought, text: str, folded: Folded) -> Iterator[TermLink]:
    for wording in term.wordings:
        capital = wording[0].upper() + wording[1:]
        for written in dict.fromkeys((wording, capital)):
            for span in whole_word_spans(folded.occurrences(fold_quote(written)), text):
                before = text[max(0, span.start - _LOOK_BACK) : span.start]
                if span.start < term.after or _is_joined(span, text):
                    continue
                if written == wording or _SENTENCE_STARTS.search(before):
                    yield TermLink(span, term.note)


def _is_joined(span: Span, text: str) -> bool:
    """Return whether a hyphen makes the words a part of another: the log of a log-book."""
    before, after = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 2]
    return (len(before) == 2 and before[0].isalnum() and before[1] in _HYPHENS) or (
        len(after) == 2 and after[0] in _HYPHENS and after[1].isalnum()
    )

"""More notes on the same words than anybody can tell apart: a page would name them all at each word."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from heapq import heappop, heappush

from variorum.model.limits import MOST_NOTES_ON_A_WORD
from variorum.model.problem import Code, Problem
from variorum.model.record import AnnotationRecord
from variorum.model.selector import Span


def crowded_out(
    places: Mapping[AnnotationRecord, tuple[Span, ...]],
    shown: Collection[AnnotationRecord],
    problems: list[Problem],
) -> set[AnnotationRecord]:
    """Return those of `shown` that begin where as many notes as there may be stand already, each a problem.

    In the order of the text, the longer passage first.
    """
    passages = sorted(
        (span.start, -span.end, record.file, record.line, number)
        for number, record in enumerate(shown)
        for span in places[record]
    )
    records = list(shown)
    refused: dict[AnnotationRecord, None] = {}
    ends: list[int] = []
    for start, end, _, _, number in passages:
        while ends and ends[0] <= start:
            heappop(ends)
        if len(ends) == MOST_NOTES_ON_A_WORD:
            refused[records[number]] = None
        else:
            heappush(ends, -end)
    problems += [
        record.problem(
            "quote",
            Code.TOO_MANY_NOTES,
            f"{MOST_NOTES_ON_A_WORD} other notes stand on the words with which this passage begins.",
            "Make one note of several, or quote fewer words.",
        )
        for record in refused
    ]
    return set(refused)

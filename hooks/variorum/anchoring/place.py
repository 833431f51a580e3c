"""Finds the passages of all annotations of an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from variorum.anchoring.corrected import correct
from variorum.anchoring.outcome import Found, NotFound
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.resolve import resolve
from variorum.model.kinds.correction import Correction
from variorum.model.problem import Problem
from variorum.model.record import AnnotationRecord
from variorum.model.selector import Selector, Span

Places = Mapping[AnnotationRecord, tuple[Span, ...]]
"""Spans by annotation; none for a note on the whole article."""


def place(records: Iterable[AnnotationRecord], text: str, problems: list[Problem]) -> Places:
    """Return where each annotation stands in `text`; one that stands nowhere is a problem.

    A quote is looked for in the text as received, and then in the text as corrected.
    """
    received = ReadingText(text)
    places: dict[AnnotationRecord, tuple[Span, ...]] = {}
    missed: list[tuple[AnnotationRecord, Selector, NotFound]] = []
    corrections: list[tuple[Span, str]] = []
    for record in records:
        note = record.annotation
        if note.selector is None:
            places[record] = ()
            continue
        outcome = resolve(note.selector, received)
        if isinstance(outcome, NotFound):
            missed.append((record, note.selector, outcome))
            continue
        places[record] = outcome.spans
        if isinstance(note, Correction):
            corrections.extend((span, note.reading) for span in outcome.spans)
    if missed:
        corrected = correct(received, _apart(corrections))
    for record, selector, reason in missed:
        outcome = resolve(selector, corrected) if not isinstance(record.annotation, Correction) else reason
        if isinstance(outcome, Found):
            places[record] = tuple(corrected.as_received(span) for span in outcome.spans)
        else:
            problems.append(
                record.problem(reason.key, reason.code, reason.message, reason.cure, reason.hints)
            )
    return places


def _apart(corrections: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """Return the corrections that overlap none before them; the others are a problem elsewhere."""
    kept: list[tuple[Span, str]] = []
    for span, reading in sorted(corrections):
        if not kept or span.start >= kept[-1][0].end:
            kept.append((span, reading))
    return kept

"""Finds the passages of all annotations of an article."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from variorum.anchoring.corrected import CorrectedText, correct
from variorum.anchoring.find import find
from variorum.anchoring.outcome import Found, NotFound
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.resolve import resolve
from variorum.model.asides import Asides
from variorum.model.kinds.correction import Correction
from variorum.model.problem import Code, Problem
from variorum.model.record import AnnotationRecord
from variorum.model.selector import Selector, Span

NO_ASIDES = Asides()
Places = Mapping[AnnotationRecord, tuple[Span, ...]]
"""Spans by annotation; none for a note on the whole article."""


def place(
    records: Iterable[AnnotationRecord],
    text: str,
    problems: list[Problem],
    broken: Collection[AnnotationRecord] = (),
    asides: Asides = NO_ASIDES,
) -> Places:
    """Return where each annotation stands in `text`; one that stands nowhere is a problem.

    A quote is looked for in the text as received, and then in the text as corrected. What no text has
    may be the reading of a `broken` correction: nobody else is to blame for that.
    """
    received = ReadingText(text, asides)
    places: dict[AnnotationRecord, tuple[Span, ...]] = {}
    missed: list[tuple[AnnotationRecord, Selector, NotFound]] = []
    corrections: list[tuple[Span, str]] = []
    doubtful: list[tuple[Span, str]] = []
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
            of = doubtful if record in broken else corrections
            of.extend((span, note.reading) for span in outcome.spans)
    if missed:
        corrected = _corrected(received, corrections)
        perhaps = _corrected(received, [*corrections, *doubtful]) if doubtful else corrected
    for record, selector, reason in missed:
        found = None
        if not isinstance(record.annotation, Correction) and reason.code is not Code.QUOTE_AMBIGUOUS:
            found = _found(selector, corrected)
            if found is None and doubtful and reason.code is Code.QUOTE_NOT_FOUND:
                found = _found(selector, perhaps)
        if found:
            places[record] = found
        else:
            problems.append(
                record.problem(reason.key, reason.code, reason.message, reason.cure, reason.hints)
            )
    return places


def _corrected(received: ReadingText, corrections: list[tuple[Span, str]]) -> list[CorrectedText]:
    """Return the corrected text as it can be selected on the page, and with all that is read."""
    carried_out = _apart(corrections)
    changed = [span for span, _ in carried_out]
    hidden = [span for span in received.asides.unselectable if not any(map(span.overlaps, changed))]
    shown = [*carried_out, *((span, "") for span in hidden)]
    return [correct(received, edits) for edits in ([shown] if hidden else []) + [carried_out]]


def _found(selector: Selector, corrected: list[CorrectedText]) -> tuple[Span, ...] | None:
    """Return where the passage stands in the text as received, if the corrected text has it."""
    for text in corrected:
        outcome = find(selector, text)
        if isinstance(outcome, Found):
            return tuple(map(text.as_received, outcome.spans))
    return None


def _apart(corrections: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """Return the corrections that overlap none before them; the others are a problem elsewhere."""
    kept: list[tuple[Span, str]] = []
    for span, reading in sorted(corrections):
        if not kept or span.start >= kept[-1][0].end:
            kept.append((span, reading))
    return kept

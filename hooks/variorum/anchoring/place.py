"""Finds the passages of all annotations of an article."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from variorum.anchoring.corrected import CorrectedText, correct
from variorum.anchoring.find import Unplaced, Why, find, forget_answers
from variorum.anchoring.outcome import Found
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.resolve import explained, unexplained
from variorum.model.asides import Asides
from variorum.model.kinds.correction import Correction
from variorum.model.problem import Problem
from variorum.model.record import AnnotationRecord
from variorum.model.selector import Selector, Span

NO_ASIDES = Asides()
MOST_EXPLAINED = 1_000
"""Notes of an article of which it is said what was probably meant: to find it takes time."""
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
    missed: list[tuple[AnnotationRecord, Selector, Unplaced]] = []
    corrections: list[tuple[Span, str]] = []
    doubtful: list[tuple[Span, str]] = []
    for record in records:
        note = record.annotation
        if note.selector is None:
            places[record] = ()
            continue
        outcome = find(note.selector, received)
        if isinstance(outcome, Unplaced):
            missed.append((record, note.selector, outcome))
            continue
        places[record] = outcome.spans
        if isinstance(note, Correction):
            of = doubtful if record in broken else corrections
            of.extend((span, note.reading) for span in outcome.spans)
    if missed:
        corrected = _corrected(received, corrections)
        perhaps = _corrected(received, [*corrections, *doubtful]) if doubtful else corrected
    told = 0
    for record, selector, unplaced in missed:
        found = None
        if not isinstance(record.annotation, Correction) and unplaced.why is not Why.SEVERAL:
            found = _found(selector, corrected)
            if found is None and doubtful and unplaced.why in (Why.NOT_THERE, Why.NO_SUCH_OCCURRENCE):
                found = _found(selector, perhaps)
        if found:
            places[record] = found
            continue
        told += 1
        reason = explained(selector, unplaced, received) if told <= MOST_EXPLAINED else unexplained(unplaced)
        problems.append(record.problem(reason.key, reason.code, reason.message, reason.cure, reason.hints))
    forget_answers()
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

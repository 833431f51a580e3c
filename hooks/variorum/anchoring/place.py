"""Finds the passages of all annotations of an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from variorum.anchoring.corrected import CorrectedText, correct
from variorum.anchoring.find import Unplaced, Why, find, forget_answers
from variorum.anchoring.outcome import Found
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.resolve import explained, unexplained
from variorum.model.asides import NO_ASIDES, Asides
from variorum.model.candidate import Candidate, Candidates
from variorum.model.selector import Selector, Span

MOST_EXPLAINED = 1_000
"""Notes of an article for which the intended passage is searched: that takes time."""


def place(notes: Sequence[Candidate], text: str, asides: Asides = NO_ASIDES) -> Candidates:
    """Return `notes` with the spans of their passages in `text`, or with a fault where there are none.

    A quote is looked for in the text as received, and then in the text as corrected. If it is found only
    with corrections that have faults, the note itself is not reported: it will fit once they are fixed.
    Withdrawn notes and orphans have no place, and are returned unchanged.
    """
    received = ReadingText(text, asides)
    placed = list(notes)
    missed: dict[int, Unplaced] = {}
    for number, note in enumerate(notes):
        if note.annotation.is_off_the_page:
            continue
        outcome = find(note.annotation.selector, received) if note.annotation.selector else Found(())
        if isinstance(outcome, Found):
            placed[number] = Candidate(note.record, note.faults, note.body, outcome.spans)
        else:
            missed[number] = outcome
    if missed:
        _place_in_corrected(placed, missed, received)
    forget_answers()
    return tuple(placed)


def _place_in_corrected(
    notes: list[Candidate], missed: Mapping[int, Unplaced], received: ReadingText
) -> None:
    """Replace the notes that were `missed`, by their index: look for them in the text as corrected."""
    sure = _readings(note for note in notes if note.is_sound)
    doubtful = _readings(note for note in notes if not note.is_sound)
    corrected = _corrected(received, sure)
    perhaps = _corrected(received, [*sure, *doubtful]) if doubtful else []
    explanations = 0
    for number, unplaced in missed.items():
        note, selector = notes[number], notes[number].annotation.selector
        if selector is None:
            continue
        found = None
        if note.annotation.replacement is None and unplaced.why is not Why.SEVERAL:
            found = _found(selector, corrected)
            if found is None and unplaced.why in (Why.NOT_THERE, Why.NO_SUCH_OCCURRENCE):
                found = _found(selector, perhaps)
        if found:
            notes[number] = note._replace(spans=found)
            continue
        explanations += 1
        is_explained = explanations <= MOST_EXPLAINED
        reason = explained(selector, unplaced, received) if is_explained else unexplained(unplaced)
        notes[number] = note.with_faults([note.record.problem(*reason)])


def _readings(notes: Iterable[Candidate]) -> list[tuple[Span, str]]:
    """Return the readings of the corrections among `notes`, each with the words that it replaces."""
    return [
        (span, note.annotation.replacement)
        for note in notes
        if note.annotation.replacement is not None
        for span in note.spans or ()
    ]


def _corrected(received: ReadingText, corrections: list[tuple[Span, str]]) -> list[CorrectedText]:
    """Return the corrected text as it can be selected on the page, and with everything that is read.

    Empty if nothing is corrected: then it is the text as received.
    """
    carried_out = _apart(corrections)
    changed = [span for span, _ in carried_out]
    hidden = [span for span in received.asides.unselectable if not any(map(span.overlaps, changed))]
    shown = [*carried_out, *((span, "") for span in hidden)]
    versions = [shown, carried_out] if hidden else [carried_out]
    return [correct(received, edits) for edits in versions if edits]


def _found(selector: Selector, corrected: list[CorrectedText]) -> tuple[Span, ...] | None:
    """Return where the passage stands in the text as received, if the corrected text has it."""
    for text in corrected:
        outcome = find(selector, text)
        if isinstance(outcome, Found):
            return tuple(map(text.as_received, outcome.spans))
    return None


def _apart(corrections: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """Return the corrections that overlap none before them; `refuse_overlaps` reports the others."""
    kept: list[tuple[Span, str]] = []
    for span, reading in sorted(corrections):
        if not kept or span.start >= kept[-1][0].end:
            kept.append((span, reading))
    return kept

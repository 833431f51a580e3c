"""Corrections that change the same words: no text can carry both."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model.candidate import Candidate, Candidates, with_faults
from variorum.model.problem import Code, Problem
from variorum.model.record import AnnotationRecord
from variorum.model.selector import Span


def refuse_overlaps(notes: Sequence[Candidate]) -> Candidates:
    """Return `notes`, with a fault at each correction that overlaps an earlier one.

    One that is not sound cannot push out one that is, and what says where it stands may be wrong: if
    that is in several places, it is not compared.
    """
    spans = sorted(
        (span, note.record.file, note.record.line, number)
        for number, note in enumerate(notes)
        if note.spans and note.annotation.replacement is not None and (note.is_sound or len(note.spans) == 1)
        for span in note.spans
    )
    found: dict[AnnotationRecord, Problem] = {}
    kept: tuple[Span, Candidate] | None = None
    for span, _, _, number in spans:
        note = notes[number]
        if not (kept and kept[0].overlaps(span) and kept[1] is not note):
            kept = (span, note)
            continue
        first = kept[1]
        if note.is_sound and not first.is_sound:
            note, first, kept = first, note, (span, note)
        found.setdefault(note.record, _overlap(note.record, first.record))
    return with_faults(notes, found)


def _overlap(record: AnnotationRecord, other: AnnotationRecord) -> Problem:
    return record.problem(
        "quote",
        Code.CORRECTIONS_OVERLAP,
        f"This correction changes words that “{other.annotation.id}” "
        f"({other.file}:{other.line}) changes too.",
        "Make one correction of the two, or shorten one quote.",
    )

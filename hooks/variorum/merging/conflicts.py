"""Corrections that change the same words: no text can carry both."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from variorum.model.kinds.correction import Correction
from variorum.model.problem import Code, Problem
from variorum.model.record import AnnotationRecord
from variorum.model.selector import Span


def overlapping_corrections(
    places: Mapping[AnnotationRecord, tuple[Span, ...]],
    sound: Collection[AnnotationRecord],
    problems: list[Problem],
) -> set[AnnotationRecord]:
    """Return the corrections that overlap an earlier one, each of them a problem.

    One that is not `sound` cannot push out one that is, and what says where it stands may be wrong:
    if that is in several places, it is not compared.
    """
    spans = sorted(
        (span, record.file, record.line, record)
        for record, of in places.items()
        if isinstance(record.annotation, Correction) and (record in sound or len(of) == 1)
        for span in of
    )
    refused: set[AnnotationRecord] = set()
    kept: tuple[Span, AnnotationRecord] | None = None
    for span, _, _, record in spans:
        if not (kept and kept[0].overlaps(span) and kept[1] is not record):
            kept = (span, record)
            continue
        first = kept[1]
        if first not in sound and record in sound:
            record, first, kept = first, record, (span, record)
        if record not in refused:
            problems.append(_overlap(record, first))
        refused.add(record)
    return refused


def _overlap(record: AnnotationRecord, other: AnnotationRecord) -> Problem:
    return record.problem(
        "quote",
        Code.CORRECTIONS_OVERLAP,
        f"This correction changes words that “{other.annotation.id}” "
        f"({other.file}:{other.line}) changes too.",
        "Make one correction of the two, or shorten one quote.",
    )

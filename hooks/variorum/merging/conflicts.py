"""Corrections that change the same words: no text can carry both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from variorum.model.kinds.correction import Correction
from variorum.model.problem import Code, Problem
from variorum.model.record import AnnotationRecord
from variorum.model.selector import Span


def overlapping_corrections(
    records: Iterable[AnnotationRecord], places: Mapping[str, tuple[Span, ...]], problems: list[Problem]
) -> set[str]:
    """Return the ids of corrections that overlap an earlier one, each of them a problem."""
    spans = sorted(
        (span, record.file, record.line, record)
        for record in records
        if isinstance(record.annotation, Correction)
        for span in places.get(record.annotation.id, ())
    )
    refused: set[str] = set()
    kept: tuple[Span, AnnotationRecord] | None = None
    for span, _, _, record in spans:
        if kept and kept[0].overlaps(span) and kept[1] is not record:
            if record.annotation.id not in refused:
                problems.append(_overlap(record, kept[1]))
            refused.add(record.annotation.id)
        else:
            kept = (span, record)
    return refused


def _overlap(record: AnnotationRecord, other: AnnotationRecord) -> Problem:
    return record.problem(
        "quote",
        Code.CORRECTIONS_OVERLAP,
        f"This correction changes words that “{other.annotation.id}” "
        f"({other.file}:{other.line}) changes too.",
        "Make one correction of the two, or shorten one quote.",
    )

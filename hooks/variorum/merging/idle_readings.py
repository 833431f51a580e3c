"""Readings that change nothing, or that say twice what the text says once."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

import regex

from variorum.anchoring.folding import fold_quote
from variorum.anchoring.reading_text import ReadingText
from variorum.merging.repeated_words import repeated_at, seams
from variorum.model.candidate import Candidate, Candidates, with_faults
from variorum.model.problem import Code, Problem
from variorum.model.record import AnnotationRecord
from variorum.model.selector import Span

_INVISIBLE = regex.compile(r"\p{Default_Ignorable_Code_Point}+")


def refuse_idle_readings(notes: Sequence[Candidate], text: str) -> Candidates:
    """Return `notes`, with a fault at each correction and variant whose reading cannot be meant.

    Of the corrections that are sound none may overlap another.
    """
    reading_text = ReadingText(text)
    found: dict[AnnotationRecord, Problem] = {}
    for note in notes:
        problems = (_idle(note.record, span, reading_text) for span in note.spans or ())
        if problem := next(filter(None, problems), None):
            found[note.record] = problem
    carried_out = [
        (span, note.record)
        for note in notes
        if note.is_sound and note.record not in found and note.annotation.replacement is not None
        for span in note.spans or ()
    ]
    for record, problem in _repeating(sorted(carried_out, key=lambda one: one[0]), text):
        found.setdefault(record, problem)
    return with_faults(notes, found)


def _idle(record: AnnotationRecord, span: Span, text: ReadingText) -> Problem | None:
    """Return the problem of a reading that the text has at `span` already."""
    note, received = record.annotation, text.text[span.start : span.end]
    reading = note.replacement
    if reading is None:
        return next(_same_words(record, received), None)
    if not reading:
        return None
    if fold_quote(reading) == fold_quote(received):
        is_typography = any(own.fault == "typography" for own in note.alternatives())
        if is_typography and _as_seen(reading) != _as_seen(received):
            return None
        return record.problem(
            "reading",
            Code.CORRECTION_WITHOUT_EFFECT,
            "The reading has the same words as the article, so it corrects nothing.",
            "Write what should stand there; where only its punctuation is wrong, such as a hyphen for a "
            "dash, write `fault: typography`.",
        )
    if _stands_already(reading, span, text):
        return record.problem(
            "reading",
            Code.CORRECTION_WITHOUT_EFFECT,
            f"The article has “{_on_one_line(reading)}” here already: the quote is only a part of it.",
            "Quote all the words that the reading replaces.",
        )
    return None


_OF_SAME_WORDS = {"effect": "agrees", "relation": "shares-the-error"}
"""The value of each key that is right for a witness with the same words."""


def _same_words(record: AnnotationRecord, received: str) -> Iterator[Problem]:
    """Yield a problem for each reading with the article's own words that is judged as different."""
    for number, reading in enumerate(record.annotation.alternatives()):
        key = "effect" if reading.effect else "relation"
        judged = reading.effect or reading.relation
        same = bool(reading.reading) and _as_seen(reading.reading) == _as_seen(received)
        if same and judged and judged != _OF_SAME_WORDS[key]:
            yield record.problem(
                f"also.{number - 1}" if number else key,
                Code.WRONG_VALUE,
                f"The witness has the same words here, so its `{key}` cannot be “{judged}”.",
                f"Write `{key}: {_OF_SAME_WORDS[key]}`, or what the witness has in `reading`.",
            )


def _stands_already(reading: str, span: Span, text: ReadingText) -> bool:
    """Return whether the words about `span`, and it among them, are those of the reading."""
    wanted, received = fold_quote(reading), fold_quote(text.text[span.start : span.end])
    here = text.folded.position(span.start)
    at = wanted.find(received)
    while at >= 0:
        start = here - at
        if start >= 0 and text.folded.text[start : start + len(wanted)] == wanted:
            return True
        at = wanted.find(received, at + 1)
    return False


def _repeating(
    carried_out: list[tuple[Span, AnnotationRecord]], text: str
) -> Iterator[tuple[AnnotationRecord, Problem]]:
    """Yield the corrections that make words stand twice in a row, seen beside all others."""
    readings = [(span, record.annotation.replacement or "") for span, record in carried_out]
    for (_, record), seam in zip(carried_out, seams(readings, text), strict=True):
        if words := repeated_at(seam):
            yield (
                record,
                record.problem(
                    "reading",
                    Code.REPEATED_WORDS,
                    f"With this correction the text would read “{words}”.",
                    "Leave out of `reading` what stands beside the quote, or quote it as well; "
                    "of words that are left out, quote the punctuation mark beside them as well.",
                ),
            )


def _as_seen(words: str) -> str:
    """Return what a reader sees, whatever the encoding of characters and the width of spaces."""
    if words.isascii():
        return _on_one_line(words)
    return " ".join(unicodedata.normalize("NFC", _INVISIBLE.sub("", words)).split())


def _on_one_line(words: str) -> str:
    return " ".join(words.split())

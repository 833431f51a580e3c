"""Checks that each reading of a variant is judged as its witness allows."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.anchoring.suggestion import did_you_mean
from variorum.model.alternative import Alternative
from variorum.model.problem import Code, Problem
from variorum.model.record import AnnotationRecord
from variorum.model.registers import Registers

_CURES = {
    "effect": "This text was made from it, as `derives_from` in article.yml says: "
    "write `effect`, which says what became of its words.",
    "relation": "This text was not made from it, as `derives_from` in article.yml says: "
    "write `relation`, which says how the two stand to each other.",
}


def misjudged_readings(record: AnnotationRecord, registers: Registers) -> Iterator[Problem]:
    """Yield a problem for each reading with an effect that needs a relation, or the other way round.

    And one for each copy that its witness does not have.
    """
    for number, reading in enumerate(record.annotation.alternatives()):
        within = f"also.{number - 1}" if number else ""
        judged_by = registers.judged_by(reading.witness)
        written = "effect" if reading.effect else "relation" if reading.relation else None
        if judged_by and written and judged_by != written:
            place = record.place(within or written)
            message = f"A reading of `{reading.witness}` cannot have `{written}`."
            yield Problem(place, Code.MISJUDGED_READING, message, _CURES[judged_by])
        yield from _unknown_copy(record, reading, within, registers)


def _unknown_copy(
    record: AnnotationRecord, reading: Alternative, within: str, registers: Registers
) -> Iterator[Problem]:
    witness = registers.witness(reading.witness)
    if not reading.of_copy or not witness or witness.copy_of(reading.of_copy):
        return
    known = [copy.source for copy in witness.copies]
    yield Problem(
        record.place(within or "copy"),
        Code.UNKNOWN_COPY,
        f"The witness `{reading.witness}` has no copy `{reading.of_copy}`."
        f"{did_you_mean(reading.of_copy, known)}",
        "Correct the id, or add it to the `copies` of that witness in article.yml.",
    )

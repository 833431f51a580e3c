"""Each quote stands where its case shows it, in ⟦double brackets⟧, or is told of as the case says."""

from __future__ import annotations

import pytest

from tests.engine.case_files import Case, cases
from variorum.anchoring.place import place
from variorum.model.candidate import Candidate, faults_of
from variorum.model.kinds.context import Context
from variorum.model.kinds.correction import Correction
from variorum.model.problem import Problem
from variorum.model.record import AnnotationRecord
from variorum.model.selector import Span
from variorum.reporting.text import as_text

SELECTOR = ("quote", "prefix", "suffix", "occurrence")
ANCHORING_CASES = cases("anchoring", "text", *SELECTOR, "kind", "corrections", "expect", "problem")


@pytest.mark.parametrize("case", ANCHORING_CASES)
def test_the_passage_stands_where_the_case_shows_it(case: Case) -> None:
    note = _note(case)
    record = AnnotationRecord(note, "case.yml", 1, 1, _places(note))
    notes = place([Candidate(each) for each in (*_corrections(case), record)], case.text("text"))
    spans = notes[-1].spans
    told = "\n".join(_told(problem) for problem in faults_of(notes))
    assert told == case.text("problem").rstrip("\n")
    assert _bracketed(case.text("text"), spans or ()) == (case.text("expect") or case.text("text"))


def _note(case: Case) -> Context | Correction:
    selector = {key: case.text(key) for key in SELECTOR if key in case.values}
    common = {"id": "note", "note": "A note.", **selector}
    if case.text("kind") == "correction":
        return Correction.model_validate(
            {"kind": "correction", "reading": "x", "fault": "fact", "certainty": "low", **common}
        )
    return Context.model_validate({"kind": "context", "title": "A title", **common})


def _corrections(case: Case) -> list[AnnotationRecord]:
    common = {"kind": "correction", "note": "A note.", "fault": "wording", "certainty": "high"}
    notes = (
        Correction.model_validate({"id": f"correction-{number}", **common, **written})
        for number, written in enumerate(case.list("corrections"), 1)
    )
    return [AnnotationRecord(note, "corrections.yml", 1, 1, {}) for note in notes]


def _places(note: Context | Correction) -> dict[str, tuple[int, int]]:
    """Return a line for each key, so that a problem's place tells its key."""
    return {key: (line, 1) for line, key in enumerate(SELECTOR, 1) if getattr(note, key)}


def _told(problem: Problem) -> str:
    key = SELECTOR[problem.place.line - 1]
    return f"{key}: " + as_text(problem).removeprefix(f"{problem.place}: ")


def _bracketed(text: str, spans: tuple[Span, ...]) -> str:
    for span in sorted(spans, reverse=True):
        text = f"{text[: span.start]}⟦{text[span.start : span.end]}⟧{text[span.end :]}"
    return text

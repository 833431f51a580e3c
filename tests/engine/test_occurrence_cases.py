"""Each later place of a term stands where its case shows it, in ⟦double brackets⟧."""

from __future__ import annotations

import pytest

from tests.engine.case_files import Case, cases
from variorum.anchoring.occurrences import Sought, later_occurrences
from variorum.model.selector import Span

QUOTATION_MARKS = "“”"
OCCURRENCE_CASES = cases("occurrences", "text", "terms", "taken", "closed", "expect")


@pytest.mark.parametrize("case", OCCURRENCE_CASES)
def test_the_later_places_stand_where_the_case_shows_them(case: Case) -> None:
    text = case.text("text")
    passages = [_span(text, term["passage"]) for term in case.list("terms")]
    sought = [
        Sought(
            tuple(w.strip(QUOTATION_MARKS) for w in (term["name"], *term.get("forms", []))),
            passage.end,
            f"note-{number}",
        )
        for number, (term, passage) in enumerate(zip(case.list("terms"), passages, strict=True))
    ]
    taken = [*passages, *(_span(text, words) for words in case.list("taken"))]
    links = later_occurrences(sought, text, taken, _open(text, case.list("closed")))
    shown = text
    for link in reversed(links):
        shown = f"{shown[: link.span.start]}⟦{text[link.span.start : link.span.end]}⟧{shown[link.span.end :]}"
    assert shown == case.text("expect")


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _open(text: str, closed: list[str]) -> list[Span]:
    """Return the stretches between what is closed."""
    edges = sorted((span.start, span.end) for span in (_span(text, words) for words in closed))
    starts = [0, *(end for _, end in edges)]
    return [Span(a, b) for a, b in zip(starts, [*(start for start, _ in edges), len(text)], strict=True)]

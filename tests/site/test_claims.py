"""Every claim that was researched stands in the ledger, judged for then and for now, with reasons."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.site.building import REPOSITORY
from variorum.model.kinds.reliability import ReliabilityNote
from variorum.pipeline import check

CLAIMS = yaml.safe_load((Path(__file__).parent / "claims.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def ledger() -> dict[str, ReliabilityNote]:
    (article,) = check(REPOSITORY).articles
    notes = (note.annotation for note in article.notes)
    return {note.id: note for note in notes if isinstance(note, ReliabilityNote)}


def test_the_claims_are_18() -> None:
    assert [entry["claim"] for entry in CLAIMS] == [f"C{number}" for number in range(1, 19)]


@pytest.mark.parametrize("entry", CLAIMS, ids=lambda entry: entry["claim"])
def test_a_claim_is_judged_as_it_was_found(
    entry: dict[str, dict[str, list[str]]], ledger: dict[str, ReliabilityNote]
) -> None:
    for identifier, marks in entry["notes"].items():
        assert [assessment.mark for assessment in ledger[identifier].assessments] == marks


def test_each_claim_is_judged_for_2020_and_for_2026_with_a_reason_for_each(
    ledger: dict[str, ReliabilityNote],
) -> None:
    for note in ledger.values():
        assert [assessment.date for assessment in note.assessments] == ["2020-09", "2026-01"], note.id
        assert len({assessment.reason for assessment in note.assessments}) == 2, note.id

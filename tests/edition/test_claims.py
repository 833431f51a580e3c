"""Every claim that was researched stands in the ledger, judged by one rule for then and for now."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.site.building import REPOSITORY
from variorum.model.edition import AnnotatedArticle
from variorum.model.kinds.reliability import ReliabilityNote
from variorum.pipeline import check

CLAIMS = yaml.safe_load((Path(__file__).parent / "claims.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def article() -> AnnotatedArticle:
    (article,) = check(REPOSITORY).articles
    return article


@pytest.fixture(scope="module")
def ledger(article: AnnotatedArticle) -> dict[str, ReliabilityNote]:
    notes = (note.annotation for note in article.notes)
    return {note.id: note for note in notes if isinstance(note, ReliabilityNote)}


def test_the_ledger_has_the_claims_that_were_researched_and_no_other(
    ledger: dict[str, ReliabilityNote],
) -> None:
    assert sorted(note for entry in CLAIMS for note in entry["notes"]) == sorted(ledger)


@pytest.mark.parametrize("entry", CLAIMS, ids=lambda entry: entry["claim"])
def test_a_claim_is_judged_as_it_was_found(
    entry: dict[str, dict[str, list[str]]], ledger: dict[str, ReliabilityNote]
) -> None:
    for identifier, (asks, *marks) in entry["notes"].items():
        assert ledger[identifier].asks == asks
        assert [assessment.mark for assessment in ledger[identifier].assessments] == marks


def test_each_claim_is_judged_for_2020_and_for_2026_with_a_reason_for_each(
    ledger: dict[str, ReliabilityNote],
) -> None:
    for note in ledger.values():
        assert [assessment.date for assessment in note.assessments] == ["2020-09", "2026-01"], note.id
        assert len({assessment.reason for assessment in note.assessments}) == 2, note.id


def test_no_letter_is_better_than_the_grade_of_the_best_source(
    ledger: dict[str, ReliabilityNote], article: AnnotatedArticle
) -> None:
    sources = article.registers.sources
    for note in ledger.values():
        grades = [source.reliability.grade for c in note.sources if (source := sources[c.id]).reliability]
        assert all(each.reliability >= min(grades) for each in note.assessments), note.id


def test_what_only_was_said_is_confirmed_or_not_asked(ledger: dict[str, ReliabilityNote]) -> None:
    said = [note for note in ledger.values() if note.asks == "said"]
    assert {each.credibility for note in said for each in note.assessments} == {"1"}

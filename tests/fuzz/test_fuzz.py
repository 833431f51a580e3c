"""The fuzzing finds what is wrong, makes it again from its seed, and what it once found stays mended."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import strategies as st

from tests.fuzz.running import CASES, TooSlow, fuzz, keep, run_round
from tests.fuzz.target import Target
from tests.fuzz.targets import TARGETS

FOUND = sorted(CASES.glob("*/*.json"))


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_was_found_stays_mended(path: Path) -> None:
    TARGETS[path.parent.name].check(json.loads(path.read_text("utf-8"))["input"])


@pytest.mark.parametrize("name", TARGETS)
def test_a_few_inputs_of_each_kind(name: str) -> None:
    tried, finding = run_round(TARGETS[name], number=7, examples=15)
    assert finding is None, finding
    assert tried >= 15


def _no_triple(text: str) -> None:
    assert "aaa" not in text


PLANTED = Target("No text has three of these.", st.text("ab", max_size=30), _no_triple)


def test_a_planted_fault_is_found_made_small_and_kept(tmp_path: Path) -> None:
    tried, finding = run_round(PLANTED, number=3)
    assert finding
    assert finding.value == "aaa"
    assert tried > 1
    kept = json.loads(keep(tmp_path, "planted", finding).read_text("utf-8"))
    assert kept["input"] == "aaa"
    assert "AssertionError" in kept["says"]
    assert run_round(PLANTED, number=3)[1] == finding


def test_one_fault_is_told_of_once() -> None:
    found = [finding for _, finding in fuzz(PLANTED, minutes=0.005, first=1)]
    assert sum(finding is not None for finding in found) == 1


def test_a_slow_input_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fuzz.running.SLOW", -1.0)
    _, finding = run_round(Target("", st.just("x"), len), number=1)  # type: ignore[arg-type]
    assert finding
    assert TooSlow.__name__ in finding.where

"""Each problem is told in the words of its golden case, and hides no sound note."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.engine.case_files import CASES, Case, cases
from tests.engine.trial_edition import BASE, edition_of_case, placed_ids
from variorum.cli import main
from variorum.model.catalogue import CATALOGUE
from variorum.model.problem import Code
from variorum.pipeline import check

FAMILY = "problems"
NOTES_OF_THE_BASE = ("keeper", "log", "steps")
PROBLEM_CASES = cases(FAMILY, "before", "files", "remove", "form", "expect", "placed")


@pytest.mark.parametrize("case", PROBLEM_CASES)
def test_the_command_says_what_the_case_expects(case: Case, tmp_path: Path) -> None:
    root = edition_of_case(case, tmp_path / "edition")
    result = CliRunner().invoke(main, ["check", "--format", case.text("form") or "text", str(root)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert result.stdout == case.text("expect")
    assert result.exit_code == (1 if case.text("expect") else 0)


@pytest.mark.parametrize("case", PROBLEM_CASES)
def test_sound_notes_stay_placed_and_the_broken_one_does_not_appear(case: Case, tmp_path: Path) -> None:
    root = edition_of_case(case, tmp_path / "edition")
    expected = case.list("placed") if "placed" in case.values else NOTES_OF_THE_BASE
    assert placed_ids(check(root)) == set(expected)


def test_the_base_of_the_cases_is_sound() -> None:
    edition = check(BASE)
    assert edition.problems == ()
    assert placed_ids(edition) == set(NOTES_OF_THE_BASE)


def test_the_example_in_the_read_me_is_a_case() -> None:
    example = (CASES / FAMILY / "unknown-source.yml").read_text("utf-8")
    assert f"```yaml\n{example}```" in (CASES / "README.md").read_text("utf-8")


@pytest.mark.parametrize("code", list(Code))
def test_each_code_has_its_golden_case(code: Code) -> None:
    file = CASES / FAMILY / f"{code}.yml"
    assert file.is_file(), f"Add tests/cases/problems/{code}.yml; tests/cases/README.md says how."
    assert f"[{code}]" in file.read_text("utf-8"), f"{file.name} expects no problem with its code."


@pytest.mark.parametrize("code", list(Code))
def test_each_code_is_in_the_catalogue(code: Code) -> None:
    assert code in CATALOGUE


@pytest.mark.parametrize("case", PROBLEM_CASES)
def test_a_case_is_named_after_the_code_that_it_shows(case: Case) -> None:
    if case.file.stem.startswith("harmless-"):
        assert not case.text("expect")
    else:
        shown = [code for code in Code if re.search(rf"[\[\"=]{code}[\]\":]", case.text("expect"))]
        assert any(f"{case.file.stem}-".startswith(f"{code}-") for code in shown)

"""What a contribution changes is told in the words of its golden case."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.engine.case_files import Case, cases
from tests.engine.trial_edition import trial_edition
from variorum.cli import main


@pytest.mark.parametrize(
    "case", cases("comparison", "files", "remove", "base_files", "base_remove", "form", "expect")
)
def test_the_command_says_what_the_case_expects(case: Case, tmp_path: Path) -> None:
    base = trial_edition(tmp_path / "base", case.mapping("base_files"), case.list("base_remove"))
    files = {**case.mapping("base_files"), **case.mapping("files")}
    head = trial_edition(tmp_path / "head", files, [*case.list("base_remove"), *case.list("remove")])
    form = case.text("form") or "text"
    told = CliRunner().invoke(main, ["compare", str(base), str(head), "--format", form])
    assert (told.exit_code, told.stdout) == (0, case.text("expect"))

    written = tmp_path / "summary.json"
    as_json = CliRunner().invoke(main, ["compare", str(base), str(head), "--format", "json"])
    written.write_text(as_json.stdout, "utf-8")
    again = CliRunner().invoke(main, ["compare", "--from", str(written), "--format", form])
    assert again.stdout == told.stdout

"""Other people’s sites: what the check and a strict build say of each, and what is published."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.engine.case_files import Case, cases
from tests.site.building import HOOK, build, files_of
from tests.site.drawing import draw
from variorum.cli import main

SITE_CASES = cases("sites", "files", "expect", "warns", "has", "lacks", "nowhere", "gone")


def drawn(case: Case, tmp_path: Path) -> Path:
    files = {name: text.replace("HOOK", str(HOOK)) for name, text in case.mapping("files").items()}
    return draw(tmp_path / "edition", files)


@pytest.mark.parametrize("case", SITE_CASES)
def test_the_check_says_what_the_case_expects(case: Case, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["check", str(drawn(case, tmp_path))])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert done.stdout == case.text("expect")


@pytest.mark.slow
@pytest.mark.parametrize("case", SITE_CASES)
def test_a_strict_build_says_the_same_and_publishes_what_it_should(case: Case, tmp_path: Path) -> None:
    done = build(drawn(case, tmp_path), tmp_path / "site", "--strict")
    problems = [line for line in case.text("expect").splitlines() if not line.startswith(" ")]
    assert [line for line in done.problems if ": [" in line] == problems
    assert "Traceback" not in done.log
    for warning in case.list("warns"):
        assert warning in done.log
    assert done.status == (1 if problems or case.list("warns") else 0), done.log
    published = {name: data.decode("utf-8", "replace") for name, data in files_of(done.site).items()}
    for name, words in case.mapping("has").items():
        for word in words:
            assert word in published[name], name
    for name, words in case.mapping("lacks").items():
        for word in words:
            assert word not in published[name], name
    for word in case.list("nowhere"):
        assert [name for name, text in published.items() if word in text] == []
    assert [name for name in case.list("gone") if name in published] == []

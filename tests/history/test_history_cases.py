"""Each repository of a case tells the history that the case expects."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engine.case_files import Case, cases
from tests.history.repository import change, draw
from tests.history.telling import told
from variorum.files.layout import Layout
from variorum.files.walk import read_tree
from variorum.history.read_history import read_history
from variorum.keeping.kept_file import KeptFile
from variorum.keeping.kept_versions import KeptVersions


@pytest.mark.parametrize("case", cases("history", "commits", "edition", "uncommitted", "expect"))
def test_the_history_is_that_of_the_case(case: Case, tmp_path: Path) -> None:
    root = draw(tmp_path / "repository", case.list("commits"))
    change(root, case.mapping("uncommitted"))
    tree = read_tree(Layout.at(root / case.text("edition")))
    assert told(read_history(tree)) == case.text("expect")
    kept = KeptFile(tmp_path / "cache" / "history" / "edition.json")
    for _ in range(2):
        versions = KeptVersions(kept)
        assert read_history(tree, versions=versions) == read_history(tree)
        versions.keep()

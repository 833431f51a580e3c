"""The ledger of published ids is guarded by the history: a line that goes is a problem."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.engine.trial_edition import BASE
from tests.history.repository import change, draw, git
from variorum.cli import main
from variorum.pipeline import check

LEDGER = "annotations/ids.yml"
ALL = "- {id: keeper, article: tale}\n- {id: log, article: tale}\n- {id: steps, article: tale}\n"
WITHOUT_LOG = ALL.replace("- {id: log, article: tale}\n", "")
FILES = {of.relative_to(BASE).as_posix(): of.read_text("utf-8") for of in BASE.rglob("*") if of.is_file()}
PUBLISHED: list[Mapping[str, Any]] = [
    {"says": "Add", "write": FILES},
    {"says": "Publish", "write": {LEDGER: ALL}},
]


def problems(root: Path) -> list[str]:
    return [str(problem) for problem in check(root).problems]


def lost(*ids: str) -> str:
    many = "1 published id is" if len(ids) == 1 else f"{len(ids)} published ids are"
    named = ", ".join(f"`{of}`" for of in ids)
    return (
        f"{LEDGER}:1:1: [unlisted-id] {many} no longer listed here: {named}. Put the lines back, or run "
        "`variorum ids`."
    )


def test_a_line_that_was_removed_is_a_problem(tmp_path: Path) -> None:
    root = draw(tmp_path / "edition", PUBLISHED)
    assert problems(root) == []
    change(root, {"write": {LEDGER: WITHOUT_LOG}})
    assert problems(root) == [lost("log")]
    change(root, {"remove": [LEDGER]})
    assert problems(root) == [lost("keeper", "log", "steps")]


def test_a_line_whose_removal_was_committed_is_a_problem(tmp_path: Path) -> None:
    cut = {"write": {LEDGER: WITHOUT_LOG}}
    assert problems(draw(tmp_path / "edition", [*PUBLISHED, cut])) == [lost("log")]


def test_so_it_is_when_its_note_is_removed_with_it(tmp_path: Path) -> None:
    gone = {"write": {LEDGER: WITHOUT_LOG}, "remove": ["annotations/tale/log.yml"]}
    assert problems(draw(tmp_path / "edition", [*PUBLISHED, gone])) == [lost("log")]


def test_the_command_puts_the_lines_back(tmp_path: Path) -> None:
    root = draw(tmp_path / "edition", [*PUBLISHED, {"write": {LEDGER: WITHOUT_LOG}}])
    assert CliRunner().invoke(main, ["ids", str(root)]).exit_code == 0
    assert ALL in (root / LEDGER).read_text("utf-8").replace('"', "")
    assert problems(root) == []


@pytest.mark.parametrize("depth", [1, 2])
def test_a_shallow_clone_knows_what_it_has(tmp_path: Path, depth: int) -> None:
    """What was cut before its history begins it cannot know; the whole clone of a workflow does."""
    draw(tmp_path / "edition", [*PUBLISHED, {"write": {LEDGER: WITHOUT_LOG}}])
    git(tmp_path, "clone", "--quiet", f"--depth={depth}", f"file://{tmp_path / 'edition'}", "shallow")
    assert problems(tmp_path / "shallow") == ([lost("log")] if depth == 2 else [])
    change(tmp_path / "shallow", {"write": {LEDGER: WITHOUT_LOG.replace("steps", "step")}})
    assert any("`steps`" in problem for problem in problems(tmp_path / "shallow"))


def test_what_a_branch_did_and_undid_was_never_published(tmp_path: Path) -> None:
    """Else a stranger could make an edition fail for good."""
    commits: list[Mapping[str, Any]] = [
        *PUBLISHED,
        {"branch": "side", "write": {LEDGER: f"{ALL}- {{id: never, article: tale}}\n",
         "annotations/tale/never.yml": FILES["annotations/tale/keeper.yml"].replace("keeper", "never")}},
        {"write": {LEDGER: ALL}, "remove": ["annotations/tale/never.yml"]},
        {"back": "main", "write": {"README.md": "x"}},
        {"merge": "side"},
    ]  # fmt: skip
    assert problems(draw(tmp_path / "edition", commits)) == []


def test_what_a_merge_brought_was_published(tmp_path: Path) -> None:
    commits: list[Mapping[str, Any]] = [
        {"write": FILES},
        {"branch": "side", "write": {LEDGER: ALL}},
        {"back": "main", "write": {"README.md": "x"}},
        {"merge": "side"},
        {"write": {LEDGER: WITHOUT_LOG}},
    ]
    assert problems(draw(tmp_path / "edition", commits)) == [lost("log")]


def test_an_edition_may_begin_as_a_copy_of_another(tmp_path: Path) -> None:
    new = {name.replace("tale", "other"): text for name, text in FILES.items() if "docs/" in name}
    cleared = {"remove": ["annotations", "docs/articles/tale"], "write": new}
    told = problems(draw(tmp_path / "edition", [*PUBLISHED, cleared]))
    assert not [problem for problem in told if "unlisted-id" in problem]


def test_a_line_that_never_had_a_note_may_go(tmp_path: Path) -> None:
    mistake = {"write": {LEDGER: f"{ALL}- {{id: mistake, article: tale}}\n"}}
    assert problems(draw(tmp_path / "edition", [*PUBLISHED, mistake, {"write": {LEDGER: ALL}}])) == []

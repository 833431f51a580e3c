"""Where a repository lacks something, so does the history, and it says what."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.history.repository import draw, git
from tests.history.telling import told
from variorum.files.layout import Layout
from variorum.files.walk import read_tree
from variorum.history import git as asking
from variorum.history.read_history import read_history
from variorum.model.history import History

LAMP = "annotations/tale/lamp.yml"
ROCK = "annotations/tale/rock.yml"
COMMITS = [
    {"says": "Add", "write": {LAMP: "{id: lamp, kind: context, note: Oil.}\n"}},
    {"says": "Reword", "write": {LAMP: "{id: lamp, kind: context, note: Whale oil.}\n"}},
    {"says": "Add another", "write": {ROCK: "{id: rock, kind: context, note: Grey.}\n"}},
]


def history_at(root: Path) -> History:
    return read_history(read_tree(Layout.at(root)))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return draw(tmp_path / "repository", COMMITS)


def test_the_complete_repository_lacks_nothing(repository: Path) -> None:
    assert history_at(repository).limitations == ()


def test_a_shallow_clone_says_where_its_history_begins(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=2", f"file://{repository}", "shallow")
    history = history_at(tmp_path / "shallow")
    assert told(history) == (
        "lamp\n"
        "rock\n"
        "  2026-01-03T12:00:00Z tale added, Anna Holm: Add another\n"
        "The history begins on 2026-01-02: the clone is shallow.\n"
    )
    assert history.begins == "2026-01-02T12:00:00Z"
    assert history.of_note("lamp").added is None


def test_a_clone_without_old_contents_says_how_many_are_missing(repository: Path, tmp_path: Path) -> None:
    git(repository, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--filter=blob:none", f"file://{repository}", "partial")
    history = history_at(tmp_path / "partial")
    assert history.limitations == ("1 version of files cannot be read or are not in this clone.",)
    assert history.of_note("lamp").removed is None


def test_an_exported_folder_has_no_history(repository: Path) -> None:
    shutil.rmtree(repository / ".git")
    assert told(history_at(repository)) == "There is no history: this is not a git repository.\n"


def test_a_folder_inside_the_repository_s_own_has_no_history(repository: Path) -> None:
    assert history_at(repository / ".git").notes == {}


def test_without_git_there_is_no_history(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    assert told(history_at(repository)) == "There is no history: git is not installed here.\n"


def test_a_history_that_is_there_and_cannot_be_read_is_said_to_be_hidden(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build says so, and a strict one fails: what is published would have lost its history in silence."""
    assert not history_at(repository).is_hidden
    monkeypatch.setenv("PATH", str(repository))
    assert history_at(repository).is_hidden
    shutil.rmtree(repository / ".git")
    assert not history_at(repository).is_hidden


def test_a_repository_without_a_commit_has_no_history(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    assert told(history_at(tmp_path)) == "There is no history: nothing has been committed yet.\n"


def test_a_folder_that_is_not_there_has_no_history(tmp_path: Path) -> None:
    assert history_at(tmp_path / "gone").notes == {}


def test_a_damaged_repository_has_no_history(repository: Path) -> None:
    for pack in (repository / ".git/objects").glob("??/*"):
        pack.chmod(0o644)
        pack.write_bytes(b"damaged")
    history = history_at(repository)
    assert history.notes == {}
    assert history.limitations


def test_a_call_that_takes_too_long_is_given_up(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "bin" / "git"
    slow.parent.mkdir()
    slow.write_text("#!/bin/sh\nexec sleep 60\n", "utf-8")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", str(slow.parent), prepend=os.pathsep)
    monkeypatch.setattr(asking, "TIMEOUT", 0.2)
    assert history_at(repository).limitations == ("There is no history: git took longer than 0 seconds.",)


def test_a_clone_by_another_path_and_at_another_time_has_the_same_history(
    repository: Path, tmp_path: Path
) -> None:
    git(tmp_path, "clone", "--quiet", str(repository), "clone")
    git(tmp_path / "clone", "gc", "--quiet", "--aggressive", "--prune=now")
    assert history_at(tmp_path / "clone") == history_at(repository)
    git(repository, "worktree", "add", "--quiet", "../tree", "-b", "other")
    assert history_at(tmp_path / "tree") == history_at(repository)

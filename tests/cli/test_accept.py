"""A changed text is accepted, and the version before it is listed if anybody can have read it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.conftest import Run
from tests.cli.test_relink import BEFORE, PEOPLE, change
from tests.history.repository import git
from tests.site.drawing import draw

ABOUT = "docs/articles/lamp/article.yml"


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = draw(tmp_path / "edition", {"docs/articles/lamp/article.txt": BEFORE})
    monkeypatch.chdir(root)
    return root


def about(root: Path) -> dict[str, Any]:
    metadata: dict[str, Any] = yaml.safe_load((root / ABOUT).read_text("utf-8"))
    return metadata


def test_the_version_before_is_listed_once(variorum: Run, edition: Path) -> None:
    (edition / ABOUT).write_text((edition / ABOUT).read_text("utf-8") + "# Mine.\n", "utf-8")
    change(edition, "the old house", "the very old house")
    done = variorum("accept", "--says", "The first print")
    assert done.exit_code == 0
    assert "Next: `variorum relink lamp` lets its notes follow." in done.stderr
    metadata = about(edition)
    (version,) = metadata["earlier"]
    assert version["sha256"] == hashlib.sha256(BEFORE.encode()).hexdigest()
    assert version["says"] == "The first print"
    text = (edition / "docs/articles/lamp/article.txt").read_bytes()
    assert metadata["sha256"] == hashlib.sha256(text).hexdigest()
    assert "# Mine." in (edition / ABOUT).read_text("utf-8")
    assert variorum("check").exit_code == 0, variorum("check").output
    variorum("accept")
    assert about(edition) == metadata


def test_each_version_is_listed_the_oldest_first(variorum: Run, edition: Path) -> None:
    for old, new in (("the old house", "the very old house"), ("a new rope", "a rope")):
        change(edition, old, new)
        assert variorum("accept").exit_code == 0
    sums = [version["sha256"] for version in about(edition)["earlier"]]
    middle = BEFORE.replace("the old house", "the very old house")
    assert sums == [hashlib.sha256(text.encode()).hexdigest() for text in (BEFORE, middle)]


def test_a_text_that_was_never_committed_is_no_version(variorum: Run, edition: Path) -> None:
    text = edition / "docs/articles/lamp/article.txt"
    text.write_text(BEFORE.replace("spring", "summer"), "utf-8")
    assert variorum("accept").exit_code == 0
    assert "earlier" not in about(edition)
    git(edition, "init", "--quiet")
    git(edition, "add", "docs/index.md")
    git(edition, "commit", "--quiet", "--message", "Begin", **PEOPLE)
    text.write_text(BEFORE.replace("spring", "autumn"), "utf-8")
    assert variorum("accept").exit_code == 0
    assert "earlier" not in about(edition)

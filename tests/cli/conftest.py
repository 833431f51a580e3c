"""The command as a person runs it, in a small edition."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.site.drawing import ARTICLE, NOTE, draw
from variorum.cli import main

Run = Callable[..., Result]

SOURCES = "- {id: almanac, type: book, title: The lamp almanac}\n"
TERMS = "- {id: wick, name: Wick, description: The cord of a lamp.}\n"
CONTRIBUTORS = "- {id: keeper, name: The keeper}\n"
WITNESS = "title: The lamp\nwitnesses: [{id: draft, name: The first draft, short: Draft}]\n"
POINTING = "id: wicks\nkind: glossary\nwhole: true\nterm: wick\nnote: So.\nsources: [almanac]\n"
EDITION = {
    "docs/articles/lamp/article.txt": ARTICLE,
    "docs/articles/lamp/article.yml": WITNESS,
    "annotations/lamp/who-lit-it.yml": NOTE,
    "annotations/lamp/wicks.yml": POINTING,
    "annotations/sources.yml": SOURCES,
    "annotations/glossary.yml": TERMS,
    "annotations/contributors.yml": CONTRIBUTORS,
}


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound edition with two notes; the command runs in it."""
    root = draw(tmp_path / "edition", EDITION)
    monkeypatch.chdir(root)
    for name in ("GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    return root


@pytest.fixture
def variorum() -> Run:
    """Runs the command with its words, and gives what it printed and returned."""

    def run(*words: str, **options: object) -> Result:
        return CliRunner().invoke(main, [str(word) for word in words], prog_name="variorum", **options)  # type: ignore[arg-type]

    return run

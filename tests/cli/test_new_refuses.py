"""What `variorum new` cannot make a sound note of, it says, and writes nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.new_notes import CONTEXT, OWN, written


def test_words_that_are_not_there_get_the_near_miss(variorum: Run, edition: Path) -> None:
    before = written(edition)
    done = variorum("new", "Nobody had lit the lump", *CONTEXT)
    assert done.exit_code == 1
    assert "did you mean “Nobody had lit the lamp" in done.stderr
    assert written(edition) == before


def test_words_that_are_there_twice_get_the_places(variorum: Run, edition: Path) -> None:
    done = variorum("new", "lamp", *CONTEXT)
    assert done.exit_code == 1
    assert done.stderr.count("paragraph") >= 2
    assert "    1. paragraph" in done.stderr
    assert "    2. paragraph" in done.stderr
    assert "--occurrence" in done.stderr


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ((*CONTEXT, "--id", "who-lit-it"), "already exists"),
        ((*CONTEXT, "--id", "Not An Id"), "cannot be an id"),
        (("--kind", "context", "--title", "x"), "--note"),
        (("--kind", "glossary", "--note", "x", "--term", "wick", "--title", "x"), "title"),
        ((*CONTEXT, "--occurrence", "0"), "--occurrence"),
        ((*CONTEXT, "--article", "lump"), "Did you mean `lamp`?"),
        ((*CONTEXT, "--whole"), "--whole"),
        (("--note", "x"), "--kind"),
    ],
)
def test_misuse_writes_nothing(variorum: Run, edition: Path, words: tuple[str, ...], reason: str) -> None:
    before = written(edition)
    done = variorum("new", "Outside", *words)
    assert done.exit_code == 2, done.output
    assert reason in done.stderr
    assert written(edition) == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((*CONTEXT, "--sources", "almanack"), "unknown-source"),
        ((*CONTEXT[:4], "--note", "[x](javascript:x)"), "unsafe-link"),
        ((*CONTEXT[:4], "--note", "\x07"), "forbidden-character"),
        (("--kind", "glossary", "--term", "wik", "--note", "x"), "unknown-term"),
    ],
)
def test_a_note_with_a_problem_is_not_written(
    variorum: Run, edition: Path, words: tuple[str, ...], code: str
) -> None:
    before = written(edition)
    done = variorum("new", "Outside", *words)
    assert done.exit_code == 1
    assert f"[{code}]" in done.stderr
    assert "\nid: " in done.stderr
    assert written(edition) == before


def test_a_correction_over_another_is_not_written(variorum: Run, edition: Path) -> None:
    correction = ("--kind", "correction", *OWN["correction"], "--note", "So.")
    assert variorum("new", "Outside it rained", *correction).exit_code == 0
    before = written(edition)
    assert variorum("new", "it rained, and", *correction).exit_code == 1
    assert written(edition) == before


def test_a_folder_that_leads_out_is_not_written_to(variorum: Run, edition: Path) -> None:
    outside = edition.parent / "outside"
    outside.mkdir()
    shutil.rmtree(edition / "annotations/lamp")
    (edition / "annotations/lamp").symlink_to(outside)
    assert variorum("new", "Outside", *CONTEXT).exit_code != 0
    assert not list(outside.iterdir())

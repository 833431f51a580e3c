"""`variorum ids` adds what was published; nothing removes it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from tests.engine.trial_edition import trial_edition
from tests.history.repository import git
from variorum.cli.ids import ids_command
from variorum.model.ledger import PublishedId, ledger_text
from variorum.model.problem import Code
from variorum.pipeline import check

WITHDRAWN = """\
id: "2020"
kind: context
quote: words that are not there
title: A year
note: It was long ago.
withdrawn: {date: 2026-11-22, reason: It was not.}
"""
LEDGER = "annotations/ids.yml"


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    return trial_edition(tmp_path / "edition", {"annotations/tale/2020.yml": WITHDRAWN})


def ids(*arguments: str | Path) -> Result:
    return CliRunner().invoke(ids_command, [str(argument) for argument in arguments])


def test_the_ledger_lists_each_note_withdrawn_ones_too(edition: Path) -> None:
    result = ids(edition)
    assert result.output == "annotations/ids.yml: 4 ids, 4 of them new.\n"
    written = (edition / LEDGER).read_text("utf-8")
    assert yaml.safe_load(written) == [
        {"id": "2020", "article": "tale"},
        {"id": "keeper", "article": "tale"},
        {"id": "log", "article": "tale"},
        {"id": "steps", "article": "tale"},
    ]
    assert check(edition).problems == ()
    assert ids(edition).output == "annotations/ids.yml: 4 ids, 0 of them new.\n"
    assert (edition / LEDGER).read_text("utf-8") == written


def test_what_is_missing_can_be_checked_without_writing(edition: Path) -> None:
    result = ids("--check", edition)
    assert (result.output, result.exit_code) == ("annotations/ids.yml lacks 4 of 4 ids.\n", 1)
    assert not (edition / LEDGER).exists()
    ids(edition)
    result = ids("--check", edition / "annotations")
    assert (result.output, result.exit_code) == ("Up to date.\n", 0)


def test_a_removed_note_is_not_forgotten(edition: Path) -> None:
    ids(edition)
    written = (edition / LEDGER).read_text("utf-8")
    (edition / "annotations/tale/steps.yml").unlink()
    result = ids(edition)
    assert result.exit_code == 1
    assert "problems" in result.output
    assert (edition / LEDGER).read_text("utf-8") == written


def test_every_parser_reads_an_id_as_text() -> None:
    names = ["null", "1e5", "2020-11-22", "12", "no", "0x1f", "a-b", "1-2", "on", "e-1"]
    entries = [PublishedId(id=name, article="no") for name in names]
    read = yaml.safe_load(ledger_text(entries))
    assert [entry["id"] for entry in read] == sorted(names)
    assert {entry["article"] for entry in read} == {"no"}
    assert yaml.safe_load(ledger_text([])) == []


def test_an_id_that_history_shows_as_published_and_removed_cannot_be_used_again(edition: Path) -> None:
    ids(edition)
    who = {
        f"GIT_{role}_{key}": "a@example.org" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")
    }
    commit = ("commit", "--quiet", "--message", "Do")
    git(edition, "init", "--quiet")
    git(edition, "add", "--all")
    git(edition, *commit, **who)
    (edition / "annotations/tale/steps.yml").unlink()
    (edition / LEDGER).unlink()
    git(edition, "add", "--all")
    git(edition, *commit, **who)
    assert [problem.code for problem in check(edition).problems] == [Code.UNLISTED_ID]
    note = "{id: steps, kind: context, quote: grey storm, title: Grey, note: It was.}"
    (edition / "annotations/tale/steps.yml").write_text(note, "utf-8")
    git(edition, "add", "--all")
    git(edition, *commit, **who, GIT_AUTHOR_DATE="2026-11-22T12:00:00Z")
    unlisted, problem = check(edition).problems
    assert unlisted.code is Code.UNLISTED_ID
    assert str(problem) == (
        "annotations/tale/steps.yml:1:6: [reused-id] The id “steps” was published for a note that has been "
        "removed; this note has used it since 2026-11-22. Give this note an id of its own, and restore "
        "the other note."
    )

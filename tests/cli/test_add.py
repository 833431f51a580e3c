"""A further text becomes an article of an edition, with its checksum."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import Run


@pytest.fixture
def text(edition: Path, tmp_path: Path) -> Path:
    path = tmp_path / "rain.txt"
    path.write_text("The rain\n\nIt fell all night.\n", "utf-8")
    return path


def test_a_text_is_added_and_can_have_notes(variorum: Run, edition: Path, text: Path) -> None:
    done = variorum("add", text, "--author", "A. B.")
    assert done.exit_code == 0, done.output
    folder = edition / "docs/articles/the-rain"
    assert done.stdout.split() == [
        f"docs/articles/the-rain/{name}" for name in ("article.txt", "article.yml")
    ]
    assert 'Next: `variorum new "words of the text" --article the-rain`' in done.stderr
    assert (folder / "article.txt").read_bytes() == text.read_bytes()
    metadata = yaml.safe_load((folder / "article.yml").read_text("utf-8"))
    assert metadata["sha256"] == hashlib.sha256(text.read_bytes()).hexdigest()
    assert (metadata["title"], metadata["author"]) == ("The rain", "A. B.")
    assert variorum("check").exit_code == 0
    new = ("--kind", "context", "--title", "T", "--note", "N", "--article", "the-rain")
    assert variorum("new", "all night", *new).exit_code == 0


def test_no_article_gets_the_name_of_a_register(variorum: Run, edition: Path, text: Path) -> None:
    done = variorum("add", text, "--title", "Sources", "--no-ask")
    assert done.exit_code == 0, done.stderr
    assert (edition / "docs/articles/sources-text/article.yml").is_file()
    refused = variorum("add", text, "--title", "Other", "--slug", "glossary", "--no-ask")
    assert refused.exit_code == 2
    assert "“glossary” is the name of a register; choose another --slug." in refused.stderr


def test_a_text_is_never_written_over_another(variorum: Run, edition: Path, text: Path) -> None:
    before = (edition / "docs/articles/lamp/article.txt").read_bytes()
    done = variorum("add", text, "--slug", "lamp")
    assert done.exit_code == 2
    assert "already exists" in done.stderr
    assert (edition / "docs/articles/lamp/article.txt").read_bytes() == before


def test_a_text_that_is_there_is_told_of(variorum: Run, edition: Path, text: Path) -> None:
    assert variorum("add", text).exit_code == 0
    again = variorum("add", text)
    assert again.exit_code == 2
    assert "docs/articles/the-rain has this text already" in again.stderr
    assert variorum("add", text, "--slug", "rain-again").exit_code == 0


def test_a_dry_run_adds_nothing(variorum: Run, edition: Path, text: Path) -> None:
    assert "+It fell all night." in variorum("add", text, "--dry-run").stdout
    assert not (edition / "docs/articles/the-rain").exists()


@pytest.mark.parametrize("command", ["add", "init"])
@pytest.mark.parametrize("ending", [".doc", ".rtf", ".ZIP"])
def test_what_is_no_text_is_refused_by_its_name(
    variorum: Run, edition: Path, text: Path, command: str, ending: str
) -> None:
    other = text.rename(text.with_suffix(ending))
    done = variorum(command, other)
    assert done.exit_code == 2
    assert f"ends in {ending}" in done.stderr

"""Many contributors add notes, sources and their names at once, and nobody has to settle a conflict."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.engine.trial_edition import trial_edition
from tests.history.repository import git
from variorum.pipeline import check

HANDS = 30
ORDERS = {"as they came": None, "backwards": -1, "shuffled": 7, "shuffled again": 14}
AUTHOR = {
    f"GIT_{role}_{key}": value
    for role in ("AUTHOR", "COMMITTER")
    for key, value in {"NAME": "Anna Holm", "EMAIL": "anna@example.org"}.items()
}


@pytest.mark.parametrize("order", ORDERS)
def test_thirty_branches_merge_in_any_order(order: str, repository: Path) -> None:
    for number in _in_order(ORDERS[order]):
        git(repository, "merge", "--quiet", "--no-edit", f"hand-{number}", **AUTHOR)
        assert not git(repository, "status", "--porcelain"), f"hand-{number} conflicts"
    edition = check(repository)
    assert edition.problems == ()
    assert {f"note-{number}" for number in range(HANDS)} <= {
        note.annotation.id for article in edition.articles for note in article.notes
    }
    assert {f"source-{number}" for number in range(HANDS)} <= edition.registers.sources.keys()
    assert {f"hand-{number}" for number in range(HANDS)} <= edition.registers.contributors.keys()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose main branch is sound, with one branch of each hand, all from the same commit."""
    root = trial_edition(tmp_path / "edition", {}, [])
    git(root, "init", "--quiet", "--initial-branch=main")
    _commit(root)
    for number in range(HANDS):
        git(root, "checkout", "--quiet", "-b", f"hand-{number}", "main")
        for path, text in _contribution(number).items():
            (root / path).parent.mkdir(exist_ok=True)
            (root / path).write_text(text, "utf-8")
        _commit(root)
    git(root, "checkout", "--quiet", "main")
    return root


def _contribution(number: int) -> dict[str, str]:
    return {
        f"annotations/tale/note-{number}.yml": (
            f"id: note-{number}\nkind: context\nwhole: true\ntitle: Note {number}\nnote: Words.\n"
            f"sources: [source-{number}]\nby: [hand-{number}]\n"
        ),
        f"annotations/sources/source-{number}.yml": (
            f"id: source-{number}\ntype: book\ntitle: Book {number}\n"
        ),
        f"annotations/contributors/hand-{number}.yml": f"id: hand-{number}\nname: Hand {number}\n",
    }


def _commit(root: Path) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--no-verify", "--message", "Contribute", **AUTHOR)


def _in_order(order: int | None) -> list[int]:
    hands = list(range(HANDS))
    if order == -1:
        return hands[::-1]
    if order is not None:
        random.Random(order).shuffle(hands)
    return hands

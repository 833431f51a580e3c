"""A review counts where the history shows that it came after the note, and was not dated ahead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.engine.trial_edition import BASE, trial_edition
from tests.history.repository import draw
from variorum.model.review import review_counts
from variorum.pipeline import check

NOTE = "annotations/tale/match.yml"
PROPOSED = "id: match\nkind: context\nquote: her last match\ntitle: One match\nnote: None.\nby: [ana]\n"
PEOPLE = "- {id: editors, name: The editors}\n- {id: ana, name: Ana}\n- {id: ben, name: Ben}\n"
OTHER = "annotations/tale/steps.yml"
"""A commit of another note, so that the edition has a history."""


def reviewed(by: str = "ben", date: str = "2026-01-02", note: str = PROPOSED) -> str:
    return f'{note}reviewed: {{by: {by}, date: "{date}"}}\n'


def write(text: str, on: str = "2026-01-02T12:00:00Z") -> dict[str, Any]:
    return {"write": {NOTE: text}, "on": on}


FIRST: dict[str, Any] = {"write": {OTHER: (BASE / OTHER).read_text("utf-8")}, "on": "2026-01-01T12:00:00Z"}
HISTORIES: dict[str, tuple[bool, Sequence[Mapping[str, Any]]]] = {
    "a later commit": (True, [write(PROPOSED), write(reviewed())]),
    "the note's own commit": (False, [write(reviewed())]),
    "its own commit, then other words": (
        False, [write(reviewed()), write(reviewed(note=PROPOSED.replace("None", "No other")))],
    ),
    "its own commit, then a review anew": (
        True, [write(reviewed()), write(reviewed(date="2026-01-03"), "2026-01-03T12:00:00Z")],
    ),
    "taken away and given back": (True, [write(reviewed()), write(PROPOSED), write(reviewed())]),
    "by the author": (False, [write(PROPOSED), write(reviewed(by="ana"))]),
    "a date ahead of its commit": (False, [write(PROPOSED), write(reviewed(date="2026-01-04"))]),
    "a year ahead of its commit": (False, [write(PROPOSED), write(reviewed(date="2027"))]),
    "the same year": (True, [write(PROPOSED), write(reviewed(date="2026"))]),
    "a day that has begun elsewhere": (True, [write(PROPOSED), write(reviewed(date="2026-01-03"))]),
    "never committed": (False, []),
}  # fmt: skip


@pytest.mark.parametrize("name", HISTORIES)
def test_a_review_counts_as_the_history_shows(name: str, tmp_path: Path) -> None:
    is_counted, commits = HISTORIES[name]
    text = commits[-1]["write"][NOTE] if commits else reviewed()
    root = trial_edition(tmp_path / "edition", {NOTE: text, "annotations/contributors.yml": PEOPLE})
    draw(tmp_path / "repository", [FIRST, *commits])
    (tmp_path / "repository/.git").rename(root / ".git")
    edition = check(root)
    (note,) = (n for of in edition.articles for n in of.notes if n.annotation.id == "match")
    assert note.annotation.is_reviewed is is_counted
    assert note.annotation.reviewed is not None
    before = review_counts(check(trial_edition(tmp_path / "without", {}))).reviewed
    assert review_counts(edition).reviewed == before + is_counted


def test_without_a_history_a_review_counts(tmp_path: Path) -> None:
    files = {NOTE: reviewed(), "annotations/contributors.yml": PEOPLE}
    edition = check(trial_edition(tmp_path / "edition", files))
    assert any(n.annotation.is_reviewed for n in edition.articles[0].notes if n.annotation.id == "match")

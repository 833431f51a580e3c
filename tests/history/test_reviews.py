"""A review counts where the history shows that it came after the note, and was not dated ahead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.engine.trial_edition import BASE, trial_edition
from tests.history.repository import draw
from variorum.checks.reviews import BY_AN_AUTHOR, BY_THE_SAME_HAND, DATED_AHEAD, WITH_THE_NOTE
from variorum.comparing.comparison import compare
from variorum.editing.changed_notes import with_changed_notes
from variorum.editing.note_state import reviewed as by_command
from variorum.model.review import review_counts, unknown_reviews
from variorum.pipeline import check
from variorum.reporting.listing import Wanted, listed_notes
from variorum.reporting.statistics import statistics_as_text

NOTE = "annotations/tale/match.yml"
PROPOSED = "id: match\nkind: context\nquote: her last match\ntitle: One match\nnote: None.\nby: [ana]\n"
PEOPLE = "- {id: editors, name: The editors}\n- {id: ana, name: Ana}\n- {id: ben, name: Ben}\n"
MOVED, OLD = "annotations/tale/a/one.yml", "annotations/tale/old.yml"
OTHER = "annotations/tale/steps.yml"
"""A commit of another note, so that the edition has a history."""


def reviewed(by: str = "ben", date: str = "2026-01-02", note: str = PROPOSED) -> str:
    return f'{note}reviewed: {{by: {by}, date: "{date}"}}\n'


def checked(note: str = PROPOSED, **given: str) -> str:
    """Return the note as `variorum review` writes it."""
    change = by_command(given.get("by", "ben"), given.get("date", "2026-01-02"))
    return with_changed_notes(note, {"match": change})


def write(text: str, by: str = "", on: str = "2026-01-02T12:00:00Z", **more: Any) -> dict[str, Any]:
    return {"write": {NOTE: text}, "on": on, **({"by": by} if by else {}), **more}


BEN = "Ben <ben@example.org>"
FIRST: dict[str, Any] = {"write": {OTHER: (BASE / OTHER).read_text("utf-8")}, "on": "2026-01-01T12:00:00Z"}
SIDE = {"branch": "side"}
HISTORIES: dict[str, tuple[str, Sequence[Mapping[str, Any]]]] = {
    "a later commit by another": ("", [write(PROPOSED), write(reviewed(), BEN)]),
    "a later commit by its author": (BY_THE_SAME_HAND, [write(PROPOSED), write(reviewed())]),
    "the command, committed by its author": ("", [write(PROPOSED), write(checked())]),
    "a checksum of other words": (
        BY_THE_SAME_HAND, [write(PROPOSED), write(checked().replace("None.", "Some."))],
    ),
    "the command, then other words": (
        "", [write(PROPOSED), write(checked()), write(checked().replace("None.", "Some."))],
    ),
    "the note's own commit": (WITH_THE_NOTE, [write(reviewed())]),
    "the command in the note's own commit": (WITH_THE_NOTE, [write(checked())]),
    "its own commit, then other words": (
        WITH_THE_NOTE, [write(reviewed()), write(reviewed(note=PROPOSED.replace("None", "No other")), BEN)],
    ),
    "its own commit, then a review anew": (
        "", [write(reviewed()), write(reviewed(date="2026-01-03"), BEN, "2026-01-03T12:00:00Z")],
    ),
    "taken away and given back": ("", [write(reviewed()), write(PROPOSED), write(reviewed(), BEN)]),
    "corrected and reviewed by another": (
        "", [write(PROPOSED), write(reviewed(note=PROPOSED.replace("None", "No other")), BEN)],
    ),
    "by the author": (BY_AN_AUTHOR, [write(PROPOSED), write(reviewed(by="ana"), BEN)]),
    "a date ahead of its commit": (DATED_AHEAD, [write(PROPOSED), write(reviewed(date="2026-01-04"), BEN)]),
    "a year ahead of its commit": (DATED_AHEAD, [write(PROPOSED), write(reviewed(date="2026-02"), BEN)]),
    "the same year": ("", [write(PROPOSED), write(reviewed(date="2026"), BEN)]),
    "a day that has begun elsewhere": ("", [write(PROPOSED), write(reviewed(date="2026-01-03"), BEN)]),
    "never committed": (WITH_THE_NOTE, []),
    "a branch of the author, merged": (
        WITH_THE_NOTE,
        [write(PROPOSED, **SIDE), write(checked()), {"back": "main", "merge": "side", "by": BEN}],
    ),
    "a branch that another reviewed, merged": (
        "", [write(PROPOSED, **SIDE), write(reviewed(), BEN), {"back": "main", "merge": "side", "by": BEN}],
    ),
    "a branch merged, then the command": (
        "", [write(PROPOSED, **SIDE), {"back": "main", "merge": "side"}, write(checked())],
    ),
    "a branch squashed": (WITH_THE_NOTE, [write(checked(), BEN)]),
    "reviewed, then its file renamed": (
        "", [{"write": {MOVED: PROPOSED}}, write(reviewed(), BEN, remove=[MOVED])],
    ),
    "reviewed, then its id renamed": (
        "",
        [
            {"write": {OLD: PROPOSED.replace("match", "old", 1)}},
            {"write": {OLD: reviewed(note=PROPOSED.replace("match", "old", 1))}, "by": BEN},
            write(reviewed(note=PROPOSED.replace("id: match", "id: match\nformerly: [old]")), remove=[OLD]),
        ],
    ),
    "brought its review, then its id renamed by another": (
        WITH_THE_NOTE,
        [
            {"write": {OLD: reviewed(note=PROPOSED.replace("match", "old", 1))}},
            write(
                reviewed(note=PROPOSED.replace("id: match", "id: match\nformerly: [old]")), BEN, remove=[OLD]
            ),
        ],
    ),
    "its id renamed and reviewed by the same hand": (
        BY_THE_SAME_HAND,
        [
            {"write": {OLD: PROPOSED.replace("match", "old", 1)}},
            write(reviewed(note=PROPOSED.replace("id: match", "id: match\nformerly: [old]")), remove=[OLD]),
        ],
    ),
    "its id renamed and reviewed by another": (
        "",
        [
            {"write": {OLD: PROPOSED.replace("match", "old", 1)}},
            write(
                reviewed(note=PROPOSED.replace("id: match", "id: match\nformerly: [old]")), BEN, remove=[OLD]
            ),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HISTORIES)
def test_a_review_counts_as_the_history_shows(name: str, tmp_path: Path) -> None:
    reason, commits = HISTORIES[name]
    written = [commit["write"][NOTE] for commit in commits if NOTE in commit.get("write", {})]
    text = written[-1] if written else reviewed()
    root = trial_edition(tmp_path / "edition", {NOTE: text, "annotations/contributors.yml": PEOPLE})
    draw(tmp_path / "repository", [FIRST, *commits])
    (tmp_path / "repository/.git").rename(root / ".git")
    edition = check(root)
    (note,) = (n for of in edition.articles for n in of.notes if n.annotation.id == "match")
    assert note.record.uncounted == reason
    assert note.annotation.is_reviewed is (not reason)
    assert note.annotation.reviewed is not None
    before = review_counts(check(trial_edition(tmp_path / "without", {}))).reviewed
    assert review_counts(edition).reviewed == before + (not reason)


def test_without_a_history_a_review_counts(tmp_path: Path) -> None:
    files = {NOTE: reviewed(), "annotations/contributors.yml": PEOPLE}
    edition = check(trial_edition(tmp_path / "edition", files))
    assert any(n.annotation.is_reviewed for n in edition.articles[0].notes if n.annotation.id == "match")
    assert unknown_reviews(edition) > 0
    assert "as written" in statistics_as_text(edition)


def test_what_does_not_count_is_shown_as_what_it_is(tmp_path: Path) -> None:
    root = trial_edition(tmp_path / "edition", {NOTE: reviewed(), "annotations/contributors.yml": PEOPLE})
    draw(tmp_path / "repository", [FIRST, write(reviewed())])
    (tmp_path / "repository/.git").rename(root / ".git")
    edition = check(root)
    assert f"not counted    match: {WITH_THE_NOTE}" in statistics_as_text(edition)
    (listed,) = [note for note in listed_notes(edition, Wanted()) if note.id == "match"]
    assert (listed.state, listed.uncounted) == ("waiting", WITH_THE_NOTE)
    (added,) = compare(check(trial_edition(tmp_path / "before", {})), edition).added
    assert f"this does not count: {WITH_THE_NOTE}" in dict(added.beside)["Reviewed"]

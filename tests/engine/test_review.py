"""What waits for review, and what was withdrawn, is known of each article."""

from __future__ import annotations

from pathlib import Path

from tests.engine.trial_edition import placed_ids, trial_edition
from variorum.model.edition import Edition
from variorum.model.review import ReviewCounts, awaiting_review, review_counts
from variorum.pipeline import check

REVIEWED = "reviewed: {by: editors, date: 2026-11-22}"
NOTES = f"""\
- {{id: match, kind: context, quote: her last match, title: One, note: One., {REVIEWED}}}
- {{id: storm, kind: context, quote: grey storm, title: Grey, note: Grey., status: proposed, {REVIEWED}}}
- {{id: gone, kind: correction, quote: ninety steps, reading: x, fault: fact, certainty: low, note: "*No.*",
   withdrawn: {{date: 2026-11-22, reason: The text is right.}}}}
- {{id: absent, kind: context, quote: not there, title: T, note: N., withdrawn: {{date: "2026", reason: R.}}}}
"""


def edition_in(folder: Path) -> Edition:
    return check(trial_edition(folder / "edition", {"annotations/tale/more.yml": NOTES}))


def test_a_note_waits_unless_somebody_reviewed_it_as_it_stands(tmp_path: Path) -> None:
    edition = edition_in(tmp_path)
    assert edition.problems == ()
    assert [waiting.note.annotation.id for waiting in awaiting_review(edition)] == [
        "keeper",
        "steps",
        "log",
        "storm",
    ]
    assert review_counts(edition) == ReviewCounts(reviewed=1, proposed=4, orphaned=0, withdrawn=2)


def test_a_withdrawn_note_is_kept_apart_without_a_place(tmp_path: Path) -> None:
    edition = edition_in(tmp_path)
    assert placed_ids(edition) == {"keeper", "steps", "log", "match", "storm"}
    (article,) = edition.articles
    assert [note.number for note in article.notes] == [1, 2, 3, 4, 5]
    assert [note.annotation.id for note in article.withdrawn] == ["absent", "gone"]
    gone = article.withdrawn[1]
    assert gone.annotation.withdrawn is not None
    assert gone.annotation.withdrawn.reason == "The text is right."
    assert (gone.body, gone.text) == ("<p><em>No.</em></p>", "No.")


def test_a_withdrawn_note_is_still_checked(tmp_path: Path) -> None:
    note = "id: gone\nkind: context\nquote: no\ntitle: T\nnote: N.\nsources: [none]\n"
    files = {"annotations/tale/gone.yml": f"{note}withdrawn: {{date: 2026, reason: R.}}\n"}
    (problem,) = check(trial_edition(tmp_path / "edition", files)).problems
    assert problem.code == "unknown-source"

"""Which reviews count: those that others than a note's authors gave it after it was there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from variorum.model.edition_files import EditionFiles
from variorum.model.history import Act, History
from variorum.model.kinds import Annotation
from variorum.model.problem import Code, Problem


def with_counted_reviews(files: EditionFiles, history: History) -> EditionFiles:
    """Return `files` with each note `proposed` whose review does not count; what it names is kept."""
    articles = []
    for article in files.articles:
        notes = tuple(
            note._replace(record=replace(note.record, annotation=_proposed(note.annotation)))
            if note.annotation.is_reviewed and not counts(note.annotation, history)
            else note
            for note in article.notes
        )
        articles.append(article if notes == article.notes else replace(article, notes=notes))
    return replace(files, articles=tuple(articles))


def own_reviews(files: EditionFiles) -> Iterator[Problem]:
    """Yield a problem for each note that one of its authors reviewed."""
    for note in files.notes():
        review = note.annotation.reviewed
        if review is not None and review.by in note.annotation.by:
            yield note.record.problem(
                "reviewed.by",
                Code.OWN_REVIEW,
                f"`{review.by}` wrote this note and cannot review it.",
                "Name somebody else who has read it, or remove `reviewed`.",
            )


def counts(note: Annotation, history: History) -> bool:
    """Return whether the review that a note names counts.

    It does not where its author gave it, and where the history shows that the note's own first commit
    brought it, or that it is dated later than the commit that did. What the history does not show counts.
    """
    review = note.reviewed
    if review is None or review.by in note.by:
        return False
    brought = history.latest_review(note.id, note.formerly)
    if brought is None:
        is_new = note.id in history.uncommitted and not history.of(note.id, note.formerly).revisions
        return not (is_new and history.notes)
    return brought.act not in (Act.ADDED, Act.REUSED) and not _is_later(review.date, brought.day)


def _is_later(written: str, day: str) -> bool:
    """Return whether a date, as exact as it is, lies after `day` in UTC wherever on Earth it was written."""
    try:
        latest = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):  # The date of a commit is whatever its author says.
        return False
    return written > latest[: len(written)]


def _proposed(note: Annotation) -> Annotation:
    return note.model_copy(update={"status": "proposed"})

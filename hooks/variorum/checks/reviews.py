"""Which reviews count: those that others than a note's authors gave it after it was there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from variorum.model.annotation import Review
from variorum.model.edition_files import EditionFiles
from variorum.model.history import Act, History, Revision
from variorum.model.kinds import Annotation
from variorum.model.problem import Code, Problem

BY_AN_AUTHOR = "one of the note’s authors gave it"
WITH_THE_NOTE = "it came together with the note"
BY_THE_SAME_HAND = "the same person committed the note and the review, without “variorum review”"
DATED_AHEAD = "it is dated later than the commit that brought it"


def with_counted_reviews(files: EditionFiles, history: History) -> EditionFiles:
    """Return `files` with each note `proposed` whose review does not count; what it names is kept."""
    articles = []
    for article in files.articles:
        notes = tuple(
            note._replace(
                record=replace(note.record, annotation=_proposed(note.annotation), uncounted=reason)
            )
            if note.annotation.is_reviewed and (reason := why_uncounted(note.annotation, history))
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


def future_reviews(files: EditionFiles, today: str) -> Iterator[Problem]:
    """Yield a problem for each review that is dated after `today`, a day in UTC, wherever it was written."""
    for note in files.notes():
        review = note.annotation.reviewed
        if review is not None and is_later(review.date, today):
            yield note.record.problem(
                "reviewed.date",
                Code.FUTURE_REVIEW,
                f"The date of the review, `{review.date}`, is in the future.",
                "Write the day on which the note was reviewed.",
            )


def why_uncounted(note: Annotation, history: History) -> str:
    """Return why the review that a note names does not count; empty if it does, or there is none.

    It counts where the history shows that another commit than the note's own brought it, by another
    committer or written by `variorum review`, on or after its date. What the history does not show counts.
    """
    review = note.reviewed
    if review is None:
        return ""
    if review.by in note.by:
        return BY_AN_AUTHOR
    known = history.of_note(note.id, note.formerly)
    brought = history.latest_review(note.id, note.formerly)
    if note.id in history.uncommitted and (brought is None or not _is_same(review, brought)):
        is_new = not known.revisions and history.notes
        return WITH_THE_NOTE if is_new else ""
    if brought is None:
        return ""
    if brought.act is Act.REUSED or (known.added and brought.commit == known.added.commit):
        return WITH_THE_NOTE
    if known.added and brought.author == known.added.author:
        if not brought.is_by_command:
            return BY_THE_SAME_HAND
        if note.id in history.arrived_reviewed:
            return WITH_THE_NOTE
    return DATED_AHEAD if is_later(review.date, brought.day) else ""


def today() -> str:
    """Return today's date, in UTC, as a note has it."""
    return datetime.now(UTC).date().isoformat()


def _is_same(review: Review, brought: Revision) -> bool:
    """Return whether the review in the working tree is the one that a revision brought."""
    written = set(brought.review.split(", "))
    return {f"by: {review.by}", f"date: {review.date}"} <= written


def is_later(written: str, day: str) -> bool:
    """Return whether a date, as exact as it is, lies after `day` in UTC wherever on Earth it was written."""
    try:
        latest = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):  # The date of a commit is whatever its author says.
        return False
    return written[:4].isdigit() and written > latest[: len(written)]


def _proposed(note: Annotation) -> Annotation:
    return note.model_copy(update={"status": "proposed"})

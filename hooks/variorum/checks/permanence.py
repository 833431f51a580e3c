"""Tells of ids that were published, removed, and then given to another note."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.edition_files import EditionFiles
from variorum.model.history import History
from variorum.model.ledger import LEDGER_FILE
from variorum.model.problem import Code, Place, Problem

MOST_NAMED = 20
"""Ids that a message names."""


def reused_ids(files: EditionFiles, history: History) -> Iterator[Problem]:
    """Yield a problem for each note whose id was that of another, as the history shows."""
    for note in files.notes():
        past = history.of(note.annotation.id)
        if past.reused is not None:
            yield note.record.problem(
                "id",
                Code.REUSED_ID,
                f"The id “{past.id}” was published for a note that is gone, and is this one's since "
                f"{past.reused.day}.",
                "Give this note an id of its own, and put the other back.",
            )


def lost_ids(files: EditionFiles, history: History) -> dict[str, str]:
    """Return the ids of notes that were published, as the history shows, and that the ledger lacks.

    Each has its article. One that was removed with all its notes takes its lines along: so an edition may
    begin as a copy of another. A line that never had a note was a mistake.
    """
    articles = {of.article.slug for of in files.articles} | set(files.unreadable)
    listed = {line.id for line in files.ledger}
    known = history.notes.keys() | {note.annotation.id for note in files.notes()}
    return {
        identifier: article
        for identifier, article in history.published.items()
        if identifier not in listed and article in articles and identifier in known
    }


def unlisted_ids(files: EditionFiles, history: History) -> Iterator[Problem]:
    """Yield a problem if the ledger lacks ids that were published; none, if it cannot be read."""
    if any(problem.place.file == LEDGER_FILE for problem in files.problems):
        return
    if lost := list(lost_ids(files, history)):
        named = ", ".join(f"`{of}`" for of in lost[:MOST_NAMED]) + (", …" if len(lost) > MOST_NAMED else "")
        ids = "1 published id is" if len(lost) == 1 else f"{len(lost)} published ids are"
        message = f"{ids} no longer listed here: {named}."
        yield Problem(
            Place(LEDGER_FILE), Code.UNLISTED_ID, message, "Put the lines back, or run `variorum ids`."
        )

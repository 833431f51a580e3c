"""Reports published ids given to another note or no longer listed, and published notes that are none yet."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.edition_files import EditionFiles
from variorum.model.history import History
from variorum.model.ledger import LEDGER_FILE
from variorum.model.placeholder import is_placeholder
from variorum.model.problem import Code, Place, Problem

MOST_NAMED = 20
"""Most ids that a message names."""


def reused_ids(files: EditionFiles, history: History) -> Iterator[Problem]:
    """Yield a problem for each note whose id once belonged to another note, according to the history."""
    for note in files.notes():
        past = history.of_note(note.annotation.id)
        if past.reused is not None:
            yield note.record.problem(
                "id",
                Code.REUSED_ID,
                f"The id “{past.id}” was published for a note that has been removed; this note has used it "
                f"since {past.reused.day}.",
                "Give this note an id of its own, and restore the other note.",
            )


def published_placeholders(files: EditionFiles) -> Iterator[Problem]:
    """Yield a problem for each note that the ledger has as published and that nobody has written yet."""
    published = {entry.id for entry in files.ledger}
    for note in files.notes():
        annotation = note.annotation
        if annotation.id in published and not annotation.withdrawn and is_placeholder(annotation.note):
            yield note.record.problem(
                "note",
                Code.PLACEHOLDER,
                "This note was published and still says what `variorum init` wrote.",
                "Say what the text is, where it comes from, and why it is worth annotating.",
            )


def lost_ids(files: EditionFiles, history: History) -> dict[str, str]:
    """Return the ids that the history shows as published and the ledger does not list, with their articles.

    Ids of a removed article do not count, so that an edition can begin as a copy of another. Neither do
    ids that never had a note: those lines were mistakes.
    """
    articles = {entry.article.slug for entry in files.articles} | set(files.unreadable)
    listed = {line.id for line in files.ledger}
    known = history.notes.keys() | {note.annotation.id for note in files.notes()}
    known |= {identifier for notes in files.settled.values() for identifier, _ in notes.ids}
    return {
        identifier: article
        for identifier, article in history.published.items()
        if identifier not in listed and article in articles and identifier in known
    }


def unlisted_ids(files: EditionFiles, history: History) -> Iterator[Problem]:
    """Yield a problem if published ids are missing from the ledger; none, if the ledger cannot be read."""
    if any(problem.place.file == LEDGER_FILE for problem in files.problems):
        return
    if lost := list(lost_ids(files, history)):
        named = ", ".join(f"`{identifier}`" for identifier in lost[:MOST_NAMED]) + (
            ", …" if len(lost) > MOST_NAMED else ""
        )
        ids = "1 published id is" if len(lost) == 1 else f"{len(lost)} published ids are"
        message = f"{ids} no longer listed here: {named}."
        yield Problem(
            Place(LEDGER_FILE), Code.UNLISTED_ID, message, "Put the lines back, or run `variorum ids`."
        )

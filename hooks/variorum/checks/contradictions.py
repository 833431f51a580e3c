"""Finds settled notes that something outside of their files contradicts, so that they have to be read."""

from __future__ import annotations

from variorum.checks.reviews import is_later
from variorum.model.edition_files import EditionFiles
from variorum.model.history import Act, History
from variorum.model.settled import Unsettled


def read_contradicted(files: EditionFiles, history: History, today: str) -> None:
    """Raise `Unsettled` if a check that looks at each note may have something to say of a settled one.

    These are notes with an id that the history or the ledger speaks against, with a review later than
    `today`, and those on which questions for a class rest. Where the house style asks for spelling, the
    words of all notes are compared with each other, so that all have to be read.
    """
    if files.settings.style.spelling and files.settled:
        raise Unsettled(files.settled.keys())
    past = history.notes.items()
    reused = {name for name, note in past for step in note.revisions if step.act is Act.REUSED}
    published = {entry.id for entry in files.ledger}
    asked_about = {note for question in files.registers.questions.values() for note in question.notes}
    spoken_of = reused | asked_about
    contradicted = {
        slug
        for slug, notes in files.settled.items()
        if not notes.placeholders.isdisjoint(published)
        or not spoken_of.isdisjoint(notes.names)
        or any(is_later(day, today) for day in notes.reviewed_on)
    }
    if contradicted:
        raise Unsettled(contradicted)

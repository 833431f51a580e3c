"""Tells of ids that were published, removed, and then given to another note."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.history import History
from variorum.model.problem import Code, Problem
from variorum.reading.edition_files import EditionFiles


def reused_ids(files: EditionFiles, history: History) -> Iterator[Problem]:
    """Yield a problem for each note whose id was that of another, as the history shows."""
    for article in files.articles:
        for record in (*article.records, *article.broken):
            note = history.of(record.annotation.id)
            if note.reused is not None:
                yield record.problem(
                    "id",
                    Code.REUSED_ID,
                    f"The id “{note.id}” was published for a note that is gone, and is this one's since "
                    f"{note.reused.day}.",
                    "Give this note an id of its own, and put the other back.",
                )

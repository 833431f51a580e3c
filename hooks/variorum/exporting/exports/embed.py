"""A small page of each note for frames on other sites."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.exporting.export import Each, PublishedSite, Series
from variorum.exporting.frames.note import EMBED, embedded_note
from variorum.exporting.note_data import all_notes
from variorum.model.edition import Edition


def _notes(edition: Edition, site: PublishedSite) -> Iterator[tuple[str, str]]:
    for article, note in all_notes(edition):
        yield note.annotation.id, embedded_note(note, article, site)


EXPORT = Series(
    uri=EMBED,
    each=Each.NOTE,
    media_type="text/html",
    label="For a frame",
    says="a note with its passage as a small page for frames on other sites",
    place=4,
    make=_notes,
    setting="embeds",
    lacks=(
        "If a note has several passages, only the first is quoted; the page of the note has all.",
        "Sources are on the page of the note, to whose text it leads.",
    ),
)

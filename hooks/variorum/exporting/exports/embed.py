"""A small page of each note for frames on other sites."""

from __future__ import annotations

from variorum.exporting.export import Each, Series
from variorum.exporting.for_each import for_each_note
from variorum.exporting.frames.note import EMBED, embedded_note

EXPORT = Series(
    uri=EMBED,
    each=Each.NOTE,
    media_type="text/html",
    label="For a frame",
    says="a note with its passage as a small page for frames on other sites",
    place=4,
    make=for_each_note(lambda note, article, site, _: embedded_note(note, article, site)),
    setting="embeds",
    lacks=(
        "If a note has several passages, only the first is quoted; the page of the note has all.",
        "Sources are on the page of the note, to whose text it leads.",
    ),
)

"""How a site that is given the address of a note shows it: oEmbed 1.0, as files."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.exporting.export import Each, PublishedSite, Series
from variorum.exporting.frames.frame import oembed
from variorum.exporting.frames.note import OEMBED, frame_of_note
from variorum.exporting.note_data import all_notes, as_json
from variorum.model.edition import Edition


def _notes(edition: Edition, site: PublishedSite) -> Iterator[tuple[str, str]]:
    for article, note in all_notes(edition) if site.address else ():
        yield note.annotation.id, as_json(oembed(frame_of_note(note, article), site))


EXPORT = Series(
    uri=OEMBED,
    each=Each.NOTE,
    media_type="application/json+oembed",
    label="oEmbed",
    says="how other sites show a note in a frame (oEmbed)",
    place=5,
    make=_notes,
    setting="embeds",
    lacks=("Without `site_url` nothing is made: the format wants whole addresses.",),
)

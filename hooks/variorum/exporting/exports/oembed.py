"""How a site that is given the address of a note shows it: oEmbed 1.0, as files."""

from __future__ import annotations

from variorum.exporting.export import Each, Series
from variorum.exporting.for_each import for_each_note
from variorum.exporting.frames.frame import oembed
from variorum.exporting.frames.note import OEMBED, frame_of_note

EXPORT = Series(
    uri=OEMBED,
    each=Each.NOTE,
    media_type="application/json+oembed",
    label="oEmbed",
    says="how other sites show a note in a frame (oEmbed)",
    place=5,
    make=for_each_note(lambda note, article, site, _: oembed(frame_of_note(note, article), site)),
    setting="embeds",
    lacks=("Without `site_url` nothing is made: the format wants whole addresses.",),
)

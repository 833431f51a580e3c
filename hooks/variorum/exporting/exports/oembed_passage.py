"""How a site that is given the address of a passage's page shows it: oEmbed 1.0, as files."""

from __future__ import annotations

from variorum.exporting.export import Each, Series
from variorum.exporting.for_each import for_each_passage
from variorum.exporting.frames.frame import oembed
from variorum.exporting.frames.passage import OEMBED, frame_of_passage

EXPORT = Series(
    uri=OEMBED,
    each=Each.PASSAGE,
    media_type="application/json+oembed",
    label="oEmbed",
    says="how other sites show a passage in a frame (oEmbed)",
    place=7,
    make=for_each_passage(lambda passage, article, site: oembed(frame_of_passage(passage, article), site)),
    setting="embeds",
    lacks=("Without `site_url` nothing is made: the format wants whole addresses.",),
)

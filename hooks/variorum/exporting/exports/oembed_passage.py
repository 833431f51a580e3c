"""How a site that is given the address of a passage's page shows it: oEmbed 1.0, as files."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.exporting.export import Each, PublishedSite, Series
from variorum.exporting.frames.frame import oembed
from variorum.exporting.frames.passage import OEMBED, frame_of_passage, passages_of
from variorum.exporting.note_data import as_json
from variorum.model.edition import Edition


def _passages(edition: Edition, site: PublishedSite) -> Iterator[tuple[str, str]]:
    for article in edition.articles if site.address else ():
        for passage in passages_of(article):
            yield passage.name, as_json(oembed(frame_of_passage(passage, article), site))


EXPORT = Series(
    uri=OEMBED,
    each=Each.PASSAGE,
    media_type="application/json+oembed",
    label="oEmbed",
    says="how other sites show a passage in a frame (oEmbed)",
    place=7,
    make=_passages,
    setting="embeds",
    lacks=("Without `site_url` nothing is made: the format wants whole addresses.",),
)

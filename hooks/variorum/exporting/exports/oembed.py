"""How a site that is given the address of a note shows it: oEmbed 1.0, as files."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.exporting.embedding import OEMBED, WIDTH, height, snippet
from variorum.exporting.export import Each, PublishedSite, Series
from variorum.exporting.note_data import all_notes, as_json
from variorum.model.edition import Edition


def _notes(edition: Edition, site: PublishedSite) -> Iterator[tuple[str, str]]:
    for article, note in all_notes(edition) if site.address else ():
        registers = article.registers
        known = (registers.contributors.get(by) for by in note.annotation.by)
        authors = ", ".join(who.name for who in known if who)
        yield (
            note.annotation.id,
            as_json(
                {
                    "version": "1.0",
                    "type": "rich",
                    "title": note.annotation.headline(registers),
                    **({"author_name": authors} if authors else {}),
                    "provider_name": site.name,
                    "provider_url": site.address,
                    "html": snippet(note, article, site),
                    "width": WIDTH,
                    "height": height(note, article),
                }
            ),
        )


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

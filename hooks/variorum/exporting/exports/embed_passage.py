"""A small page of each passage of a text, with its notes, for frames on other sites."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.exporting.export import Each, PublishedSite, Series
from variorum.exporting.frames.passage import EMBED, embedded_passage, passages_of
from variorum.model.edition import Edition


def _passages(edition: Edition, site: PublishedSite) -> Iterator[tuple[str, str]]:
    for article in edition.articles:
        for passage in passages_of(article):
            yield passage.name, embedded_passage(passage, article, site)


EXPORT = Series(
    uri=EMBED,
    each=Each.PASSAGE,
    media_type="text/html",
    label="For a frame",
    says="a paragraph or stanza with the headlines of its notes as a small page for frames on other sites",
    place=6,
    make=_passages,
    setting="embeds",
    lacks=(
        "What a note says is on the page of the text, to which its headline leads, and in `embed`.",
        "Notes on the whole article are in `embed`.",
        "Articles in Markdown have no such pages: their paragraphs may change. Their notes are in `embed`.",
    ),
)

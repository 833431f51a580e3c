"""A small page of each passage of a text, with its notes, for frames on other sites."""

from __future__ import annotations

from variorum.exporting.export import Each, Series
from variorum.exporting.for_each import for_each_passage
from variorum.exporting.frames.passage import EMBED, embedded_passage

EXPORT = Series(
    uri=EMBED,
    each=Each.PASSAGE,
    media_type="text/html",
    label="For a frame",
    says="a paragraph or stanza with the headlines of its notes as a small page for frames on other sites",
    place=6,
    make=for_each_passage(embedded_passage),
    setting="embeds",
    lacks=(
        "What a note says is on the page of the text, to which its headline leads, and in `embed`.",
        "Notes on the whole article are in `embed`.",
        "Articles in Markdown have no such pages: their paragraphs may change. Their notes are in `embed`.",
    ),
)

"""A tree of HTML that holds nothing but the text → a document in Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from variorum.editing.received.blocks import Block, Kind
from variorum.editing.received.document import Document, NotReadable
from variorum.editing.received.html_with_care import NO_TEXT, TOO_DEEP
from variorum.editing.received.markdown_text import as_markdown
from variorum.editing.received.markup_tree import blocks_of
from variorum.editing.received.pictures import Pictures
from variorum.editing.received.stanzas import with_stanzas
from variorum.model.article import Form


def document_of(
    root: Any,
    pictures: Pictures,
    made_with: str,
    *,
    described: Mapping[str, str],
    left_out: Sequence[str] = (),
    warnings: Sequence[str] = (),
) -> Document:
    """Return what is below `root`, an element of lxml. Raise `NotReadable` if there are no words in it."""
    try:
        blocks = with_stanzas(blocks_of(root, pictures.name))
        _set_levels(blocks)
        text = as_markdown(blocks)
    except RecursionError as error:
        raise NotReadable(TOO_DEEP) from error
    if not any(map(str.isalnum, text)):
        raise NotReadable(NO_TEXT)
    return Document(
        text,
        Form.MARKDOWN,
        made_with,
        {"title": _title(blocks), **described},
        pictures.taken,
        (*left_out, *pictures.left_out),
        tuple(warnings),
    )


def _title(blocks: Sequence[Block]) -> str:
    """Return the words of the first heading of the highest level."""
    headings = [block for block in blocks if block.kind is Kind.HEADING and block.text.strip()]
    return " ".join(min(headings, key=lambda block: block.level).text.split()) if headings else ""


def _set_levels(blocks: Sequence[Block]) -> None:
    """Move the headings down by one level where several are of the first: that is the title's alone."""
    headings = [block for block in blocks if block.kind is Kind.HEADING]
    if sum(block.level == 1 for block in headings) > 1:
        for block in headings:
            block.level += not block.is_title

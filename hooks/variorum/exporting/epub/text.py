"""The text of an article as a page of a book: passages are marked, each note is called once."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from variorum.exporting.blocks import GAP, text_blocks
from variorum.exporting.epub.xhtml import TYPE, as_page, page
from variorum.exporting.tei.elements import add, append_text
from variorum.model.edition import AnnotatedArticle, PlacedNote
from variorum.model.kinds import KINDS
from variorum.model.selector import Span

NOTES = "notes.xhtml"
"""The page of the notes."""
TEXT = "text.xhtml"


def text_page(annotated: AnnotatedArticle) -> str:
    """Return the page. A note is called where its passage ends; one on the whole article at the title."""
    metadata = annotated.article.metadata
    root, body = page(metadata.title, metadata.language, "bodymatter")
    heading = add(body, "h1", metadata.title)
    for note in annotated.notes:
        if not note.spans:
            _call(heading, note)
    blocks = list(text_blocks(annotated))
    calls = calls_of_blocks(annotated, blocks)
    group = body
    for number, block in enumerate(blocks):
        is_first = number == 0 or annotated.text[blocks[number - 1].end : block.start] == GAP
        if metadata.lines and is_first:
            group = add(body, "div", **{"class": "stanza"})
        line = add(group, "p", **{"class": "line"} if metadata.lines else {})
        _fill(line, annotated, block, calls[number])
    return as_page(root)


def reference(note: PlacedNote) -> str:
    """Return the id of the place that calls a note."""
    return f"ref-{note.annotation.id}"


def call_sign(note: PlacedNote) -> str:
    """Return what stands for a note in the text: the sign of its kind, and its number."""
    return f"{note.annotation.of_kind.sign}{note.number}"


def calls_of_blocks(
    annotated: AnnotatedArticle, blocks: Sequence[Span]
) -> list[list[tuple[int, PlacedNote]]]:
    """Return the notes that each block calls, with the offsets where it does."""
    calls: list[list[tuple[int, PlacedNote]]] = [[] for _ in blocks]
    for note in annotated.notes:
        if note.spans:
            end = note.spans[0].end
            block = max(
                number for number, paragraph in enumerate(blocks) if paragraph.start < end or number == 0
            )
            calls[block].append((min(end, blocks[block].end), note))
    return calls


def _fill(
    parent: ET.Element, annotated: AnnotatedArticle, block: Span, calls: list[tuple[int, PlacedNote]]
) -> None:
    kinds = {note.number: note.annotation.of_kind for note in annotated.notes}
    marks = [one for one in annotated.slices if one.span.overlaps(block)]
    edges = {block.start, block.end, *(at for at, _ in calls)}
    for mark in marks:
        edges |= {max(mark.span.start, block.start), min(mark.span.end, block.end)}
    at = block.start
    for edge in sorted(edges):
        words = annotated.text[at:edge]
        holding = next((mark for mark in marks if mark.span.start <= at < mark.span.end), None)
        if words and holding:
            strongest = max((kinds[number] for number in holding.notes), key=lambda kind: kind.line.rank)
            add(parent, "span", words, **{"class": strongest.name})
        else:
            append_text(parent, words)
        for _, note in (call for call in calls if call[0] == edge):
            _call(parent, note)
        at = edge


def _call(parent: ET.Element, note: PlacedNote) -> None:
    title = note.annotation.of_kind.title
    attributes = {
        TYPE: "noteref",
        "role": "doc-noteref",
        "class": "call",
        "id": reference(note),
        "href": f"{NOTES}#{note.annotation.id}",
        "aria-label": f"Note {note.number}, {title.lower()}",
    }
    add(parent, "a", call_sign(note), **attributes)


def stylesheet() -> str:
    """Return the style of a book: kinds by line and sign; colours are left to the reading program."""
    lines = "".join(
        f".{name} {{ text-decoration: underline {kind.of_kind.line.style}; }}\n"
        for name, kind in KINDS.items()
    )
    return (
        lines
        + ".call { font-size: .75em; line-height: 0; vertical-align: super; text-decoration: none;"
        + " margin-inline-start: .15em; }\n"
        + ".stanza { margin: 1em 0; }\n.line { margin: 0; white-space: pre-wrap; }\n"
        + "aside, dd { margin: 0 0 1em; overflow-wrap: anywhere; }\naside .head, dt { font-weight: bold; }\n"
        + ".cover { text-align: center; margin: 0; }\n.cover img { max-width: 100%; max-height: 100%; }\n"
    )

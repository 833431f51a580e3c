"""A passage of a text, with its notes, as a small page of its own that other sites show in a frame.

The passages are the paragraphs, or stanzas, of a text as received. The name of one has its first words and a
sum of all its words: it stays while the words do, whatever becomes of the text around it, and no other words
ever have it.
"""

from __future__ import annotations

import hashlib
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import quote
from xml.etree import ElementTree as ET

from variorum.exporting.blocks import GAP
from variorum.exporting.export import PublishedSite
from variorum.exporting.frames.frame import Frame, add_foot, as_html, page, to_root
from variorum.exporting.tei.elements import add, append_text
from variorum.model.addresses import page_uri
from variorum.model.article import Form
from variorum.model.direction import direction_of, direction_of_text
from variorum.model.edition import AnnotatedArticle, PlacedNote
from variorum.model.selector import Span
from variorum.model.values import as_identifier
from variorum.model.wording import shortened

EMBED = "embed/{passage}.html"
OEMBED = "embed/{passage}.json"
_NAMED, _SUM, _TITLE = 4, 10, 60
"""Words, and hexadecimal digits, in the name of a passage; code points of its title."""
_ENDS = 4
"""Words from each end of a passage by which a link finds it on the page (text fragments)."""
_STYLE = """\
blockquote{white-space:pre-line}
del{opacity:.7}
ins{text-decoration:none;font-weight:600}
sup{line-height:0}
sup+sup::before{content:" "}
ul{padding-inline-start:20px}
"""


class Passage(NamedTuple):
    """A paragraph or stanza."""

    name: str
    """With that of its article before it: `gull-rock/on-the-outermost-1a2b3c4d5e`."""
    span: Span
    notes: tuple[PlacedNote, ...]
    """Those of which a passage ends in it, in the order of the page."""


def names_of_passages(slug: str, paragraphs: Iterable[str]) -> Iterator[str]:
    """Yield the name of each paragraph of the article called `slug`.

    Of several with the same words, the second and later ones have a number.
    """
    seen: Counter[str] = Counter()
    for paragraph in paragraphs:
        words = unicodedata.normalize("NFC", " ".join(paragraph.split()))
        digits = hashlib.sha256(words.encode()).hexdigest()[:_SUM]
        name = "-".join(
            filter(None, (as_identifier(" ".join(words.split()[:_NAMED]))[:40].strip("-"), digits))
        )
        seen[name] += 1
        yield f"{slug}/{name}" + (f"-{seen[name]}" if seen[name] > 1 else "")


def passages_of(article: AnnotatedArticle) -> Iterator[Passage]:
    """Yield the passages of an article; none of Markdown, whose paragraphs its authors change."""
    if article.article.form is not Form.TEXT:
        return
    paragraphs = article.text.split(GAP)
    ends = sorted((note.spans[0].end, note.number, note) for note in article.notes if note.spans)
    at = first = 0
    for name, words in zip(names_of_passages(article.article.slug, paragraphs), paragraphs, strict=True):
        span = Span(at, at + len(words))
        last = bisect_right(ends, span.end, key=lambda one: one[0])
        if words.strip():
            yield Passage(name, span, tuple(note for _, _, note in ends[first:last]))
        at, first = span.end + len(GAP), last


def frame_of_passage(passage: Passage, article: AnnotatedArticle) -> Frame:
    """Return the facts about the page of a passage."""
    words = article.text[passage.span.start : passage.span.end].strip()
    replacements = (note.annotation.replacement for note in passage.notes)
    readings = [reading for reading in replacements if reading is not None]
    calls = "".join(f" {note.number}" for note in passage.notes)
    listed = [_line(note, article) for note in passage.notes]
    return Frame(
        EMBED.format(passage=passage.name),
        OEMBED.format(passage=passage.name),
        shortened(" ".join(words.split()), _TITLE),
        [" ".join([words, *readings, calls]), *(["\n".join(listed)] if listed else [])],
        article.registers.contributor_names(by for note in passage.notes for by in note.annotation.by),
    )


def embedded_passage(passage: Passage, article: AnnotatedArticle, site: PublishedSite) -> str:
    """Return the page of a passage: its words, where notes are about them, and what these are about."""
    frame = frame_of_passage(passage, article)
    address = site.link_to(page_uri(article.article.slug), to_root(frame))
    root, body = page(frame, site, address if site.address else "", _STYLE)
    language = article.article.metadata.language
    words = add(body, "blockquote", lang=language, dir=direction_of(language))
    _fill(words, passage, article, address)
    listed = add(body, "ul") if passage.notes else body
    for note in passage.notes:
        line = add(listed, "li")
        add(line, "a", f"{note.annotation.of_kind.sign}{note.number}", href=f"{address}#{note.annotation.id}")
        append_text(line, f" {note.annotation.of_kind.title}: ")
        headline = note.annotation.headline(article.registers)
        add(line, "bdi", headline, dir=direction_of_text(headline))
    some = any(not note.annotation.is_reviewed for note in passage.notes)
    state = "not all notes are reviewed yet" if some else ""
    add_foot(body, frame, article, site, _fragment(passage, article), state)
    return as_html(root)


def _line(note: PlacedNote, article: AnnotatedArticle) -> str:
    kind, headline = note.annotation.of_kind, note.annotation.headline(article.registers)
    return f"{kind.sign}{note.number} {kind.title}: {headline}"


def _fill(parent: ET.Element, passage: Passage, article: AnnotatedArticle, page_address: str) -> None:
    """Append the words, marked where notes are about them; each note is called where its passage ends."""
    kinds = {note.number: note.annotation.of_kind for note in article.notes}
    changes = [(span, reading) for span, reading in article.changes if span.overlaps(passage.span)]
    readings = {span.end: reading for span, reading in changes}
    first = bisect_left(article.slices, passage.span.start, key=lambda piece: piece.span.end)
    at = passage.span.start
    for piece in article.slices[first:]:
        if piece.span.start >= passage.span.end:
            break
        start, end = max(piece.span.start, at), min(piece.span.end, passage.span.end)
        if start >= end:
            continue
        append_text(parent, article.text[at:start])
        strongest = max((kinds[number] for number in piece.notes), key=lambda kind: kind.line.rank)
        mark = add(parent, "mark", style=f"text-decoration-style:{strongest.line.style}")
        is_changed = any(span.start <= start and end <= span.end for span, _ in changes)
        add(mark, "del" if is_changed else "span", article.text[start:end])
        if reading := readings.get(end):
            append_text(mark, " ")
            add(mark, "ins", reading)
        for note in passage.notes:
            if note.spans[0].end == end:
                call = f"{note.annotation.of_kind.sign}{note.number}"
                link = add(add(parent, "sup"), "a", call, href=f"{page_address}#{note.annotation.id}")
                link.set("aria-label", f"Note {note.number}")
        at = end
    append_text(parent, article.text[at : passage.span.end])


def _fragment(passage: Passage, article: AnnotatedArticle) -> str:
    """Return what leads to the passage on the page (URL Fragment Text Directives, 3.3)."""
    words = article.text[passage.span.start : passage.span.end].split()
    corrected = any(passage.span.overlaps(span) for span, _ in article.changes)
    if corrected:
        # Words that the page may not show lead nowhere; a note of the passage does.
        return f"#{passage.notes[0].annotation.id}" if passage.notes else ""
    first, last = words[:_ENDS], words[_ENDS:][-_ENDS:]
    return "#:~:text=" + ",".join(_encoded(" ".join(part)) for part in (first, last) if part)


def _encoded(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")

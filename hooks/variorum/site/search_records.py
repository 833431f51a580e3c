"""What a site's search knows → the records of which Pagefind makes its index.

Pagefind finds records, and in them the anchors below which words stand. A record has what is alike of one
page: its own text, or its notes of one kind and state of review, so that a search is narrowed by these. That
is some six records an article, where one a note would be some thirty, and a browser fetches some bytes for
each record before it can search.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape, unescape
from typing import NamedTuple

RECORD_LENGTH = 12_000
"""Characters of a record: a browser fetches the whole of each record that it shows something of."""
TEXT, PAGE = "Text", "Page"
"""What a record is that has no notes: of an article, or of another page."""
SOURCE = "Source"
"""What a record is of sources, as their entries say."""
SEGMENTED = {
    "ja": r"\u3040-\u30ff",
    "th": r"\u0e00-\u0e7f",
    "zh": r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd",
}
"""Languages whose words are not parted by spaces, with the characters of their scripts.

Pagefind divides their text into words only in an index of their own; theme/scripts/search/view.js has the
same ranges.
"""
_OF_LANGUAGE = {language: re.compile(f"[{characters}]") for language, characters in SEGMENTED.items()}
_BLOCK_END = re.compile(r"</(?:p|li|pre|h\d|dd|dt|tr|blockquote|figcaption)>|<br ?/?>")
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")


class Part(NamedTuple):
    """What stands below one anchor."""

    address: str
    """The address of its place, from the root of the site: `articles/lamp/#dawn`."""
    heading: str
    lines: tuple[str, ...]
    """Its text, a block a line."""


class Record(NamedTuple):
    """What is found as one."""

    page: str
    """The title of the page."""
    kind: str
    review: str
    """Whether its notes are reviewed; empty where it has none."""
    parts: tuple[Part, ...]

    def html(self, language: str) -> str:
        """Return the page from which Pagefind reads the record."""
        # As anchors without words, since what Pagefind knows of a page besides is found as its words are.
        facts = {"page": self.page, "kind": self.kind, "review": self.review}
        marks = "".join(f'<i id="{name}:{_without_spaces(value)}"></i>' for name, value in facts.items())
        # The title of a page counts for more than other words; a note's page is not what was looked for.
        levels = ["h2" if self.review else "h1", *["h2"] * len(self.parts)]
        body = "".join(
            f'<{level} id="{escape(part.address)}">{escape(part.heading)}</{level}>'
            + "".join(f"<p>{escape(line)}</p>" for line in part.lines)
            for level, part in zip(levels, self.parts, strict=False)
        )
        return f'<!doctype html><html lang="{escape(language)}"><body>{marks}{body}</body></html>'


def records(entries: Iterable[Mapping[str, str]]) -> Iterator[Record]:
    """Yield the records of a site, page by page, from the entries of its search.

    An entry has the keys `location`, `title` and `text`, the last two as HTML; one of a note or a source also
    `kind`, and `review` if it is a note.
    """
    groups: dict[str, dict[tuple[str, str], list[Part]]] = {}
    titles: dict[str, str] = {}
    for entry in entries:
        address, heading = entry["location"], " ".join(_lines(entry["title"]))
        page = address.partition("#")[0]
        if address == page:
            titles.setdefault(page, heading)
        state = entry.get("kind", ""), entry.get("review", "")
        part = Part(address, heading, tuple(_lines(entry["text"])))
        groups.setdefault(page, {}).setdefault(state, []).append(part)
    for page, states in groups.items():
        is_text = any(review for _, review in states) or re.match(r"articles/[^/]+/", page)
        for (kind, review), parts in states.items():
            known = kind or (TEXT if is_text else PAGE)
            for some in _divided(parts):
                yield Record(titles.get(page, ""), known, review, tuple(some))


def in_language(record: Record, language: str) -> Record | None:
    """Return what of the record has the script of one of the `SEGMENTED` languages; None if nothing has."""
    is_found = _OF_LANGUAGE[language].search
    parts = (part._replace(lines=tuple(filter(is_found, part.lines))) for part in record.parts)
    kept = tuple(part for part in parts if part.lines or is_found(part.heading))
    return record._replace(parts=kept) if kept else None


def _without_spaces(value: str) -> str:
    """Return a value as an id has it, which may have no spaces: they are told as in an address."""
    return escape(value.replace("%", "%25").replace(" ", "%20"))


def _lines(html: str) -> Iterator[str]:
    """Yield the text of each block."""
    for block in _BLOCK_END.split(html):
        if text := _SPACE.sub(" ", unescape(_TAG.sub(" ", block))).strip():
            yield text


def _divided(parts: Iterable[Part]) -> Iterator[list[Part]]:
    """Yield the parts in lists of at most `RECORD_LENGTH` characters; a longer part is divided."""
    some: list[Part] = []
    length = 0
    for part in parts:
        for piece in _pieces(part):
            size = len(piece.heading) + sum(map(len, piece.lines))
            if some and length + size > RECORD_LENGTH:
                yield some
                some, length = [], 0
            some.append(piece)
            length += size
    if some:
        yield some


def _pieces(part: Part) -> Iterator[Part]:
    lines: list[str] = []
    length = 0
    for line in part.lines:
        for start in range(0, len(line), RECORD_LENGTH):
            piece = line[start : start + RECORD_LENGTH]
            if lines and length + len(piece) > RECORD_LENGTH:
                yield part._replace(lines=tuple(lines))
                lines, length = [], 0
            lines.append(piece)
            length += len(piece)
    yield part._replace(lines=tuple(lines))

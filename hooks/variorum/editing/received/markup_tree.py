"""A tree of HTML → blocks. What a page loads, runs or asks for is no text, and is not taken over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from variorum.editing.received.blocks import Block, Kind, Line, Run, merged

SKIPPED = frozenset(
    "script style noscript template head title meta link base iframe object embed applet svg canvas audio "
    "video input button select textarea option datalist dialog map area frame frameset rp".split()
)
INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark math nobr q rb "
    "rt ruby s samp small span strike strong sub sup time tt u var vm-call wbr".split()
)
_STYLES = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "em"),
    **dict.fromkeys(("strong", "b"), "strong"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    **dict.fromkeys(("s", "strike", "del"), "del"),
    "sup": "sup",
    "sub": "sub",
}
_HEADING = re.compile(r"h[1-6]")
_SPACES = re.compile(r"[ \n\r\f\v]+")
_WEB = re.compile(r"(?:https?://|mailto:)[^\s<>\"'`\\\[\]]+\Z", re.IGNORECASE)
_STANZA = re.compile(
    r"(?:^|[\s_-])(?:stanza|strophe|linegroup|lg|couplet|quatrain)\d*(?:$|[\s_-])", re.IGNORECASE
)
_VERSE_LINE = re.compile(r"(?:^|\s)(?:l|v|line|verse-?line|verse)(?:$|\s)", re.IGNORECASE)
_INDENT = re.compile(r"(?:^|\s)(?:i|indent|in)-?(\d{1,2})(?:$|\s)", re.IGNORECASE)
"""As Project Gutenberg writes it: `i2`, `indent4`."""
_MARGIN = re.compile(
    r"(?:margin-left|padding-left|text-indent)\s*:\s*(\d+(?:\.\d+)?)(em|ch|px|pt)", re.IGNORECASE
)
_CHARACTERS = {"em": 2.0, "ch": 1.0, "px": 0.125, "pt": 0.17}
WIDEST = 60
"""Characters of an indentation."""
TAB = 4
TITLE = "vm-title"
"""The class of a heading that is the title of the whole."""
CALL, NOTE = "vm-call", "vm-note"
"""Elements for the call of a note and for the note, whose `label` is a number."""
PictureName = Callable[[str], str]
"""Returns the name of the picture at an address, or "" where it is left out."""


def blocks_of(root: Any, picture: PictureName = lambda _: "") -> list[Block]:
    """Return the blocks below `root`, an element of lxml with HTML's names."""
    found = list(_Reader(picture).below(root))
    return [block for block in found if block.kind is not Kind.PARAGRAPH or block.lines]


def tag_of(element: Any) -> str:
    """Return the name of an element in small letters, without a namespace; "" for a comment."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


class _Reader:
    def __init__(self, picture: PictureName) -> None:
        self._picture = picture

    def below(self, element: Any) -> Iterator[Block]:
        """Yield the blocks in an element that can hold text as well as blocks."""
        lines: list[Line] = [[]]
        self._text(element.text, frozenset(), "", lines)
        for child in element:
            tag = tag_of(child)
            if tag in INLINE and not _has_blocks(child):
                self._inline(child, frozenset(), "", lines)
            elif tag and tag not in SKIPPED:
                yield from _paragraph(lines)
                lines = [[]]
                yield from self._block(child, tag)
            self._text(child.tail, frozenset(), "", lines)
        yield from _paragraph(lines)

    def _block(self, element: Any, tag: str) -> Iterator[Block]:
        if _HEADING.fullmatch(tag):
            lines = self._lines(element)
            words = merged([run for line in lines for run in (*line, Run(" "))])
            is_title = TITLE in _class(element).split()
            yield Block(Kind.HEADING, [_stripped(words)], int(tag[1]), is_title=is_title)
        elif tag == "hr":
            yield Block(Kind.RULE)
        elif tag in ("pre", "listing", "xmp"):
            yield Block(Kind.CODE, [[Run("".join(element.itertext()).strip("\n"))]])
        elif tag == NOTE:
            yield Block(Kind.NOTE, inner=[list(self.below(element))], label=_label(element))
        elif tag == "blockquote":
            yield Block(Kind.QUOTATION, inner=[list(self.below(element))])
        elif tag in ("ul", "ol", "menu", "dir"):
            yield self._list(element, tag)
        elif tag == "table":
            yield Block(Kind.TABLE, inner=list(self._rows(element)))
        elif tag in ("p", "dt", "dd", "figcaption", "caption") and not _has_blocks(element):
            yield from self._own_lines(element)
        else:
            found = self._own_lines(element) if not _has_blocks(element) else self.below(element)
            yield from _stanza(list(found)) if _STANZA.search(_class(element)) else found

    def _own_lines(self, element: Any) -> Iterator[Block]:
        lines = self._lines(element)
        if indent := _indent(element):
            lines[0].insert(0, Run("\N{NO-BREAK SPACE}" * indent))
        found = list(_paragraph(lines))
        yield from found or [Block(Kind.GAP)]

    def _list(self, element: Any, tag: str) -> Block:
        start = element.get("start", "1")
        number = (int(start) if start.isdecimal() and len(start) < 7 else 1) if tag == "ol" else 0
        items = (child for child in element if tag_of(child) not in SKIPPED | {""})
        return Block(Kind.LIST, level=number, inner=[list(self.below(item)) for item in items])

    def _rows(self, table: Any) -> Iterator[list[Block]]:
        for row in table.iter("{*}tr"):
            cells = [cell for cell in row if tag_of(cell) in ("td", "th")]
            parts = (
                merged([run for line in self._lines(cell) for run in (*line, Run(" "))]) for cell in cells
            )
            if cells:
                yield [Block(Kind.PARAGRAPH, [_stripped(part)]) for part in parts]

    def _lines(self, element: Any) -> list[Line]:
        lines: list[Line] = [[]]
        self._text(element.text, frozenset(), "", lines)
        for child in element:
            self._inline(child, frozenset(), "", lines)
            self._text(child.tail, frozenset(), "", lines)
        return lines

    def _inline(self, element: Any, styles: frozenset[str], href: str, lines: list[Line]) -> None:
        tag = tag_of(element)
        if not tag or tag in SKIPPED:
            return
        if tag == "br":
            lines.append([])
            return
        if tag == CALL:
            lines[-1].append(Run("", note=_label(element)))
            return
        if tag == "img":
            if name := self._picture(element.get("src", "")):
                lines[-1].append(Run(" ".join(element.get("alt", "").split()), styles, href, name))
            return
        is_line = tag == "span" and bool(_VERSE_LINE.search(_class(element)) or _indent(element))
        if is_line and any(run.text.strip() for run in lines[-1]):
            lines.append([])
        if is_line and (indent := _indent(element)):
            lines[-1].append(Run("\N{NO-BREAK SPACE}" * indent))
        if tag == "a":
            address = element.get("href", "").strip()
            href = address if _WEB.match(address) else href
        styles = styles | {_STYLES[tag]} if tag in _STYLES else styles
        before, after = {"q": ("“", "”"), "rt": ("(", ")")}.get(tag, ("", ""))
        self._text(before + (element.text or ""), styles, href, lines)
        for child in element:
            self._inline(child, styles, href, lines)
            self._text(child.tail, styles, href, lines)
        self._text(after, styles, href, lines)

    def _text(self, text: str | None, styles: frozenset[str], href: str, lines: list[Line]) -> None:
        if text:
            lines[-1].append(Run(_SPACES.sub(" ", text), styles, href))


def _paragraph(lines: list[Line]) -> Iterator[Block]:
    """Yield a paragraph of `lines`, the empty ones among them as gaps; nothing if there are no words."""
    kept = [merged(line) for line in lines]
    is_verse = sum(bool("".join(run.text for run in line).strip()) for line in kept) > 1
    stanza: list[Line] = []
    for line in (_indented(line) if is_verse else _stripped(line) for line in kept):
        if any(run.text.strip() or run.is_object for run in line):
            stanza.append(line)
        elif stanza:
            yield from (Block(Kind.PARAGRAPH, stanza), Block(Kind.GAP))
            stanza = []
    if stanza and is_verse:
        yield Block(Kind.PARAGRAPH, stanza)
    elif stanza:
        words = "".join(run.text for line in kept for run in line)
        yield Block(Kind.PARAGRAPH, stanza, indent=len(_room(words)))


def _stanza(blocks: list[Block]) -> list[Block]:
    """Return the lines of what is marked as a stanza as one paragraph; other blocks in it are left alone."""
    lines = [block for block in blocks if block.kind is not Kind.GAP]
    if any(block.kind is not Kind.PARAGRAPH for block in lines) or not lines:
        return blocks
    return [
        Block(Kind.PARAGRAPH, [line for block in lines for line in block.room_and_lines()]),
        Block(Kind.GAP),
    ]


def _indented(line: Line) -> Line:
    """Return a line of verse without blanks at its edges, its indentation as no-break spaces."""
    room = _room("".join(run.text for run in line))
    rest = _stripped(line)
    return [Run(room), *rest] if room and rest else rest


def _room(text: str) -> str:
    """Return the indentation of a line that begins with more than blanks, which HTML has between tags."""
    room = text[: len(text) - len(text.lstrip())].strip(" ")
    return room.replace("\t", "\N{NO-BREAK SPACE}" * TAB)[:WIDEST]


def _stripped(line: Line) -> Line:
    line = list(line)
    while line and not line[0].is_object and not line[0].text.strip():
        line.pop(0)
    while line and not line[-1].is_object and not line[-1].text.strip():
        line.pop()
    if line and not line[0].picture:
        line[0] = line[0]._replace(text=line[0].text.lstrip())
    if line and not line[-1].picture:
        line[-1] = line[-1]._replace(text=line[-1].text.rstrip())
    return line


def _has_blocks(element: Any) -> bool:
    return any(
        (tag := tag_of(inner)) and tag not in INLINE and tag not in SKIPPED
        for inner in element.iterdescendants()
    )


def _label(element: Any) -> str:
    label = str(element.get("label", ""))
    return label if label.isdecimal() and label.isascii() else "0"


def _class(element: Any) -> str:
    return str(element.get("class", ""))


def _indent(element: Any) -> int:
    """Return by how many characters a line is indented, as far as its class or its style says so."""
    if found := _INDENT.search(_class(element)):
        return min(int(found[1]), WIDEST)
    if tag_of(element) in ("span", "div") and (found := _MARGIN.search(element.get("style", ""))):
        return min(round(float(found[1]) * _CHARACTERS[found[2].lower()]), WIDEST)
    return 0

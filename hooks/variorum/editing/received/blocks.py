"""The paragraphs, headings, lists … of a document, and the stretches of text in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple


class Kind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTATION = "quotation"
    LIST = "list"
    CODE = "code"
    TABLE = "table"
    RULE = "rule"
    NOTE = "note"
    """A footnote or an endnote, of which the text has a call."""
    GAP = "gap"
    """An empty paragraph, or the edge of a stanza."""


class Run(NamedTuple):
    """A stretch of text of one look, a picture, or the call of a note."""

    text: str
    styles: frozenset[str] = frozenset()
    href: str = ""
    picture: str = ""
    """The name of a picture, of which the text is the description."""
    note: str = ""
    """The label of a note that is called here."""

    @property
    def is_object(self) -> bool:
        """Whether it stands there without words: a picture, or the call of a note."""
        return bool(self.picture or self.note)


Line = list[Run]


@dataclass(slots=True)
class Block:
    """A paragraph, of one line or of several that are kept, or something that holds other blocks."""

    kind: Kind
    lines: list[Line] = field(default_factory=list)
    level: int = 0
    """The level of a heading; of a list, the number of its first item, or 0 where it is not numbered."""
    indent: int = 0
    """Characters by which a paragraph of one line is indented: it may turn out to be a line of verse."""
    is_title: bool = False
    """Whether a heading is marked as the title of the whole."""
    inner: list[list[Block]] = field(default_factory=list)
    """The items of a list, the content of a quotation or a note, the rows of a table, cell by cell."""
    label: str = ""
    """The label of a note."""

    def room_and_lines(self) -> list[Line]:
        """Return the lines of a paragraph, the only one with its indentation."""
        room = [Run("\N{NO-BREAK SPACE}" * self.indent)] if self.indent else []
        return [[*room, *line] for line in self.lines]

    @property
    def text(self) -> str:
        """The words of a paragraph or a heading."""
        return "\n".join("".join(run.text for run in line) for line in self.lines)


def merged(line: Sequence[Run]) -> Line:
    """Return a line with neighbours of one look as one run, and white space within it collapsed.

    Blanks at the edges of a styled run are put outside of it.
    """
    pieces: Line = []
    for look, group in groupby(line, lambda run: run[1:]):
        run = Run("".join(one.text for one in group), *look)
        if run.is_object:
            pieces.append(run)
        else:
            pieces += _apart(run)
    whole: Line = []
    for run in pieces:
        text = run.text
        if whole and whole[-1].text.endswith(" ") and not whole[-1].picture:
            text = text.lstrip(" ") if not run.picture else text
        if text or run.is_object:
            whole.append(run._replace(text=text))
    return [
        Run("".join(run.text for run in group), *look) for look, group in groupby(whole, lambda run: run[1:])
    ]


def _apart(run: Run) -> Iterator[Run]:
    inner = run.text.strip(" ")
    if not inner or not (run.styles or run.href):
        yield Run(run.text) if not inner else run
        return
    before, _, after = run.text.partition(inner)
    yield from (piece for piece in (Run(before), run._replace(text=inner), Run(after)) if piece.text)

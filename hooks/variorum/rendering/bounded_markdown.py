"""Bounds for a stranger's Markdown: neither nesting nor what is never closed can use up memory or time.

Python-Markdown recurses with each level of lists and quotations, and looks for the end of a link or
of code up to the end of the paragraph, at each character that begins one. The levels are counted, and so
are the characters that are looked at, not the seconds: the same note is refused everywhere.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.inlinepatterns import BACKTICK_RE, LINK_RE, BacktickInlineProcessor, LinkInlineProcessor

from variorum.model.limits import DEEPEST_MARKDOWN, LOOKS_A_CHARACTER
from variorum.model.problem import Code

_LEAST_LOOKS = 2_000
"""Even the shortest note may have so many."""
_LONG_RUN = re.compile(r"\*{50,}|_{50,}")
_LOOKS_A_STEP = 50
"""Marks of emphasis in a row are looked at again from each of them, but quickly."""
_LEVELS = frozenset(("li", "blockquote", "em", "strong", "a"))
"""The elements that each count as a level."""


class OutOfBounds(Exception):
    """Raised with the code, the message and the fix of what is too much."""

    def __init__(self, code: Code, message: str, fix: str) -> None:
        super().__init__(message)
        self.reason = (code, message, fix)


class Looks:
    """How many characters may still be looked at in search of an end, in one body."""

    def __init__(self) -> None:
        self._left = 0

    def begin(self, body: str) -> None:
        """Allow as many as a body of this length can need. Raise `OutOfBounds` if they cannot be enough."""
        self._left = max(_LEAST_LOOKS, LOOKS_A_CHARACTER * len(body))
        for run in _LONG_RUN.finditer(body):
            self.spend(len(run[0]) ** 2 // _LOOKS_A_STEP)

    def spend(self, number: int) -> None:
        """Take `number` from what is left. Raise `OutOfBounds` if there are not as many."""
        self._left -= number
        if self._left < 0:
            raise OutOfBounds(
                Code.UNCLOSED_MARKUP,
                "Too many square brackets, links, backticks or emphasis marks are open at once.",
                "Close them, or write a backslash before each that is meant literally.",
            )


def with_bounds(markdown: Markdown, looks: Looks) -> None:
    """Let `markdown` stop where it would nest too deeply, and tell `looks` how far it searched for an end."""
    parser = _Parser(markdown)
    parser.blockprocessors = markdown.parser.blockprocessors
    for processor in parser.blockprocessors:
        processor.parser = parser
    markdown.parser = parser
    markdown.inlinePatterns.register(_Backtick(looks), "backtick", 190)
    markdown.inlinePatterns.register(_Link(markdown, looks), "link", 160)


def check_depth(part: ElementTree.Element) -> None:
    """Raise `OutOfBounds` if elements are nested deeper in `part` than anybody can follow."""
    levels = [(part, 0)]
    while levels:
        element, level = levels.pop()
        if level > DEEPEST_MARKDOWN:
            raise too_deep()
        levels += [(child, level + (child.tag in _LEVELS)) for child in element]


def too_deep() -> OutOfBounds:
    """Return what is raised where lists, quotations or emphasis are nested too deeply."""
    return OutOfBounds(
        Code.TOO_DEEP,
        f"Lists, quotations or emphasis are nested more than {DEEPEST_MARKDOWN} levels deep.",
        "Write it flat; a backslash before `>`, `-`, `*` or the full stop of `1.` makes it plain text.",
    )


class _Parser(BlockParser):
    """Parses blocks; each list item and quotation calls it again."""

    depth = 0

    def parseBlocks(self, parent: ElementTree.Element, blocks: list[str]) -> None:  # noqa: N802
        if self.depth > DEEPEST_MARKDOWN:
            raise too_deep()
        self.depth += 1
        try:
            super().parseBlocks(parent, blocks)
        finally:
            self.depth -= 1


class _Backtick(BacktickInlineProcessor):
    def __init__(self, looks: Looks) -> None:
        super().__init__(BACKTICK_RE)
        self.looks = looks

    def find_code_spans(self, start: int, text: str) -> Any:
        found: Any = super().find_code_spans(start, text)
        begin, end = found
        ticks = len(text) - start - len(text[start:].lstrip("`"))
        is_exact = end is not None and begin == start + ticks
        self.looks.spend((end if end is not None and is_exact else len(text)) - start)
        return found


class _Link(LinkInlineProcessor):
    def __init__(self, markdown: Markdown, looks: Looks) -> None:
        super().__init__(LINK_RE, markdown)
        self.looks = looks

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802
        found = super().getText(data, index)
        self.looks.spend(found[1] - index)
        return found

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        found = _, title, end, _ = super().getLink(data, index)
        # A quotation mark that begins no title is found out at the end of the paragraph.
        went_on = title is None and ('"' in data[index:end] or "'" in data[index:end])
        self.looks.spend((len(data) if went_on else end) - index)
        return found

"""An extension of Python-Markdown that keeps long plain texts from taking time by their square.

Python-Markdown writes a paragraph anew at each reference in it, and moves all blocks that follow at
each block. So the longest paragraphs that `plain_text.escaped` wrote, and all of them where there are
very many, are put into the tree as they are and skip the passes over their words. The HTML is the
same. Other paragraphs are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.etree import ElementTree

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX, AtomicString

from variorum.rendering.plain_text import is_escaped

LONG_PARAGRAPH = 10_000
"""Characters of Markdown. A reference more costs as much as copying what the paragraph has."""
MANY_BLOCKS = 10_000
"""A block more costs as much as moving a pointer for each that follows."""
_BEFORE_HTML_IS_READ = 22
"""After white space was made regular, and before anything looks for tags (MkDocs: 21)."""
_BEFORE_ALL_OTHERS = 1000
# Python-Markdown removes these two characters from its input, so nobody can write this.
_PLACE = f"{STX}variorum:{{}}{ETX}"

Kept = dict[str, Sequence[str]]
"""Paragraphs that stand one after another, by the place that is kept for them."""


class LongText(Extension):
    """Makes room for the paragraphs of long plain texts."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register both steps: to set paragraphs aside, and to put them into the tree."""
        kept: Kept = {}
        md.preprocessors.register(_SetAside(md, kept), "variorum_set_aside", _BEFORE_HTML_IS_READ)
        putter = _PutBack(md.parser, md, kept)
        md.parser.blockprocessors.register(putter, "variorum_put_back", _BEFORE_ALL_OTHERS)


class _SetAside(Preprocessor):
    def __init__(self, md: Markdown, kept: Kept) -> None:
        super().__init__(md)
        self.kept = kept

    def run(self, lines: list[str]) -> list[str]:
        self.kept.clear()
        text = "\n".join(lines)
        if len(text) < LONG_PARAGRAPH and len(lines) < MANY_BLOCKS:
            return lines
        blocks = text.split("\n\n")
        are_many = len(blocks) > MANY_BLOCKS
        if not are_many and max(map(len, blocks)) <= LONG_PARAGRAPH:
            return lines
        return "\n\n".join(self._without_plain(blocks, are_many=are_many)).split("\n")

    def _without_plain(self, blocks: list[str], *, are_many: bool) -> Iterator[str]:
        """Yield `blocks` with a place in the stead of each row of paragraphs that need no Markdown."""

        def is_kept(block: str) -> bool:
            is_whole = block != "" and block[0] != "\n" and block[-1] != "\n"
            return is_whole and (are_many or len(block) > LONG_PARAGRAPH) and is_escaped(block)

        for are_kept, row in groupby(blocks, key=is_kept):
            if are_kept:
                place = _PLACE.format(len(self.kept))
                self.kept[place] = list(row)
                yield place
            else:
                yield from row


class _PutBack(BlockProcessor):
    def __init__(self, parser: BlockParser, md: Markdown, kept: Kept) -> None:
        super().__init__(parser)
        self.md = md
        self.kept = kept

    def test(self, parent: ElementTree.Element, block: str) -> bool:
        return block.startswith(STX) and block.strip("\n") in self.kept

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> None:
        for paragraph in self.kept[blocks.pop(0).strip("\n")]:
            element = ElementTree.SubElement(parent, "p")
            html = self._with_breaks(paragraph)
            has_markup = "&" in html or "<" in html
            element.text = AtomicString(self.md.htmlStash.store(html) if has_markup else html)

    def _with_breaks(self, paragraph: str) -> str:
        """Return the HTML of a paragraph; where the site shows the ends of lines, with these."""
        if "nl" not in self.md.inlinePatterns:
            return paragraph
        return paragraph.replace("\n", self.md.serializer(ElementTree.Element("br")) + "\n")

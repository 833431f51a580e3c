"""The text of an article as paragraphs of Word: with calls of footnotes, and tracked changes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar
from xml.etree import ElementTree as ET

from variorum.exporting.blocks import GAP
from variorum.exporting.word.elements import add, bookmark_name
from variorum.exporting.word.links import Links
from variorum.exporting.word.paragraphs import Lists, Setting, add_paragraph
from variorum.exporting.word.runs import Change, Look, add_words
from variorum.exporting.word.styles import CODE, FOOTNOTE_CALL, ITEM, QUOTE, VERSE, heading, of_kind
from variorum.model.direction import direction_of
from variorum.model.edition import AnnotatedArticle, PlacedNote, Slice
from variorum.model.selector import Span
from variorum.model.stretch import BREAK, Stretch

Item = TypeVar("Item")
_BETWEEN_CALLS = "\N{THIN SPACE}"
_LISTS = ("ul", "ol")
_OF_BLOCKS = frozenset(("ul", "ol", "li", "blockquote", *(f"h{level}" for level in range(1, 7))))


class BodyOfDocument:
    """Writes the paragraphs of a text, one after the other."""

    def __init__(
        self,
        annotated: AnnotatedArticle,
        links: Links,
        lists: Lists,
        address: Callable[[str], str | None],
        change: Callable[[PlacedNote], Change],
    ) -> None:
        """`address` gives where a link of the text leads; `change` who made a correction."""
        self._annotated, self._links, self._lists = annotated, links, lists
        self._address, self._change = address, change
        self._blocks = [block for block in _blocks(annotated.text) if block.end > block.start]
        self._begun: dict[Span, int] = {}
        self._list_numbers: dict[Span, int] = {}
        self._calls: defaultdict[int, list[PlacedNote]] = defaultdict(list)
        self._begins: defaultdict[int, list[int]] = defaultdict(list)
        self._ends: defaultdict[int, list[int]] = defaultdict(list)
        self._insertions: dict[int, list[tuple[PlacedNote, str]]] = {}
        self._deletions: list[tuple[Span, PlacedNote]] = []
        self._names: list[str] = []
        self._correct()
        self._place()

    def _correct(self) -> None:
        """Find out what is deleted, and what is inserted where the first part of a passage ends."""
        for note, correction in self._annotated.corrections:
            for span in note.spans:
                self._deletions.append((span, note))
                if correction.reading:
                    at = min(span.end, self._block_of(span.start).end)
                    self._insertions.setdefault(at, []).append((note, correction.reading))
        self._deletions.sort(key=lambda one: one[0])

    def _place(self) -> None:
        """Give each passage its bookmark, and each note one call: where its first passage ends.

        Inside the passage of a correction that is the end of that, as on the page; so the order of the notes
        is that of the page, and Word counts them as the page does.
        """
        latest = 0
        for note in self._annotated.notes:
            for number, span in enumerate(note.spans, 1):
                name = bookmark_name(note.annotation.id) if number == 1 else ""
                self._names.append(name or bookmark_name(f"{note.annotation.id}.{number}"))
                start = max(span.start, self._block_of(span.start).start)
                self._begins[start].append(len(self._names) - 1)
                self._ends[self._within(span.end)].append(len(self._names) - 1)
            if note.spans:
                latest = max(latest, self._figure(note))
                self._calls[latest].append(note)

    def _figure(self, note: PlacedNote) -> int:
        end = note.spans[0].end
        before = bisect_left(self._deletions, end, key=_start_of) - 1
        return self._within(max(end, self._deletions[before][0].end) if before >= 0 else end)

    def _block_of(self, offset: int) -> Span:
        """Return the block that holds a character."""
        number = bisect_left(self._blocks, offset, key=lambda block: block.end - 1)
        return self._blocks[min(number, len(self._blocks) - 1)]

    def _within(self, end: int) -> int:
        """Return an end of words as an offset within a block: after the last one, if it is between two."""
        number = bisect_left(self._blocks, end, key=lambda block: block.start) - 1
        return min(end, self._blocks[max(number, 0)].end)

    def write(self, body: ET.Element) -> None:
        """Append the paragraphs. The first begins a page."""
        parts = zip(
            self._blocks,
            _by_block(self._blocks, self._annotated.stretches, lambda stretch: stretch.span),
            _by_block(self._blocks, self._annotated.slices, lambda part: part.span),
            _by_block(self._blocks, self._deletions, lambda deletion: deletion[0]),
            strict=True,
        )
        points = sorted({*self._begins, *self._ends, *self._calls, *self._insertions})
        for number, (block, stretches, marks, deleted) in enumerate(parts):
            around = [
                stretch
                for stretch in stretches
                if stretch.span.start <= block.start and block.end <= stretch.span.end
            ]
            setting = self._setting(around)._replace(begins_page=number == 0)
            spans = [
                *(stretch.span for stretch in stretches),
                *(mark.span for mark in marks),
                *(span for span, _ in deleted),
            ]
            edges = {at for span in spans for at in span if block.start < at < block.end}
            edges |= {*points[bisect_left(points, block.start) : bisect_right(points, block.end)], *block}
            self._fill(add_paragraph(body, setting), block, sorted(edges), stretches, marks, deleted)

    def _setting(self, around: Sequence[Stretch]) -> Setting:
        """Return how a paragraph is set that is inside the elements `around` it, the outer ones first."""
        metadata = self._annotated.article.metadata
        setting = Setting(right_to_left=direction_of(metadata.language) == "rtl")
        if metadata.lines:
            setting = setting._replace(style=VERSE)
        lists = [stretch for stretch in around if stretch.element in _LISTS]
        items = [stretch for stretch in around if stretch.element == "li"]
        for stretch in around:
            if stretch.element[:1] == "h" and stretch.element in _OF_BLOCKS:
                return setting._replace(style=heading(int(stretch.element[1])))
            if stretch.element == "blockquote":
                setting = setting._replace(style=QUOTE)
            elif stretch.element == "pre":
                setting = setting._replace(style=CODE)
        if items and lists:
            setting = setting._replace(style=setting.style or ITEM, depth=len(lists))
            if items[-1].span not in self._begun:
                self._begun[items[-1].span] = 1
                setting = setting._replace(list_number=self._number_of(lists[-1]))
        return setting

    def _number_of(self, stretch: Stretch) -> int:
        if stretch.span not in self._list_numbers:
            self._list_numbers[stretch.span] = self._lists.number(
                is_ordered=stretch.element == "ol", first=stretch.value
            )
        return self._list_numbers[stretch.span]

    def _fill(
        self,
        paragraph: ET.Element,
        block: Span,
        edges: Sequence[int],
        stretches: Sequence[Stretch],
        marks: Sequence[Slice],
        deleted: Sequence[tuple[Span, PlacedNote]],
    ) -> None:
        """Append the words of a block; between two `edges` nothing begins or ends."""
        at = block.start
        for edge in edges:
            here = Span(at, edge)
            look = self._look(here, stretches, marks)
            removing = next((note for span, note in deleted if span.overlaps(here)), None)
            add_words(
                paragraph,
                self._annotated.text[at:edge],
                look,
                self._links,
                deleted=self._change(removing) if removing else None,
            )
            at = edge
            self._at(paragraph, edge, block, look)

    def _at(self, paragraph: ET.Element, offset: int, block: Span, look: Look) -> None:
        """Append what stands between two characters: readings, then ends, calls and beginnings."""
        if offset > block.start:
            for note, reading in self._insertions.get(offset, ()):
                marked = look._replace(style=of_kind(note.annotation.of_kind.name), link="")
                add_words(paragraph, reading, marked, self._links, inserted=self._change(note))
            for number in self._ends.get(offset, ()):
                add(paragraph, "bookmarkEnd", id=number)
            add_calls(paragraph, self._calls.get(offset, ()))
        if offset < block.end:
            for number in self._begins.get(offset, ()):
                add(paragraph, "bookmarkStart", id=number, name=self._names[number])

    def _look(self, span: Span, stretches: Sequence[Stretch], marks: Sequence[Slice]) -> Look:
        """Return how words look by the elements that hold them, and by the strongest of their notes."""
        holding = [stretch for stretch in stretches if stretch.span.overlaps(span)]
        names = frozenset(stretch.element for stretch in holding) - _OF_BLOCKS
        mark = next((one for one in marks if one.span.overlaps(span)), None)
        kinds = (
            [self._annotated.notes[number - 1].annotation.of_kind for number in mark.notes] if mark else []
        )
        style = of_kind(max(kinds, key=lambda kind: kind.line.rank).name) if kinds else ""
        link = next(
            (self._address(stretch.value) for stretch in holding if stretch.element == "a" and stretch.value),
            None,
        )
        breaks_lines = bool(self._annotated.article.metadata.lines) or bool(names & {BREAK, "pre"})
        return Look(names, style=style, link=link or "", breaks_lines=breaks_lines)

    @property
    def bookmarks(self) -> int:
        """How many bookmarks there are: numbers from here on are free."""
        return len(self._names)


def add_calls(paragraph: ET.Element, notes: Iterable[PlacedNote]) -> None:
    """Append what calls notes at one place: Word gives each its number. Between two stands a thin space."""
    for position, note in enumerate(notes):
        if position:
            add_words(paragraph, _BETWEEN_CALLS, Look(style=FOOTNOTE_CALL), Links())
        run = add(paragraph, "r")
        add(add(run, "rPr"), "rStyle", FOOTNOTE_CALL)
        add(run, "footnoteReference", id=note.number)


def _start_of(deletion: tuple[Span, PlacedNote]) -> int:
    return deletion[0].start


def _by_block(
    blocks: Sequence[Span], items: Iterable[Item], span_of: Callable[[Item], Span]
) -> Iterator[list[Item]]:
    """Yield, for each block, the items that have words in it. All are in order of where they begin."""
    coming = deque(items)
    here: list[Item] = []
    for block in blocks:
        here = [item for item in here if span_of(item).end > block.start]
        while coming and span_of(coming[0]).start < block.end:
            here.append(coming.popleft())
        yield [item for item in here if span_of(item).overlaps(block)]


def _blocks(text: str) -> Iterator[Span]:
    """Yield the paragraphs of a text, or its stanzas."""
    at = 0
    for block in text.split(GAP):
        yield Span(at, at + len(block))
        at += len(block) + len(GAP)

"""The safe HTML of a note → paragraphs of Word."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from variorum.exporting.word.links import Links
from variorum.exporting.word.paragraphs import Lists, Setting, add_paragraph
from variorum.exporting.word.runs import Look, add_words

_LISTS = ("ul", "ol")
_BLOCKS = frozenset(("p", "li", "pre", "hr", "blockquote", *_LISTS))
_RULE = "* * *"


def add_html(
    parent: ET.Element,
    html: str,
    setting: Setting,
    links: Links,
    lists: Lists,
    address: Callable[[str], str | None],
) -> None:
    """Append the paragraphs of a note, set as `setting` says. `address` gives where its links lead."""
    reader = _Reader(parent, setting, links, lists, address)
    reader.feed(html)
    reader.close()


class _Reader(HTMLParser):
    def __init__(
        self,
        parent: ET.Element,
        setting: Setting,
        links: Links,
        lists: Lists,
        address: Callable[[str], str | None],
    ) -> None:
        super().__init__(convert_charrefs=True)
        self._parent, self._setting, self._links, self._lists = parent, setting, links, lists
        self._address = address
        self._open: list[tuple[str, dict[str, str]]] = []
        self._numbers: list[int] = []
        self._paragraph: ET.Element | None = None
        self._begins_item = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS:
            self._paragraph = None
        if tag in _LISTS:
            self._numbers.append(self._lists.number(is_ordered=tag == "ol", first=given.get("start", "")))
        self._begins_item = self._begins_item or tag == "li"
        if tag == "br":
            self._add("\n", breaks_lines=True)
        elif tag == "hr":
            self._add(_RULE)
            self._paragraph = None
        else:
            self._open.append((tag, given))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._paragraph = None
        if tag in _LISTS and self._numbers:
            self._numbers.pop()
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        # White space between blocks is none of the words.
        if self._paragraph is not None or data.strip():
            self._add(data if self._paragraph is not None else data.lstrip("\n"))

    def _add(self, words: str, *, breaks_lines: bool = False) -> None:
        names = frozenset(name for name, _ in self._open)
        if self._paragraph is None:
            number = self._numbers[-1] if self._begins_item and self._numbers else 0
            depth = len(self._numbers) + (not number and "blockquote" in names)
            self._paragraph = add_paragraph(
                self._parent, self._setting._replace(list_number=number, depth=depth)
            )
            self._begins_item = False
        link = next((self._address(given.get("href", "")) for name, given in self._open if name == "a"), None)
        language = next((given["lang"] for _, given in reversed(self._open) if "lang" in given), "")
        look = Look(names, language=language, link=link or "", breaks_lines=breaks_lines or "pre" in names)
        add_words(self._paragraph, words, look, self._links)

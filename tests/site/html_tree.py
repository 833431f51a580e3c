"""Reads a page into a tree, to ask for its elements and their text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset("area base br col embed hr img input link meta path source track wbr circle rect".split())


@dataclass(slots=True)
class Element:
    """An element, with elements and texts inside it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def all(self, tag: str = "", **wanted: str) -> list[Element]:
        """Return the elements below, in order, with this tag and these attributes (`class_`: one of them)."""
        of_class = wanted.pop("class_", "")
        return [
            element
            for element in self.walk()
            if (not tag or element.tag == tag)
            and (not of_class or of_class in element.classes)
            and all(element.attributes.get(name) == value for name, value in wanted.items())
        ]

    def one(self, tag: str = "", **wanted: str) -> Element:
        """Return the only such element."""
        found = self.all(tag, **wanted)
        assert len(found) == 1, f"{len(found)} of <{tag}> {wanted}"
        return found[0]

    def walk(self) -> Iterator[Element]:
        """Yield each element below, in the order of the page."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.walk()

    def text(self, without: Callable[[Element], bool] = lambda element: False) -> str:
        """Return the text, and what images say, but for the elements `without` says."""
        if self.tag == "img":
            return self.attributes.get("alt", "")
        return "".join(
            child if isinstance(child, str) else "" if without(child) else child.text(without)
            for child in self.children
        )


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read(html: str) -> Element:
    """Return the tree of a page or of a fragment of one."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root

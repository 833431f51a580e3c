"""Which words of a page are headings, items of lists, emphasis and the like, while the page is read."""

from __future__ import annotations

from collections.abc import Mapping

from variorum.model.selector import Span
from variorum.model.stretch import BREAK, Stretch

_KEPT = frozenset(
    (
        "a b blockquote cite code del dfn em h1 h2 h3 h4 h5 h6 i kbd li ol pre s samp strong sub sup ul var"
    ).split()
)
_VALUES = {"a": "href", "ol": "start"}


class SetApart:
    """Records the elements that say what their words are."""

    def __init__(self) -> None:
        self._open: list[tuple[str, int]] = []
        self._found: list[Stretch] = []

    def begin(self, name: str, attributes: Mapping[str, str], length: int) -> None:
        """Note that an element begins after `length` characters of text."""
        if name in _KEPT:
            self._open.append((attributes.get(_VALUES.get(name, ""), ""), length))

    def end(self, name: str, length: int) -> None:
        """Note that the innermost open element, called `name`, ends."""
        if name in _KEPT:
            value, start = self._open.pop()
            if length > start:
                self._found.append(Stretch(Span(start, length), name, value))

    def end_line(self, length: int) -> None:
        """Note that the last of `length` characters is a line end that is shown."""
        self._found.append(Stretch(Span(length - 1, length), BREAK))

    def found(self) -> tuple[Stretch, ...]:
        """Return all that was noted."""
        # Of two with the same words the one that ended later is around the other.
        outer_first = self._found[::-1]
        outer_first.sort(key=lambda stretch: (stretch.span.start, -stretch.span.end))
        return tuple(outer_first)

"""Which words of a page can be selected, and what is copied with them, while the page is read.

What Chromium copies: the number of a footnote and the character of a heading's link, though they are no words
of the article; and what stands for a picture, but not where a script asks for the words selected.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from variorum.model.asides import Asides
from variorum.model.selector import Span
from variorum.rendering.html_elements import classes_of

_COPIED_CLASSES = frozenset(("headerlink", "footnote-ref"))
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|user-select\s*:\s*none", re.IGNORECASE)


class Selectable:
    """Records where a reading text and a copy of it differ."""

    def __init__(self) -> None:
        self._unselectable: list[Span] = []
        self._copied: list[tuple[int, str]] = []
        self._hidden: tuple[int, int] | None = None
        self._copying: int | None = None

    def begin(self, depth: int, attributes: Mapping[str, str], length: int, *, is_read: bool) -> None:
        """Note that an element begins at `depth`, after `length` characters of text.

        `is_read` says whether its words would be read if they were not its own.
        """
        if self._hidden is None and is_read and _is_hidden(attributes):
            self._hidden = (depth, length)
        if self._copying is None and is_read and not _COPIED_CLASSES.isdisjoint(classes_of(attributes)):
            self._copying = depth

    def end(self, depth: int, length: int) -> None:
        """Note that the element at `depth` ends."""
        if self._copying == depth:
            self._copying = None
        if self._hidden and self._hidden[0] == depth:
            start, self._hidden = self._hidden[1], None
            self.leave_out(start, length)

    def leave_out(self, start: int, end: int) -> None:
        """Note that the text from `start` to `end` cannot be selected."""
        if end > start and self._hidden is None:
            self._unselectable.append(Span(start, end))

    def unread(self, words: str, length: int) -> None:
        """Note words that are not read, after `length` characters of text."""
        if self._copying is not None and self._hidden is None and words.strip():
            self._copied.append((length, words.strip()))

    def asides(self) -> Asides:
        """Return all that was noted."""
        return Asides(tuple(self._unselectable), tuple(self._copied))


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    return "hidden" in attributes or bool(_HIDING.search(attributes.get("style", "")))

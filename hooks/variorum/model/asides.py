"""What a reading text and a copy of it differ in."""

from __future__ import annotations

from typing import NamedTuple

from variorum.model.selector import Span


class Asides(NamedTuple):
    """Words of a page that are read but cannot be selected, and characters that are copied but not read."""

    unselectable: tuple[Span, ...] = ()
    """In the text, but not on the page: what stands for pictures, and what is hidden."""
    copied: tuple[tuple[int, str], ...] = ()
    """Not in the text, but in what browsers copy at an offset of it: the numbers of footnotes."""


NO_ASIDES = Asides()

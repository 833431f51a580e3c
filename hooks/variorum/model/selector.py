"""Where a passage stands: what a contributor writes, and what it resolves to."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Selector(NamedTuple):
    """A text-quote selector (W3C Web Annotation, section 4.2.4)."""

    quote: str
    prefix: str = ""
    suffix: str = ""
    occurrence: int | Literal["all"] | None = None


class Span(NamedTuple):
    """A stretch of the reading text, in code points, the end not included."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Return whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

"""What a problem code means, and how to fix it."""

from __future__ import annotations

from typing import NamedTuple


class Explanation(NamedTuple):
    """What a code means, for the person who meets it."""

    meaning: str
    fix: str

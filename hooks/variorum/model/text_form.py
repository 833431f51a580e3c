"""What a text has to look like."""

from __future__ import annotations

from typing import NamedTuple


class TextForm(NamedTuple):
    """What a text has to look like, for programs and for people who do not read regular expressions."""

    name: str
    """What such a text is called: “an id”."""
    pattern: str
    in_words: str

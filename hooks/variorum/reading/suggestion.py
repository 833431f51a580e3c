"""What somebody probably meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from variorum.anchoring.similarity import most_alike

CLOSE_ENOUGH = 60.0
"""Similarity in per cent. Two letters exchanged in a word of five still reach it."""


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice most like `word`, or None if none is like it."""
    return most_alike(word.lower(), list(choices), CLOSE_ENOUGH)


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Return “ Did you mean `x`?” or nothing, to follow a sentence."""
    choice = nearest(word, choices)
    return f" Did you mean `{choice}`?" if choice else ""


def as_identifier(words: str) -> str:
    """Return `words` in kebab-case: “First Folio” → `first-folio`."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-")

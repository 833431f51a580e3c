"""How a contributor would point to a passage: by its words, with context only where needed."""

from __future__ import annotations

CONTEXT = 32
"""Code points of prefix and suffix, rounded to words, as the engine's own tools write them."""
WORDS_AT_EACH_END = 5
"""Of a long passage that is quoted by its ends."""


def as_typed(text: str) -> str:
    """Return the words with the quotation marks of a keyboard."""
    return text.replace("“", '"').replace("”", '"')


def by_words(text: str, start: int, end: int) -> dict[str, object]:
    """Return the selector's fields: the quote, and its neighbours if it stands there twice."""
    quote = text[start:end]
    fields: dict[str, object] = {"quote": as_typed(quote)}
    if text.find(quote) == text.rfind(quote):
        return fields
    if before := _words_before(text, start):
        fields["prefix"] = as_typed(before)
    if after := _words_after(text, end):
        fields["suffix"] = as_typed(after)
    return fields


def by_ends(text: str, start: int, end: int) -> dict[str, object]:
    """Return the selector's fields for a long passage: its first and its last words."""
    words = text[start:end].split(" ")
    head, tail = words[:WORDS_AT_EACH_END], words[-WORDS_AT_EACH_END:]
    return {"quote": as_typed(f"{' '.join(head)} … {' '.join(tail)}")}


def _words_before(text: str, start: int) -> str:
    line = text[:start].rpartition("\n")[2]
    cut = line[-CONTEXT:]
    return (cut if cut == line else cut.partition(" ")[2]).strip()


def _words_after(text: str, end: int) -> str:
    line = text[end:].partition("\n")[0]
    cut = line[:CONTEXT]
    return (cut if cut == line else cut.rpartition(" ")[0]).strip()

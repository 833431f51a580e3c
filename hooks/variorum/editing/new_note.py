"""A new note: its file's text, its id, and the selector that means one passage and no other."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import count
from typing import Any

from variorum.anchoring.outcome import Found
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.resolve import resolve
from variorum.anchoring.write_selector import write_selector
from variorum.editing.layout import laid_out
from variorum.editing.source import Written
from variorum.model.selector import Selector, Span
from variorum.reading.suggestion import as_identifier

LONGEST_QUOTE = 1_500
"""Code points; the model takes 2,000. Of a longer passage only the first and last words are quoted."""
WORDS_OF_ID = 5
_EDGE_WORDS = (8, 16, 32)
"""Words at each end of a long passage; more are taken until they mean it."""


def note_text(fields: Mapping[str, Any], schema: str) -> str:
    """Return the text of a file with one note, of plain texts, lists and mappings by key.

    `schema` is the path, from the file, of the JSON Schema that editors complete from.
    """
    root = _written(fields)
    root.above = [f"# yaml-language-server: $schema={schema}"]
    return laid_out(root, None)


def suggested_id(words: Sequence[str], taken: Collection[str]) -> str:
    """Return an id made of the first of `words` that has letters for one, and is not `taken` yet."""
    made = (as_identifier(" ".join(text.split()[:WORDS_OF_ID])) for text in words)
    stem = next(filter(None, made), "note")
    numbered = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(identifier for identifier in numbered if identifier not in taken)


def selector_of(span: Span, text: ReadingText) -> Selector | None:
    """Return the shortest selector on one line that finds `span`; None if there is none."""
    exact = write_selector(span, text)
    if exact is None:
        return None
    meant = resolve(exact, text)
    quote = " ".join(exact.quote.split())
    words = quote.split(" ")
    quotes = [quote] if len(quote) <= LONGEST_QUOTE else []
    quotes += [
        f"{' '.join(words[:edge])} … {' '.join(words[-edge:])}"
        for edge in _EDGE_WORDS
        if not quotes and len(words) > 2 * edge
    ]
    for shown in quotes:
        for occurrence in (exact.occurrence, None, 1, 2, 3):
            selector = Selector(shown, _line(exact.prefix), _line(exact.suffix), occurrence)
            if len(shown) <= LONGEST_QUOTE and isinstance(meant, Found) and resolve(selector, text) == meant:
                return selector
    return None


def _line(text: str) -> str:
    return " ".join(text.split())


def _written(value: Any) -> Written:
    if isinstance(value, Mapping):
        return Written({key: _written(inner) for key, inner in value.items()})
    if isinstance(value, (list, tuple)):
        return Written([_written(inner) for inner in value])
    return Written(value)

"""A new note: the text of its file, its id, and a selector that matches exactly one passage."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import count
from typing import Any

from pydantic import BaseModel

from variorum.anchoring.outcome import Found
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.resolve import resolve
from variorum.anchoring.write_elided import write_elided
from variorum.anchoring.write_selector import visible, write_selector
from variorum.editing.layout import laid_out
from variorum.editing.source import CommentedNode
from variorum.model.look_alikes import without_deceit
from variorum.model.selector import Selector, Span
from variorum.model.values import as_identifier

LONGEST_QUOTE = 1_500
"""Code points; the model takes 2,000. For a longer passage, only the first and last words are quoted."""
WORDS_OF_ID = 5


def note_text(fields: Mapping[str, Any], schema: str) -> str:
    """Return the text of a file with one note; `fields` has strings, lists and mappings.

    `schema` is the path, from the file, of the JSON Schema that text editors use for completion.
    """
    return entry_text(fields, schema, None)


def entry_text(fields: Mapping[str, Any], schema: str, model: type[BaseModel] | None) -> str:
    """Return the text of a file with one entry of `model`; None for a note."""
    root = _node(fields)
    root.above = [f"# yaml-language-server: $schema={schema}"]
    return laid_out(root, model)


def suggested_id(words: Sequence[str], taken: Collection[str]) -> str:
    """Return an id, not yet `taken`, from the first of `words` that has letters for one."""
    candidates = (as_identifier(" ".join(text.split()[:WORDS_OF_ID])) for text in words)
    stem = next(filter(None, candidates), "note")
    numbered = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(identifier for identifier in numbered if identifier not in taken)


def selector_of(span: Span, text: ReadingText) -> Selector | None:
    """Return a one-line selector that finds `span`, and finds nothing once the passage is deleted.

    None if no selector does.
    """
    shown = visible(span, text)
    if shown is None:
        return None
    quote = _line(text.text[shown.start : shown.end])
    if len(quote) > LONGEST_QUOTE:
        return write_elided(shown, text)
    exact = write_selector(shown, text)
    if exact is None:
        return None
    selector = Selector(quote, _line(exact.prefix), _line(exact.suffix))
    return selector if resolve(selector, text) == Found((shown,)) else None


def _line(text: str) -> str:
    return " ".join(without_deceit(text).split())


def _node(value: Any) -> CommentedNode:
    if isinstance(value, Mapping):
        return CommentedNode({key: _node(inner) for key, inner in value.items()})
    if isinstance(value, (list, tuple)):
        return CommentedNode([_node(inner) for inner in value])
    return CommentedNode(value)

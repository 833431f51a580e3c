"""A new note: the text of its file, and its id."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import count
from typing import Any

from pydantic import BaseModel

from variorum.editing.layout import laid_out
from variorum.editing.source import CommentedNode
from variorum.model.values import as_identifier

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


def _node(value: Any) -> CommentedNode:
    if isinstance(value, Mapping):
        return CommentedNode({key: _node(inner) for key, inner in value.items()})
    if isinstance(value, (list, tuple)):
        return CommentedNode([_node(inner) for inner in value])
    return CommentedNode(value)

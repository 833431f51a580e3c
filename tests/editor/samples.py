"""An entry with every key that a model has, and what the model says of each."""

from __future__ import annotations

from typing import Any

from variorum.editing.key_order import ordered_fields
from variorum.model.fields import ModelField
from variorum.model.values import Entry

Explained = list[tuple[str, tuple[str, ...]]]
"""Keys in the order in which they are written, and what may be said of each: where an entry stands,
the server says what the model says of the entry."""


def sample(model: type[Entry]) -> tuple[dict[str, Any], Explained]:
    """Return an entry of `model` with a value at every key, also such as exclude each other."""
    entry: dict[str, Any] = {}
    explained: Explained = []
    for key, field in ordered_fields(model).items():
        said = [field.description or "NOTHING IS SAID", *([field.entry.__doc__ or ""] if field.entry else [])]
        explained.append((key, tuple(filter(None, said))))
        value: Any = _word(field)
        if field.entry:
            value, further = sample(field.entry)
            explained += further
        entry[key] = [value] if field.is_list else value
    return entry, explained


def _word(field: ModelField) -> str:
    return "true" if field.is_flag else next(iter(field.words), "x")

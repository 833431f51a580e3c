"""An entry with every key that a model has, and what the model says of each."""

from __future__ import annotations

from enum import Enum
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from variorum.editing.key_order import model_inside, ordered_fields

Explained = list[tuple[str, tuple[str, ...]]]
"""Keys in the order in which they are written, and what may be said of each: where an entry stands,
the server says what the model says of the entry."""


def sample(model: type[BaseModel]) -> tuple[dict[str, Any], Explained]:
    """Return an entry of `model` with a value at every key, also such as exclude each other."""
    entry: dict[str, Any] = {}
    explained: Explained = []
    for key, info in ordered_fields(model).items():
        inner = model_inside(info)
        said = [info.description or "NOTHING IS SAID", *([inner.__doc__ or ""] if inner else [])]
        explained.append((key, tuple(filter(None, said))))
        if inner:
            value, further = sample(inner)
            entry[key] = [value] if get_origin(info.annotation) is tuple else value
            explained += further
        else:
            word = _word(info.annotation)
            entry[key] = [word] if get_origin(info.annotation) is tuple else word
    return entry, explained


def _word(annotation: Any) -> str:
    if get_origin(annotation) is Literal:
        return str(get_args(annotation)[0])
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return str(next(iter(annotation)).value)
    if annotation is bool:
        return "true"
    found = (_word(part) for part in get_args(annotation) if part is not type(None))
    return next(found, "x")

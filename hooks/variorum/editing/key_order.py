"""In which order the keys of an entry stand: names first, then where, then what, as the model has them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from variorum.model.values import Entry

_NAMES = ("id", "kind", "name", "type", "family")
_OWN_BEFORE = "note"
"""Where a kind's own fields stand: right before the note, after the words that it is about."""


@cache
def ordered_fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return the fields of `model` by the keys that people write, in the order of the layout."""
    inherited = [name for parent in model.__bases__ if parent is not Entry for name in _fields(parent)]
    own = [name for name in model.model_fields if name not in inherited]
    at = inherited.index(_OWN_BEFORE) if _OWN_BEFORE in inherited else len(inherited)
    names = [*inherited[:at], *own, *inherited[at:]]
    names.sort(key=lambda name: _NAMES.index(name) if name in _NAMES else len(_NAMES))
    fields = model.model_fields
    return {fields[name].alias or name: fields[name] for name in names}


def _fields(model: type) -> dict[str, FieldInfo]:
    return model.model_fields if issubclass(model, BaseModel) else {}


def model_inside(field: FieldInfo | None) -> type[BaseModel] | None:
    """Return the model of the entries that stand at a key, if entries stand there."""
    return _model_in(field.annotation) if field else None


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


def takes_bare(field: FieldInfo) -> bool:
    """Return whether a key takes a number or a truth value, so that these need no quotes."""
    return bool({int, bool} & set(_types_in(field.annotation)))


def _types_in(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from _types_in(part)

"""In which order the keys of an entry stand: names first, then where, then what, as the model has them."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel

from variorum.model.fields import ModelField, fields_of
from variorum.model.values import Entry

_NAMES = ("id", "kind", "name", "type", "family")
_OWN_BEFORE = "note"
"""Where a kind's own fields stand: right before the note, after the words that it is about."""


@cache
def ordered_fields(model: type[BaseModel]) -> dict[str, ModelField]:
    """Return the fields of `model` by the keys that people write, in the order of the layout."""
    fields = fields_of(model)
    inherited = [key for parent in model.__bases__ if parent is not Entry for key in _inherited(parent)]
    own = [key for key in fields if key not in inherited]
    at = inherited.index(_OWN_BEFORE) if _OWN_BEFORE in inherited else len(inherited)
    keys = [*inherited[:at], *own, *inherited[at:]]
    keys.sort(key=lambda key: _NAMES.index(key) if key in _NAMES else len(_NAMES))
    return {key: fields[key] for key in keys}


def _inherited(parent: type) -> dict[str, ModelField]:
    return fields_of(parent) if issubclass(parent, BaseModel) else {}

"""The order of the keys in an entry: names first, then where, then what, as in the model."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel

from variorum.model.fields import ModelField, fields_of
from variorum.model.values import Entry

_NAMES = ("id", "kind", "name", "type", "family")
_OWN_BEFORE = "note"
"""The key before which a kind's own fields are written, after the quote."""


@cache
def ordered_fields(model: type[BaseModel]) -> dict[str, ModelField]:
    """Return the fields of `model` by their YAML keys, in the order of the standard layout."""
    fields = fields_of(model)
    inherited = [key for parent in model.__bases__ if parent is not Entry for key in _inherited(parent)]
    own = [key for key in fields if key not in inherited]
    at = inherited.index(_OWN_BEFORE) if _OWN_BEFORE in inherited else len(inherited)
    keys = [*inherited[:at], *own, *inherited[at:]]
    keys.sort(key=lambda key: _NAMES.index(key) if key in _NAMES else len(_NAMES))
    return {key: fields[key] for key in keys}


def _inherited(parent: type) -> dict[str, ModelField]:
    return fields_of(parent) if issubclass(parent, BaseModel) else {}

"""Which keys of a source are names and which are dates, and what stands at them."""

from __future__ import annotations

from variorum.model.csl.item import CslItem
from variorum.model.csl.names import Name
from variorum.model.fields import fields_of
from variorum.model.values import EDTF_DATE

_FIELDS = fields_of(CslItem)
NAMES = tuple(key for key, field in _FIELDS.items() if field.entry is Name)
"""Those that have lists of names, in the order of the model."""
DATES = frozenset(key for key, field in _FIELDS.items() if field.form == EDTF_DATE)
"""Those that have a date."""


def names_of(item: CslItem, key: str) -> tuple[Name, ...]:
    """Return the names at one of `NAMES`."""
    found: tuple[Name, ...] = getattr(item, _FIELDS[key].name)
    return found


def text_of(item: CslItem, key: str) -> str:
    """Return the text, or the date, at any other key; "" if nothing stands there."""
    return str(getattr(item, _FIELDS[key].name) or "")

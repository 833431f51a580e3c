"""A value of the model in a fraction of its memory: an edition has tens of thousands of them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, TypeVar

from pydantic import BaseModel

Model = TypeVar("Model", bound=BaseModel)
MOST_SHARED = 64
"""Texts of a list up to which it is remembered."""


class _SharedKeys(set[str]):
    """The keys that were written, of many values; by this class a value that is compact is known."""


def compact(entry: Model) -> Model:
    """Return a frozen value equal to `entry`, as small as Python can hold it.

    Validation gives each value a dictionary of its own and a set of the keys that were written: 2.7 kB for
    a note that cites two sources. Where attributes are set one by one, Python keeps their names once for a
    class; and what nobody may change can be shared by values that are equal.
    """
    if entry.model_fields_set.__class__ is _SharedKeys:
        return entry
    made = object.__new__(type(entry))
    put = object.__setattr__
    for name, value in vars(entry).items():
        kind = value.__class__
        if value and kind is not str and kind is not bool:
            value = _compact_items(value) if kind is tuple else _compact_item(value)
        put(made, name, value)
    put(made, "__pydantic_fields_set__", _shared_keys(frozenset(entry.model_fields_set)))
    put(made, "__pydantic_extra__", None)
    put(made, "__pydantic_private__", None)
    return made


def _compact_items(values: tuple[Any, ...]) -> tuple[Any, ...]:
    if values[0].__class__ is not str:
        return tuple(map(_compact_item, values))
    return _shared(values) if len(values) <= MOST_SHARED else values


def _compact_item(value: Any) -> Any:
    return compact(value) if isinstance(value, BaseModel) else value


@lru_cache(maxsize=1024)
def _shared(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the same value for texts that are equal: many notes are by the same people."""
    return texts


@lru_cache(maxsize=1024)
def _shared_keys(keys: frozenset[str]) -> set[str]:
    return _SharedKeys(keys)

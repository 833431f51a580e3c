"""Filters of a list that need no script: a choice for each field, and rules of style that hide the rest."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

MOST_FIELDS, MOST_VALUES = 6, 60
"""Fields of a list and values of a field. The styles have a rule for each value; more values are left out."""

_Entry = TypeVar("_Entry", contravariant=True)


class Field(NamedTuple, Generic[_Entry]):
    """What the entries of a list are filtered by."""

    name: str
    values: Callable[[_Entry], Iterable[str]]
    """Returns those of an entry, which may be none."""
    rank: Callable[[str], Hashable] = str.casefold
    """By which values are ordered."""


class Choice(NamedTuple):
    """A value that can be chosen: the class of the entries that have it, its name, how many they are."""

    sign: str
    name: str
    total: int


class Filters(NamedTuple):
    """The choices of each field, by its name, and the classes of each entry, in the order of the list."""

    fields: Mapping[str, Sequence[Choice]]
    classes: Sequence[str]


def filters(entries: Sequence[_Entry], fields: Sequence[Field[_Entry]], *, least: int = 2) -> Filters:
    """Return how `entries` are filtered by `fields`. Those with fewer than `least` values are left out."""
    choices: dict[str, list[Choice]] = {}
    signs = [["vm-listed"] for _ in entries]
    for number, field in enumerate(fields[:MOST_FIELDS]):
        having: dict[str, list[int]] = {}
        for at, entry in enumerate(entries):
            for value in dict.fromkeys(field.values(entry)):
                having.setdefault(value, []).append(at)
        if len(having) < least:
            continue
        choices[field.name] = []
        for value in sorted(having, key=field.rank)[:MOST_VALUES]:  # type: ignore[arg-type]
            sign = _sign(number, len(choices[field.name]))
            choices[field.name].append(Choice(sign, value, len(having[value])))
            for at in having[value]:
                signs[at].append(sign)
    return Filters(choices, [" ".join(of_entry) for of_entry in signs])


def filter_rules() -> str:
    """Return the rules that hide the entries without the chosen value."""
    signs = (_sign(field, value) for field in range(MOST_FIELDS) for value in range(MOST_VALUES))
    return "".join(
        f".vm-list:has([value={sign}]:checked) .vm-listed:not(.{sign}){{display:none}}" for sign in signs
    )


def _sign(field: int, value: int) -> str:
    return f"vm-f{field}v{value}"

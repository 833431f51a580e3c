"""Options of `variorum new`, made from the model: each key of a note is one, by its own name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from types import NoneType
from typing import Any, Literal, get_args, get_origin

import click
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from variorum.editing.key_order import model_inside, ordered_fields
from variorum.model.annotation import BaseAnnotation
from variorum.model.kinds import KINDS
from variorum.reading.yaml_tree import parse

SELECTING = ("id", "kind", "quote", "prefix", "suffix", "occurrence", "whole")
"""The keys that say which note and which passage; the command treats these by itself."""
LATER = ("status", "reviewed", "withdrawn")
"""The keys that editors add to a note that is there."""

UNASKED = ("mentions",)
"""The keys that few notes need; they are taken, but nobody is asked for them."""


@dataclass(slots=True)
class Key:
    """What a key of a note takes."""

    name: str
    info: FieldInfo
    kinds: list[str] = field(default_factory=list)
    """The kinds that have it; none if all have."""
    help: list[str] = field(default_factory=list)

    @property
    def required(self) -> bool:
        """Whether every note that has the key must have it."""
        return self.info.is_required()

    @property
    def choices(self) -> list[str]:
        """What its value can be, if only certain words are allowed."""
        return choices_of(self.info)

    @property
    def is_list(self) -> bool:
        """Whether several values can stand there."""
        return any(get_origin(part) is tuple for part in _parts(self.info.annotation))

    @property
    def is_flag(self) -> bool:
        """Whether it is said by being there."""
        return self.info.annotation is bool

    @property
    def choices_by_default(self) -> bool:
        """Whether it goes without saying: nobody is asked for what has a usual value."""
        return not self.required and self.info.default not in (None, ())

    @property
    def entry(self) -> type[BaseModel] | None:
        """The model of its items, where these are entries and cannot be one word."""
        model = model_inside(self.info)
        return model if model and len(required_keys(model)) > 1 else None


def required_keys(model: type[BaseModel]) -> list[str]:
    """Return the keys that an entry must have."""
    return [key for key, info in ordered_fields(model).items() if info.is_required()]


def choices_of(info: FieldInfo) -> list[str]:
    """Return the words that a field can have, if it takes only certain words."""
    found: list[str] = []
    for part in _parts(info.annotation):
        if get_origin(part) is Literal:
            found += map(str, get_args(part))
        elif isinstance(part, type) and issubclass(part, Enum):
            found += [str(member.value) for member in part]
    return found


def _parts(annotation: Any) -> Iterator[Any]:
    """Yield a field's type, or those of a union, without None."""
    if get_origin(annotation) is None or get_origin(annotation) in (tuple, Literal):
        yield annotation
        return
    for part in get_args(annotation):
        if part is not NoneType:
            yield from _parts(part)


def keys_of(kind: str) -> list[Key]:
    """Return the keys that a note of `kind` can have beside those that select, in their order."""
    fields = ordered_fields(KINDS[kind])
    return [Key(name, info) for name, info in fields.items() if name not in (*SELECTING, *LATER)]


def options() -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return a decorator that adds an option for each key of any kind."""
    merged: dict[str, Key] = {}
    for kind in KINDS:
        for key in keys_of(kind):
            known = merged.setdefault(key.name, key)
            if key.name not in BaseAnnotation.model_fields:
                known.kinds.append(kind)
            if key.info.description and key.info.description not in known.help:
                known.help.append(key.info.description)

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for key in reversed(merged.values()):
            command = _option(key)(command)
        return command

    return decorate


def _option(key: Key) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    of_kinds = f"({', '.join(key.kinds)}) " if key.kinds else ""
    help_text = of_kinds + " ".join(key.help)
    name = f"--{key.name.replace('_', '-')}"
    if key.is_flag:
        return click.option(name, key.name, is_flag=True, default=None, help=help_text)
    if key.is_list:
        again = " Repeat the option for each."
        return click.option(name, key.name, multiple=True, metavar="TEXT", help=help_text + again)
    kind = click.Choice(key.choices) if key.choices else None
    return click.option(name, key.name, type=kind, help=help_text)


def given(key: Key, value: Any) -> Any:
    """Return the value of an option as it stands in YAML; None if it was not given.

    Raise `UsageError` if an item that is written as an entry, in braces, is none.
    """
    if key.is_flag:
        return "true" if value else None
    if key.is_list:
        return [_item(key, item) for item in value] or None
    if value is not None and key.name == "note":
        return value.rstrip("\n") + "\n"
    return value and _item(key, value)


def _item(key: Key, written: str) -> Any:
    if not model_inside(key.info) or not written.startswith("{"):
        return written
    root = parse(f"k: {written}\n", "")
    value = None if root.faults or not isinstance(root.value, dict) else root.value["k"].plain()
    if not isinstance(value, dict):
        raise click.UsageError(f"--{key.name}: “{written}” is no entry such as {{date: 2020-09, reason: x}}.")
    return value

"""Options of `variorum new`, made from the model: one for each key of a note, with the same name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import click

from variorum.editing.key_order import ordered_fields
from variorum.model.annotation import BaseAnnotation
from variorum.model.fields import ModelField, fields_of, required_keys
from variorum.model.kinds import KINDS
from variorum.model.values import Entry
from variorum.yaml_files.parse import parse

SELECTING = ("id", "kind", "quote", "prefix", "suffix", "occurrence", "whole")
"""The keys for the note and its passage; the command handles these itself."""
LATER = ("status", "reviewed", "withdrawn", "orphaned", "formerly")
"""The keys that editors add to an existing note."""

UNASKED = ("mentions", "copy", "also")
"""The keys that few notes need: options, but never prompted for."""


def entry_at(key: ModelField) -> type[Entry] | None:
    """Return the model of the entries at `key`, if these cannot be written as one word."""
    return key.entry if key.entry and len(required_keys(key.entry)) > 1 else None


def is_settled(key: ModelField) -> bool:
    """Return whether `key` has a default, so that it is not prompted for."""
    return not key.is_required and key.default not in (None, ())


def keys_of(kind: str) -> list[ModelField]:
    """Return the other keys that a note of `kind` can have, in order."""
    fields = ordered_fields(KINDS[kind])
    return [described for key, described in fields.items() if key not in (*SELECTING, *LATER)]


def options() -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return a decorator that adds an option for each key of any kind."""
    merged: dict[str, _Option] = {}
    for kind in KINDS:
        for key in keys_of(kind):
            option = merged.setdefault(key.key, _Option(key))
            if key.key not in fields_of(BaseAnnotation):
                option.kinds.append(kind)
            if key.description and key.description not in option.help:
                option.help.append(key.description)

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(merged.values()):
            command = option.add_to(command)
        return command

    return decorate


@dataclass(slots=True)
class _Option:
    """An option of the command; several kinds may share it."""

    key: ModelField
    kinds: list[str] = field(default_factory=list)
    """The kinds that have the key; none if all have."""
    help: list[str] = field(default_factory=list)

    def add_to(self, command: Callable[..., Any]) -> Callable[..., Any]:
        kinds = f"({', '.join(self.kinds)}) " if self.kinds else ""
        text = kinds + " ".join(self.help)
        key, name = self.key.key, f"--{self.key.key.replace('_', '-')}"
        if self.key.is_flag:
            return click.option(name, key, is_flag=True, default=None, help=text)(command)
        if self.key.is_list:
            text += " May be repeated."
            return click.option(name, key, multiple=True, metavar="TEXT", help=text)(command)
        words = click.Choice(self.key.words) if self.key.words else None
        return click.option(name, key, type=words, help=text)(command)


def option_value(key: ModelField, value: Any) -> Any:
    """Return the value of an option as written in YAML; None if it was not given.

    Raise `UsageError` if an item in braces is not a valid entry.
    """
    if key.is_flag:
        return "true" if value else None
    if key.is_list:
        return [_item(key, item) for item in value] or None
    if value is not None and key.key == "note":
        return value.rstrip("\n") + "\n"
    return value and _item(key, value)


def _item(key: ModelField, written: str) -> Any:
    if not key.entry or not written.startswith("{"):
        return written
    root = parse(f"k: {written}\n", "")
    value = None if root.faults or not isinstance(root.value, dict) else root.value["k"].plain()
    if not isinstance(value, dict):
        raise click.UsageError(
            f"--{key.key}: “{written}” is not an entry such as {{date: 2020-09, reason: x}}."
        )
    return value

"""Questions to a person at a terminal about a new note or a new edition."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import click
from pydantic import BaseModel

from variorum.cli.model_options import Key, choices_of
from variorum.cli.terminal import echo
from variorum.editing.key_order import ordered_fields
from variorum.reading.suggestion import did_you_mean

MOST_LISTED = 12
"""Ids that are listed before a question; more would push it off the screen."""

KnownIds = Mapping[str, Collection[str]]
"""By the key, the ids that can stand there; a key without ids takes any word."""


def ask(
    what: str,
    description: str = "",
    choices: Sequence[str] = (),
    default: str | None = None,
    known: Collection[str] = (),
) -> str:
    """Return what was answered; `default` if nothing was. Asks again until it is one of `known`."""
    if known and len(known) <= MOST_LISTED:
        description = f"{description} Known: {', '.join(sorted(known))}.".strip()
    if description:
        echo(click.style(f"  {description}", dim=True), err=True)
    answer: str = click.prompt(
        what,
        type=click.Choice(choices) if choices else str,
        default=default,
        show_default=bool(default),
        value_proc=_one_of(known) if known else None,
        err=True,
    )
    return answer


def _one_of(known: Collection[str]) -> Callable[[str], str]:
    def proven(answer: str) -> str:
        if answer and answer not in known and not answer.startswith("{"):
            raise click.UsageError(f"No register has “{answer}”.{did_you_mean(answer, known)}")
        return answer

    return proven


def ask_for(key: Key, known: KnownIds) -> Any:
    """Return the value of a key as it stands in YAML; None if it may be left out and was."""
    if key.is_list:
        return _ask_for_list(key, known.get(key.name, ()))
    if key.is_flag or (key.entry and not key.required):
        return None
    default = None if key.required and not _may_be_empty(key) else ""
    answer = ask(key.name, key.info.description or "", key.choices, default, known.get(key.name, ()))
    if key.name == "note":
        return answer + "\n"
    return answer if answer or key.required else None


def _may_be_empty(key: Key) -> bool:
    return "mpty" in (key.info.description or "")


def _ask_for_list(key: Key, known: Collection[str]) -> list[Any] | None:
    description = f"{key.info.description or ''} An empty answer ends the list."
    items: list[Any] = []
    while True:
        if key.entry and (not items or click.confirm(f"Another of {key.name}?", err=True)):
            items.append(_ask_for_entry(key.name, key.entry))
            continue
        about, description = description, ""
        ids = [identifier for identifier in known if identifier not in items]
        if key.entry or not (answer := ask(f"{key.name} {len(items) + 1}", about, (), "", ids)):
            return items or None
        items.append(answer)


def _ask_for_entry(name: str, model: type[BaseModel]) -> dict[str, str]:
    entry = {}
    for key, info in ordered_fields(model).items():
        default = None if info.is_required() else ""
        answer = ask(f"{name}: {key}", info.description or "", choices_of(info), default)
        if answer:
            entry[key] = answer
    return entry

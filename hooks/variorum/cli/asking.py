"""Prompts at a terminal for a new note or a new edition."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import click

from variorum.anchoring.suggestion import did_you_mean
from variorum.cli.model_options import entry_at
from variorum.cli.terminal import echo
from variorum.editing.key_order import ordered_fields
from variorum.model.fields import ModelField
from variorum.model.values import Entry

MOST_LISTED = 12
"""Most ids listed before a prompt; more would push it off the screen."""

KnownIds = Mapping[str, Collection[str]]
"""The ids that exist, by the type of id that a key takes. Keys of other types take any word."""


def ask(
    what: str,
    description: str = "",
    choices: Sequence[str] = (),
    default: str | None = None,
    known: Collection[str] = (),
) -> str:
    """Return the answer, or `default` if it is empty. Repeats the prompt until the answer is in `known`."""
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
    def check(answer: str) -> str:
        if answer and answer not in known and not answer.startswith("{"):
            raise click.UsageError(f"“{answer}” is not in any register.{did_you_mean(answer, known)}")
        return answer

    return check


def ask_for(key: ModelField, known: KnownIds) -> Any:
    """Return the value of a key as written in YAML; None if the key is optional and was left out."""
    ids = known.get(key.points_to, ())
    if key.is_list:
        return _ask_for_list(key, ids)
    if key.is_flag or (entry_at(key) and not key.is_required):
        return None
    # Of a choice that may be left out, one is asked for only where the note needs it.
    default = None if key.choices or (key.is_required and not key.may_be_empty) else ""
    answer = ask(key.key, key.description, key.words, default, ids)
    if key.key == "note":
        return answer + "\n"
    return answer if answer or key.is_required else None


def _ask_for_list(key: ModelField, known: Collection[str]) -> list[Any] | None:
    description = f"{key.description} Leave it empty to end the list."
    items: list[Any] = []
    model = entry_at(key)
    while True:
        if model and (not items or click.confirm(f"Another entry in {key.key}?", err=True)):
            items.append(_ask_for_entry(key.key, model))
            continue
        about, description = description, ""
        ids = [identifier for identifier in known if identifier not in items]
        if model or not (answer := ask(f"{key.key} {len(items) + 1}", about, (), "", ids)):
            return items or None
        items.append(answer)


def _ask_for_entry(name: str, model: type[Entry]) -> dict[str, str]:
    entry = {}
    for key, described in ordered_fields(model).items():
        default = None if described.is_required else ""
        answer = ask(f"{name}: {key}", described.description, described.words, default)
        if answer:
            entry[key] = answer
    return entry

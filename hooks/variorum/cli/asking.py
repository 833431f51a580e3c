"""Questions to a person at a terminal about a new note."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click
from pydantic import BaseModel

from variorum.cli.model_options import Key, choices_of
from variorum.editing.key_order import ordered_fields


def ask(what: str, description: str = "", choices: Sequence[str] = (), default: str | None = None) -> str:
    """Return what was answered; `default` if nothing was."""
    if description:
        click.secho(f"  {description}", dim=True, err=True)
    kind = click.Choice(choices) if choices else str
    shown = bool(default)
    answer: str = click.prompt(what, type=kind, default=default, show_default=shown, err=True)
    return answer


def ask_for(key: Key) -> Any:
    """Return the value of a key as it stands in YAML; None if it may be left out and was."""
    description = key.info.description or ""
    if key.is_list:
        return _ask_for_list(key, description)
    if key.is_flag or (key.entry and not key.required):
        return None
    answer = ask(key.name, description, key.choices, None if key.required and not _may_be_empty(key) else "")
    if key.name == "note":
        return answer + "\n"
    return answer if answer or key.required else None


def _may_be_empty(key: Key) -> bool:
    return "mpty" in (key.info.description or "")


def _ask_for_list(key: Key, description: str) -> list[Any] | None:
    click.secho(f"  {description} An empty answer ends the list.", dim=True, err=True)
    items: list[Any] = []
    while True:
        if key.entry and (not items or click.confirm(f"Another of {key.name}?", err=True)):
            items.append(_ask_for_entry(key.name, key.entry))
        elif not key.entry and (answer := ask(f"{key.name} {len(items) + 1}", default="")):
            items.append(answer)
        else:
            return items or None


def _ask_for_entry(name: str, model: type[BaseModel]) -> dict[str, str]:
    entry = {}
    for key, info in ordered_fields(model).items():
        default = None if info.is_required() else ""
        answer = ask(f"{name}: {key}", info.description or "", choices_of(info), default)
        if answer:
            entry[key] = answer
    return entry

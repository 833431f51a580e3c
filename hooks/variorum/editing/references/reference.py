"""A source as another program has it, before it has an id here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


class NotReadable(Exception):
    """A file of references cannot be read. The message says why, and what to do."""


@dataclass(slots=True)
class Reference:
    """What is known of it, by the keys of the register. All texts are untrusted."""

    line: int
    """Where it begins in the file, from 1."""
    key: str = ""
    """What it is called there: the key by which LaTeX cites it, an id."""
    values: dict[str, Any] = field(default_factory=dict)
    """Texts, and lists of names, as they are written in YAML."""
    left: list[tuple[int, str]] = field(default_factory=list)
    """What could not be held: the line, and which value for which reason."""

    def leave(self, name: str, why: str, line: int = 0) -> None:
        """Note that the value called `name` is left out."""
        self.left.append((line or self.line, f"`{name}` {why}"))


@dataclass(slots=True)
class ReferenceFile:
    """What a file of references has."""

    references: list[Reference] = field(default_factory=list)
    broken: list[tuple[int, str]] = field(default_factory=list)
    """Entries that could not be read: the line, and why."""

"""A text, a list or a mapping in a YAML file, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from variorum.model.problem import Problem

PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
HAS_FAST_PARSER = hasattr(yaml, "CSafeLoader")

_LINE_ENDS_OF_YAML = ("\r", "\x85", "\u2028", "\u2029")
_NO_KEYS: dict[str, tuple[int, int]] = {}


class Node:
    """A text, a list or a mapping, and where it begins."""

    __slots__ = ("column", "faults", "is_cut", "keys", "line", "value")

    def __init__(self, line: int, column: int, value: Any) -> None:
        self.line, self.column = line, column
        self.value = value
        """None (nothing written), a str, a list of nodes, or a dict of key → node."""
        self.keys: dict[str, tuple[int, int]] = {} if value.__class__ is dict else _NO_KEYS
        """For a mapping: line and column of each key."""
        self.faults: tuple[Problem, ...] = ()
        """For an entry: what is wrong inside it."""
        self.is_cut = False
        """Whether such a fault kept the rest of the entry from being read."""

    def plain(self) -> Any:
        """Return the value as str, None, list and dict, without places."""
        value = self.value
        # Most are texts: no call for each of them.
        if value.__class__ is list:
            return [item.value if item.value.__class__ is str else item.plain() for item in value]
        if value.__class__ is dict:
            return {
                key: node.value if node.value.__class__ is str else node.plain()
                for key, node in value.items()
            }
        return value

    def items(self) -> list[Node]:
        """Return the items of a list, or the node alone: a file holds one entry or several."""
        return self.value if isinstance(self.value, list) else [self]

    def texts(self) -> Iterator[Node]:
        """Yield the texts of which the node consists, and the places where nothing is written."""
        if isinstance(self.value, dict):
            for value in self.value.values():
                yield from value.texts()
        elif isinstance(self.value, list):
            for item in self.value:
                yield from item.texts()
        else:
            yield self


def miscounts_lines(text: str) -> bool:
    """Return whether the parser ends a line of `text` where no text editor does.

    YAML 1.1 does so at U+0085, U+2028 and U+2029 (https://yaml.org/spec/1.1/#id871136), and at carriage
    returns, which a text has no more once it was read from a file.
    """
    return any(sign in text for sign in _LINE_ENDS_OF_YAML)


def item_places(node: Node, key: str) -> dict[str, tuple[int, int]]:
    """Return line and column of each item of the list or mapping at `key`, by `key.0` or `key.by`."""
    within = node.value.get(key)
    value = within.value if within is not None else None
    items = value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else [])
    return {f"{key}.{step}": (item.line, item.column) for step, item in items}

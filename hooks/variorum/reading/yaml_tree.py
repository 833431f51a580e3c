"""YAML → a tree of plain texts, lists and mappings that know their line and column.

It is built from the parser's events, not by a loader: so no tag can make anything
but text, no alias can multiply, `no` stays “no” and a date stays as it was written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from variorum.model.problem import Code, Place, Problem
from variorum.reading.yaml_errors import explain

DEEPEST = 12
"""Levels of nesting. The deepest entry of the model has five."""

_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
HAS_FAST_PARSER = hasattr(yaml, "CSafeLoader")


@dataclass(slots=True)
class Node:
    """A text, a list or a mapping, and where it begins."""

    line: int
    column: int
    value: Any
    """None (nothing written), a str, a list of nodes, or a dict of key → node."""
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Of a mapping: line and column of each key."""
    faults: list[Problem] = field(default_factory=list)
    """Of a list's item or of the root: what is wrong inside it."""

    def plain(self) -> Any:
        """Return the value as str, None, list and dict, without places."""
        if isinstance(self.value, list):
            return [item.plain() for item in self.value]
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        return self.value

    def items(self) -> list[Node]:
        """Return the items of a list, or the node alone: a file holds one entry or several."""
        return self.value if isinstance(self.value, list) else [self]


class _Stop(Exception):
    """Raised when the rest of an entry cannot be read."""


def parse(text: str, file: str, first_line: int = 1) -> Node:
    """Return the root of the document in `text`; its faults, and its items', are problems.

    `first_line` is the number of the text's first line in `file`.
    """
    builder = _Builder(file, first_line)
    try:
        for event in yaml.parse(text, Loader=_PARSER):
            builder.add(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        builder.fault(Code.YAML_SYNTAX, *explain(error, text, line), line, column)
    except _Stop:
        pass
    root = builder.root or Node(first_line, 1, None)
    root.faults.extend(builder.faults)
    return root


class _Builder:
    """Puts the parser's events together."""

    def __init__(self, file: str, first_line: int) -> None:
        self.file = file
        self.first_line = first_line
        self.root: Node | None = None
        self.open: list[Node] = []
        self.key: list[Node | None] = []
        self.faults: list[Problem] = []

    def fault(self, code: Code, message: str, cure: str, line: int, column: int) -> None:
        place = Place(self.file, line + self.first_line, column + 1)
        self.faults.append(Problem(place, code, message, cure))

    def add(self, event: Any) -> None:
        mark = event.start_mark
        if isinstance(event, yaml.AliasEvent):
            self.fault(Code.YAML_ALIAS, f"`*{event.anchor}` is a YAML alias, which is not used here.",
                       "Write the value out, or put the text in quotes.", mark.line, mark.column)  # fmt: skip
            raise _Stop
        if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self.fault(Code.YAML_SYNTAX, "A second document begins here.",
                       "Remove the line `---`; write several entries as a list.", mark.line, mark.column)  # fmt: skip
            raise _Stop
        if isinstance(event, yaml.NodeEvent):
            self._check(event)
            if isinstance(event, yaml.ScalarEvent):
                nothing = event.value == "" and event.implicit[0] and event.style in (None, "")
                self._put(self._node(mark, None if nothing else event.value))
            else:
                node = self._node(mark, [] if isinstance(event, yaml.SequenceStartEvent) else {})
                self._put(node)
                self.open.append(node)
                self.key.append(None)
                if len(self.open) > DEEPEST:
                    self.fault(Code.TOO_DEEP, f"This is nested more than {DEEPEST} levels deep.",
                               "Write the entry flat.", mark.line, mark.column)  # fmt: skip
                    raise _Stop
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            self.open.pop()
            self.key.pop()

    def _check(self, event: Any) -> None:
        mark = event.start_mark
        if event.tag not in (None, "!"):
            self.fault(Code.YAML_TAG, f"`{event.tag}` is a YAML tag, which is not used here.",
                       "Remove it, or put the text in quotes.", mark.line, mark.column)  # fmt: skip
        if event.anchor is not None:
            self.fault(Code.YAML_ALIAS, f"`&{event.anchor}` is a YAML anchor, which is not used here.",
                       "Remove it, or put the text in quotes.", mark.line, mark.column)  # fmt: skip

    def _node(self, mark: Any, value: Any) -> Node:
        return Node(mark.line + self.first_line, mark.column + 1, value)

    def _put(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        if isinstance(parent.value, list):
            parent.value.append(node)
        elif self.key[-1] is None:
            self.key[-1] = node
        else:
            key, self.key[-1] = self.key[-1], None
            self._set(parent, key, node)

    def _set(self, parent: Node, key: Node, node: Node) -> None:
        line, column = key.line - self.first_line, key.column - 1
        if not isinstance(key.value, str):
            self.fault(Code.YAML_SYNTAX, "A key is not a word.", "Write `key: value`.", line, column)
        elif key.value in parent.value:
            self.fault(Code.DUPLICATE_KEY,
                       f"`{key.value}` is written twice; first in line {parent.keys[key.value][0]}.",
                       "Remove one of the two.", line, column)  # fmt: skip
        else:
            parent.value[key.value] = node
            parent.keys[key.value] = (key.line, key.column)


def entries(text: str, file: str) -> Iterator[Node]:
    """Yield each entry of a file that holds one mapping or a list of them.

    Where a list is broken, each item is read by itself, so that one bad entry never
    hides the others. A broken entry has `faults`.
    """
    root = parse(text, file)
    if not root.faults:
        yield from root.items()
        return
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if line.startswith("- ") or line == "-"]
    written = (
        number for number, line in enumerate(lines) if line.strip() and not line.startswith(("#", "---"))
    )
    if len(starts) < 2 or next(written) != starts[0]:
        yield root
        return
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        item = parse("\n".join(lines[start:end]) + "\n", file, start + 1)
        if item.faults:
            yield item
        else:
            yield from item.items()

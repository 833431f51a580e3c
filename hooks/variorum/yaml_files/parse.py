"""YAML → a tree of plain texts, lists and mappings that know their line and column.

It is built from the parser's events, not by a loader: so `no` stays “no”, a date stays as it was
written, and nothing in a file can make anything but text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

import yaml

from variorum.model.limits import DEEPEST_YAML
from variorum.yaml_files.node import PARSER, Node, miscounts_lines
from variorum.yaml_files.recovery import parse_tolerantly

_MOST_ITEMS = 20_000
"""Items of a broken list that are read one by one. No real file of notes has more."""
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
_NODES = (yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent)


class _Unusual(Exception):
    """Raised at anything that needs the error-tolerant parser."""


def parse(text: str, file: str, first_line: int = 1) -> Node:
    """Return the root of the document in `text`, with what is wrong in it as its faults.

    `first_line` is the number of the text's first line in `file`.
    """
    try:
        root = _parse_sound(text, first_line)
    except (_Unusual, yaml.YAMLError):
        root = None
    return root or parse_tolerantly(text, file, first_line)


def _parse_sound(text: str, first_line: int) -> Node | None:  # noqa: C901 - one loop: calls cost
    """Return the root of a document without errors, in half the time of the error-tolerant parser."""
    if miscounts_lines(text):
        raise _Unusual
    root: Node | None = None
    parent: Node | None = None
    key = ""
    outer: list[Node | None] = []
    for event in iter(PARSER(text).get_event, None):
        kind = event.__class__
        if kind in _ENDS:
            parent = outer.pop()
            continue
        if kind not in _NODES:
            if kind is yaml.AliasEvent or (kind is yaml.DocumentStartEvent and root is not None):
                raise _Unusual
            continue
        value, mark = _value(event), event.start_mark
        if parent is None:
            root = node = Node(mark.line + first_line, mark.column + 1, value)
        elif parent.value.__class__ is list:
            node = Node(mark.line + first_line, mark.column + 1, value)
            parent.value.append(node)
        elif key:
            node = parent.value[key] = Node(mark.line + first_line, mark.column + 1, value)
            key = ""
        elif not value or kind is not yaml.ScalarEvent or value in parent.value:
            raise _Unusual
        else:
            key = value
            parent.keys[key] = (mark.line + first_line, mark.column + 1)
            continue
        if kind is not yaml.ScalarEvent:
            if len(outer) == DEEPEST_YAML:
                raise _Unusual
            outer.append(parent)
            parent = node
    return root


def _value(event: Any) -> Any:
    if event.tag or event.anchor:
        raise _Unusual
    if event.__class__ is yaml.ScalarEvent:
        if event.style == '"' and not event.value.isprintable():
            raise _Unusual
        return event.value or ("" if event.style else None)
    return {} if event.__class__ is yaml.MappingStartEvent else []


def entries(text: str, file: str) -> Iterator[Node]:
    """Yield each entry of a file that holds one mapping or a list of them.

    Where a list is broken, each item is read by itself, so that one bad entry never
    hides the others. A broken entry has `faults`; what could be read of it is there.
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
    if not 2 <= len(starts) <= _MOST_ITEMS or next(written) != starts[0]:
        yield from _without_doubtful_end(root)
        return
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield from _with_their_faults(parse("\n".join(lines[start:end]) + "\n", file, start + 1))


def _with_their_faults(root: Node) -> list[Node]:
    """Return the entries below `root`, each with those of its faults that stand in it."""
    entries = root.items() or [root]
    if entries[0] is root:
        return entries
    lines = [entry.line for entry in entries]
    for fault in root.faults:
        is_end = root.is_cut and fault is root.faults[-1]
        entry = entries[-1 if is_end else max(0, bisect_right(lines, fault.place.line) - 1)]
        entry.faults += (fault,)
    entries[-1].is_cut |= root.is_cut
    return entries


def _without_doubtful_end(root: Node) -> list[Node]:
    """Return the entries below `root`, the last one empty where the rest of a list could not be read.

    More than `_MOST_ITEMS` are returned as one entry, so that not each one is reported.
    """
    if len(root.items()) > _MOST_ITEMS:
        return [root]
    entries = _with_their_faults(root)
    last = entries[-1]
    if root.is_cut and last is not root:
        entries[-1] = Node(last.line, last.column, None)
        entries[-1].faults = last.faults
    return entries

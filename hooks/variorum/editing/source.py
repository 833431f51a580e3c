"""YAML as somebody wrote it: the values, and the comments with what they are about.

The comments are what stands between the parser's tokens, where nothing else can be but white
space and signs. (ruamel.yaml hangs a comment on the value *before* it, so that a key which is put
in order leaves its own comment behind and takes its neighbour's along.)
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from variorum.yaml_files.node import PARSER

_SIGNS = re.compile(r"[\s\-?:,\[\]{}.]*")
_HEADER = re.compile(r"[|>][-+\d]*[ \t]+(#[^\n]*)")


class NotLaidOut(Exception):
    """Raised where a file has something that no layout here could keep."""


@dataclass(slots=True, eq=False)
class Written:
    """A value and the comments about it."""

    value: Any
    """None, a str, a list of `Written`, or a dict of key → `Written`."""
    column: int = 0
    in_brackets: bool = False
    above: list[str] = field(default_factory=list)
    """Comments on lines of their own before it; an empty one is an empty line."""
    beside: list[str] = field(default_factory=list)
    """Comments at the end of its line: one at most, unless it stood on several."""
    below: list[str] = field(default_factory=list)
    """Of a list or a mapping: comments after its last item."""


def read_source(text: str) -> Written:
    """Return the one document in `text`, which the careful reader has found to be sound.

    Raise `NotLaidOut` if it has a directive, which no layout here keeps.
    """
    reader = _Reader(text)
    for event in yaml.parse(text, Loader=PARSER):
        reader.add(event)
    reader.end()
    return reader.root or Written(None)


def comments(text: str) -> list[str]:
    """Return the comments of the document, sorted."""
    return sorted(_all_comments(read_source(text)))


def _all_comments(node: Written) -> list[str]:
    children = node.value.values() if isinstance(node.value, dict) else node.value
    found = [line for line in (*node.above, *node.beside, *node.below) if line]
    if isinstance(children, str) or children is None:
        return found
    return found + [line for child in children for line in _all_comments(child)]


class _Reader:
    """Puts the parser's events together, and looks at what lies between them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.root: Written | None = None
        self.open: list[Written] = []
        self.closed: list[Written] = []
        self.key: list[str | None] = []
        self.above: list[str] = []
        """Comments that wait for what they are about; `key_above` those of a key for its value."""
        self.key_above: list[str] = []
        self.last: Written | None = None
        """What a comment at the end of the line would be about."""
        self.beside_key: list[str] = []

    def add(self, event: Any) -> None:
        kind = event.__class__
        if kind is yaml.ScalarEvent:
            self._between(event.start_mark.index, self._column_of_next())
            self._scalar(event)
        elif kind in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
            self._between(event.start_mark.index, self._column_of_next())
            node = Written({} if kind is yaml.MappingStartEvent else [], event.start_mark.column)
            node.in_brackets = bool(event.flow_style)
            self._put(node)
            self.open.append(node)
            self.key.append(None)
            self.last = node if node.in_brackets else self.last
            self.at = event.end_mark.index if node.in_brackets else event.start_mark.index
        elif kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
            node = self.open.pop()
            self.key.pop()
            if node.in_brackets:
                self._between(event.start_mark.index, -1)
                node.below += self.above
                self.above = []
                self.at = event.end_mark.index
                self.last = node
            else:
                self.closed.append(node)

    def end(self) -> None:
        """Take what stands after the last value."""
        self._between(len(self.text), -1)
        if self.root is not None:
            self.root.below += self.above

    def _column_of_next(self) -> int:
        """Return the column below which a comment is about what comes next."""
        return self.open[-1].column if self.open else 0

    def _scalar(self, event: Any) -> None:
        start, self.at = event.start_mark.index, event.end_mark.index
        nothing = event.value == "" and event.implicit[0] and not event.style
        if self.open and isinstance(self.open[-1].value, dict) and self.key[-1] is None:
            self.key[-1] = event.value
            self.key_above, self.above = self.above, []
            self.last = None
            return
        node = Written(None if nothing else event.value, event.start_mark.column)
        if event.style in ("|", ">"):
            header = _HEADER.match(self.text, start)
            node.beside += [header[1].rstrip()] if header else []
        self._put(node)
        self.last = None if event.style in ("|", ">") else node

    def _put(self, node: Written) -> None:
        node.beside += self.beside_key
        self.beside_key = []
        parent = self.open[-1] if self.open else None
        if parent is None:
            self.root = node
        elif isinstance(parent.value, list):
            parent.value.append(node)
        else:
            key, self.key[-1] = self.key[-1], None
            parent.value[key] = node
        node.above += self.key_above
        self.key_above = []
        in_lines = isinstance(node.value, (dict, list)) and not node.in_brackets
        if not (in_lines and parent is not None and isinstance(parent.value, dict)):
            node.above += self.above
            self.above = []

    def _between(self, until: int, column: int) -> None:
        """Take the comments between two tokens; `column` is that of what comes next."""
        gap = self.text[self.at : until]
        lines = gap.split("\n")
        about_next = False
        for number, line in enumerate(lines):
            signs, hash_sign, rest = line.partition("#")
            if not _SIGNS.fullmatch(signs):
                raise NotLaidOut(signs.strip())
            about_next = about_next or "-" in signs
            comment = f"#{rest}".rstrip() if hash_sign else ""
            if comment and number == 0 and self.at > 0:
                self._beside(comment)
            elif comment:
                self._on_its_own(comment, len(signs), len(line) if about_next else column)
            elif 0 < number < len(lines) - 1 and not signs.strip() and self.above and self.above[-1]:
                self.above.append("")
        self.at = until
        self.closed = []

    def _beside(self, comment: str) -> None:
        if self.last is not None:
            self.last.beside.append(comment)
        elif self.key and self.key[-1] is not None:
            self.beside_key.append(comment)
        else:
            self.above.append(comment)

    def _on_its_own(self, comment: str, indent: int, column: int) -> None:
        """Give a comment that is indented to what was written before it, else to what follows."""
        if indent > column and not self.above:
            owners = [node for node in self.closed if column < node.column <= indent]
            if owners:
                max(owners, key=lambda node: node.column).below.append(comment)
                return
        self.above.append(comment)

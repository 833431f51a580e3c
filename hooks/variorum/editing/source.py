"""YAML as written: the values, each with the comments that belong to it.

Comments are found between the parser's tokens, where only white space and punctuation can be besides.
(ruamel.yaml attaches a comment to the value *before* it, so that a key which is moved leaves its own
comment behind and takes its neighbour's along.)
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from variorum.yaml_files.node import PARSER

_PUNCTUATION = re.compile(r"[\s\-?:,\[\]{}.]*")
_HEADER = re.compile(r"[|>][-+\d]*[ \t]+(#[^\n]*)")


class CannotFormat(Exception):
    """A file has something that the standard layout cannot keep. The message is its text."""


@dataclass(slots=True, eq=False)
class CommentedNode:
    """A value and its comments."""

    value: Any
    """None, a str, a list of `CommentedNode`, or a dict of key → `CommentedNode`."""
    column: int = 0
    in_brackets: bool = False
    above: list[str] = field(default_factory=list)
    """Comments on lines of their own before it; an empty string is an empty line."""
    beside: list[str] = field(default_factory=list)
    """Comments at the end of its line: at most one, unless it was written on several lines."""
    below: list[str] = field(default_factory=list)
    """For a list or a mapping: comments after its last item."""


def read_source(text: str) -> CommentedNode:
    """Return the one document in `text`, which must have been parsed without faults.

    Raise `CannotFormat` if it has a directive, which the standard layout does not keep.
    """
    reader = _Reader(text)
    for event in yaml.parse(text, Loader=PARSER):
        reader.add(event)
    reader.end()
    return reader.root or CommentedNode(None)


def comments(text: str) -> list[str]:
    """Return the comments of the document, sorted."""
    return sorted(_all_comments(read_source(text)))


def _all_comments(node: CommentedNode) -> list[str]:
    children = node.value.values() if isinstance(node.value, dict) else node.value
    found = [line for line in (*node.above, *node.beside, *node.below) if line]
    if isinstance(children, str) or children is None:
        return found
    return found + [line for child in children for line in _all_comments(child)]


class _Reader:
    """Builds the tree from the parser's events, and collects the comments between them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.root: CommentedNode | None = None
        self.open: list[CommentedNode] = []
        self.closed: list[CommentedNode] = []
        self.key: list[str | None] = []
        self.above: list[str] = []
        """Comments still to be attached to the next node; `key_above`: those above a key, for its value."""
        self.key_above: list[str] = []
        self.last: CommentedNode | None = None
        """The node that a comment at the end of the line belongs to."""
        self.beside_key: list[str] = []

    def add(self, event: Any) -> None:
        kind = event.__class__
        if kind is yaml.ScalarEvent:
            self._between(event.start_mark.index, self._column_of_next())
            self._scalar(event)
        elif kind in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
            self._between(event.start_mark.index, self._column_of_next())
            node = CommentedNode({} if kind is yaml.MappingStartEvent else [], event.start_mark.column)
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
        """Collect the comments after the last value."""
        self._between(len(self.text), -1)
        if self.root is not None:
            self.root.below += self.above

    def _column_of_next(self) -> int:
        """Return the column up to which a comment belongs to the next node."""
        return self.open[-1].column if self.open else 0

    def _scalar(self, event: Any) -> None:
        start, self.at = event.start_mark.index, event.end_mark.index
        nothing = event.value == "" and event.implicit[0] and not event.style
        if self.open and isinstance(self.open[-1].value, dict) and self.key[-1] is None:
            self.key[-1] = event.value
            self.key_above, self.above = self.above, []
            self.last = None
            return
        node = CommentedNode(None if nothing else event.value, event.start_mark.column)
        if event.style in ("|", ">"):
            header = _HEADER.match(self.text, start)
            node.beside += [header[1].rstrip()] if header else []
        self._put(node)
        self.last = None if event.style in ("|", ">") else node

    def _put(self, node: CommentedNode) -> None:
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
        """Collect the comments between two tokens; `column` is that of the next one."""
        gap = self.text[self.at : until]
        lines = gap.split("\n")
        about_next = False
        for number, line in enumerate(lines):
            punctuation, hash_mark, rest = line.partition("#")
            if not _PUNCTUATION.fullmatch(punctuation):
                raise CannotFormat(punctuation.strip())
            about_next = about_next or "-" in punctuation
            comment = f"#{rest}".rstrip() if hash_mark else ""
            if comment and number == 0 and self.at > 0:
                self._beside(comment)
            elif comment:
                self._on_its_own(comment, len(punctuation), len(line) if about_next else column)
            elif 0 < number < len(lines) - 1 and not punctuation.strip() and self.above and self.above[-1]:
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
        """Attach an indented comment to the node before it, any other to the node that follows."""
        if indent > column and not self.above:
            owners = [node for node in self.closed if column < node.column <= indent]
            if owners:
                max(owners, key=lambda node: node.column).below.append(comment)
                return
        self.above.append(comment)

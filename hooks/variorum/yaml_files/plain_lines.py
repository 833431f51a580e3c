"""YAML of the plainest kind → what its parser makes of it, in two thirds of its time.

Most files of notes consist of lines of `key: value` and `- value`, of texts wrapped onto deeper lines, and of
short lists and mappings in brackets. Whatever else a file has, and whatever could be read in two ways, is
left to the parser; a property compares the two (tests/properties).
"""

from __future__ import annotations

import re
from typing import Any

from variorum.yaml_files.node import Node
from variorum.yaml_files.text_file import is_plain

_LINES = re.compile(
    r"""
    (\ *)(-\ )?
    (?:([A-Za-z][A-Za-z0-9_-]{0,99}):(?:\ |(?=\n)))?
    ([^\n]+ (?:\n+\1(?(2)\ \ \ |\ )[^\n]+)*)?
    \n((?:\#[^\n]*\n|\n)*)
    """,
    re.VERBOSE,
)
"""Indent, dash, key, value with the deeper lines below it, and what says nothing: comments and empty lines.

Every line belongs to a match; one that cannot be understood has neither dash nor key.
"""
_PREAMBLE = re.compile(r"(?:#[^\n]*\n|\n)*")
_NOT_PLAIN = frozenset("-?:,[]{}#&*!|>'\"%@` ")
"""Signs with which no unquoted text begins (https://yaml.org/spec/1.1/#id907281), and a blank."""
_WRAP = re.compile("\n(\n*) *")
"""The end of a line in a text, the empty lines after it, which are kept, and the indent of the next."""
_KEY = "[A-Za-z][A-Za-z0-9_-]{0,99}"
_WORDS = r"[A-Za-z0-9](?:[^\n,:?\[\]{}\"'#]*[^\n,:?\[\]{}\"'#\ ])?"
_ITEM = re.compile(_WORDS)
_LIST = re.compile(rf"\[{_WORDS}(?:, {_WORDS})*\]")
_PAIR = re.compile(rf'({_KEY}): ({_WORDS}|"[^"\\\n]*")')
_PAIRS = re.compile(rf"\{{{_PAIR.pattern}(?:, {_PAIR.pattern})*\}}")
_MOST_LEVELS = 8
"""Of lists and mappings: less than any file may have."""
_LONGEST_KEY_LINE = 900
"""Characters of a mapping in braces; the parser looks no further for the colon of a key."""


class _Unusual(Exception):
    """Raised at anything that is left to the parser."""


def read_plainly(text: str, first_line: int) -> Node | None:
    """Return the root of the document in `text`, or None if it is not of the plainest kind."""
    if not text.endswith("\n") or " \n" in text or " #" in text or not is_plain(text):
        return None
    try:
        return _Reader(text, first_line).read()
    except _Unusual:
        return None


class _Reader:
    def __init__(self, text: str, first_line: int) -> None:
        self.text, self.first_line = text, first_line
        self.colons = 0
        """How often a colon with a blank or a line's end after it was seen where it may stand."""

    def read(self) -> Node:  # noqa: C901 - one loop: calls cost
        """Return the root. Raise `_Unusual` if it could be something else."""
        text = self.text
        begin = _begin(text)
        line = self.first_line + text.count("\n", 0, begin)
        colons = _colons(text[:begin])
        root = inside = Node(line, 1, None)
        outer: list[tuple[int, Node]] = []
        level, key = -1, ""
        """The column at which the lines of `inside` begin, and its key that has its value below it."""
        keys = inside.keys
        values: Any = root.value
        for lead, dash, name, written, nothing in _LINES.findall(text, begin):
            column = len(lead)
            if dash or key or column != level or values.__class__ is list:
                if key or level < 0:
                    opened = Node(line, column + 1, [] if dash else {})
                    if key:
                        if column < level or (column == level and not dash) or len(outer) == _MOST_LEVELS:
                            raise _Unusual
                        values[key] = opened
                        outer.append((level, inside))
                    else:
                        root = opened
                    level, inside, key = column, opened, ""
                while column < level or (column == level and not dash and inside.value.__class__ is list):
                    if not outer:
                        raise _Unusual
                    level, inside = outer.pop()
                if column != level or (inside.value.__class__ is list) is not (dash != ""):
                    raise _Unusual
                if dash:
                    column += 2
                    if name:
                        item = Node(line, column + 1, {})
                        inside.value.append(item)
                        outer.append((level, inside))
                        level, inside = column, item
                    elif written:
                        inside.value.append(self._value(written, line, column + 1))
                keys, values = inside.keys, inside.value
            if name:
                if name in values:
                    raise _Unusual
                colons += 1
                keys[name] = (line, column + 1)
                if not written:
                    key = name
                elif written[0] not in _NOT_PLAIN and "\n" not in written:
                    values[name] = Node(line, column + len(name) + 3, written)
                else:
                    values[name] = self._value(written, line, column + len(name) + 3)
                    line += written.count("\n")
            elif not dash or not written:
                raise _Unusual
            else:
                line += written.count("\n")
            line += 1
            if nothing:
                line += nothing.count("\n")
                colons += _colons(nothing)
        # A text with a colon that may end a key, anywhere, would have one more.
        if level < 0 or key or colons + self.colons != _colons(text):
            raise _Unusual
        return root

    def _value(self, written: str, line: int, column: int) -> Node:
        """Return a value as the node that begins at `line` and `column`."""
        first, last = written[0], written[-1]
        if first not in _NOT_PLAIN:
            return Node(line, column, _unwrapped(written))
        if first in "'\"" and last == first and len(written) > 1:
            return Node(line, column, self._quoted(written[1:-1], first))
        if first in ">|":
            return Node(line, column, self._block(written))
        if first == "[" and _LIST.fullmatch(written):
            items = _ITEM.finditer(written)
            return Node(line, column, [Node(line, column + item.start(), item[0]) for item in items])
        if first == "{" and len(written) < _LONGEST_KEY_LINE and _PAIRS.fullmatch(written):
            return self._pairs(written, line, column)
        raise _Unusual

    def _quoted(self, text: str, mark: str) -> str:
        if mark in text.replace("''", "") or (mark == '"' and ("\\" in text or "\n\n" in text)):
            raise _Unusual
        self.colons += _colons(text)
        text = _unwrapped(text)
        return text.replace("''", "'") if mark == "'" else text

    def _block(self, written: str) -> str:
        header, *lines = written.split("\n")
        if header not in (">", ">-", "|", "|-") or not lines or not lines[0]:
            raise _Unusual
        indent = len(lines[0]) - len(lines[0].lstrip(" "))
        blank = lines[0][:indent]
        if not all(not line or line.startswith(blank) for line in lines):
            raise _Unusual
        within = [line[indent:] for line in lines]
        if header[0] == ">" and any(line[:1] == " " for line in within):
            raise _Unusual
        self.colons += _colons(written + "\n")
        text = "\n".join(within)
        text = _unwrapped(text) if header[0] == ">" else text
        return text if header[1:] else text + "\n"

    def _pairs(self, written: str, line: int, column: int) -> Node:
        node = Node(line, column, {})
        for pair in _PAIR.finditer(written):
            key, value = pair.groups()
            if key in node.value:
                raise _Unusual
            node.keys[key] = (line, column + pair.start())
            node.value[key] = Node(line, column + pair.start(2), value.strip('"'))
        self.colons += _colons(written)
        return node


def _begin(text: str) -> int:
    preamble = _PREAMBLE.match(text)
    return preamble.end() if preamble else 0


def _unwrapped(text: str) -> str:
    """Return a text on several lines as the one that was wrapped."""
    return _WRAP.sub(_as_written, text) if "\n" in text else text


def _as_written(wrap: re.Match[str]) -> str:
    return wrap[1] or " "


def _colons(text: str) -> int:
    """Return how often `text` has a colon after which a value may stand."""
    return text.count(": ") + text.count(":\n")

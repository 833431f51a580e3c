"""Corrects a line of YAML as its message says, so that the rest of the entry can be read as well."""

from __future__ import annotations

import re
from typing import NamedTuple

from variorum.yaml_files.syntax_errors import NO_COLON, NO_SPACE

_KEY_AND_VALUE = re.compile(r"(?P<key>[\s-]*[\w-]+: +)(?P<value>\S.*?)\s*$")
_OPENS = re.compile(r":(?:\s+[>|][-+0-9]*)?\s*$")
"""The end of a line to which those below belong: a key alone, or the sign of a text in several lines."""
_BRACKETS = {"[": "]", "{": "}"}


class Repaired(NamedTuple):
    """A text of which one line was corrected."""

    text: str
    is_value_sure: bool
    """Whether the value in the line is what its author wrote; else only where it ends is known."""


def with_repaired_line(text: str, line: int) -> Repaired | None:
    """Return `text` with its `line` (from 0) corrected; None if there is nothing to correct by rule.

    The lines keep their numbers. Whether the text is YAML then, the caller has to see.
    """
    lines = text.split("\n")
    if not 0 <= line < len(lines):
        return None
    row = lines[line]
    sure = _without_tabs(lines, line) or _with_space(row) or _with_bracket(row)
    lines[line] = sure or _with_value_in_quotes(row) or row
    return Repaired("\n".join(lines), bool(sure)) if lines[line] != row else None


def _without_tabs(lines: list[str], line: int) -> str:
    """Return the line with the indentation of the one above in place of its tabs; "" if it has none."""
    row = lines[line]
    words = row.lstrip()
    if "\t" not in row[: len(row) - len(words)] or not line:
        return ""
    above = lines[line - 1]
    margin = len(above) - len(above.lstrip())
    is_below_item = above.lstrip().startswith("- ") and not words.startswith("- ")
    margin += 2 * bool(is_below_item or _OPENS.search(above))
    return f"{' ' * margin}{words}"


def _with_space(row: str) -> str:
    """Return the line with a colon and a space after its key; "" if it has them, or no key."""
    for pattern in (NO_SPACE, NO_COLON):
        if found := re.match(pattern, row):
            end = max(found.end(1), found.end(2) if pattern == NO_SPACE else 0)
            return f"{row[:end]}: {row[end:].lstrip().lstrip(':：﹕꞉=').lstrip()}"
    return ""


def _with_bracket(row: str) -> str:
    """Return the line with the bracket of its value closed; "" if none is open."""
    found = _KEY_AND_VALUE.match(row)
    opening = found["value"][0] if found else ""
    closing = _BRACKETS.get(opening, "")
    is_open = bool(closing) and row.count(opening) > row.count(closing)
    return f"{row.rstrip()}{closing}" if is_open else ""


def _with_value_in_quotes(row: str) -> str:
    """Return the line with its value as a text in quotes; "" if it has none, or one in brackets."""
    found = _KEY_AND_VALUE.match(row)
    if not found or found["value"][0] in _BRACKETS:
        return ""
    value = found["value"].lstrip(">|").lstrip()
    if not value:
        return ""
    if value[0] in "\"'" and value.count(value[0]) == 1:
        value = value[1:]
    return f"{found['key']}'{value.replace(chr(39), chr(39) * 2)}'"

"""Finds words that YAML takes for a comment though their author hardly meant one: `note: see room #5`.

A comment has a space behind its sign. What has none is a number or a tag, and would be lost in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from variorum.model.problem import Code, Place, Problem
from variorum.reading.wrong_values import echo
from variorum.reading.yaml_node import Node

_COMMENT = r"^\s*[^\s#].*?\s(#\S*)"
"""What begins the first comment of a line that has something before it."""


def tell_of_lost_words(text: str, entries: Sequence[Node], file: str) -> None:
    """Add to the faults of each of the `entries` in `text` the words that it loses."""
    if " #" not in text:
        return
    for number, line in enumerate(text.split("\n"), 1):
        found = re.match(_COMMENT, line)
        entry = next((entry for entry in reversed(entries) if entry.line <= number), None)
        if found is None or entry is None or entry.is_cut:
            continue
        word, at = found[1].rstrip("\"'],}"), found.start(1)
        if len(word) < 2 or any(word in (value.value or "") for value in _texts(entry)):
            continue
        words = line[at:].rstrip()
        for value in _texts(entry):
            if value.line == number and value.value is None:
                value.value = words  # So that nobody is told that it is empty as well.
        entry.faults += (
            Problem(
                Place(file, number, at + 1),
                Code.LOST_WORDS,
                f"To YAML “{echo(words)}” is a comment, so that these words are lost.",
                'Put the whole value in "double quotes"; if a comment is meant, write a space after the `#`.',
            ),
        )


def _texts(node: Node) -> Iterator[Node]:
    """Yield the texts of which `node` is made, and the places where nothing is written."""
    if isinstance(node.value, dict):
        for value in node.value.values():
            yield from _texts(value)
    elif isinstance(node.value, list):
        for item in node.value:
            yield from _texts(item)
    else:
        yield node

"""Finds words that YAML takes for a comment though their author hardly meant one: `note: see room #5`.

A comment has a space behind its sign. What has none is a number or a tag, and would be lost in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from variorum.model.problem import Code, Place, Problem
from variorum.model.wording import echo
from variorum.yaml_files.node import Node

_COMMENT = r"^\s*[^\s#].*?\s(#\S*)"
"""What begins the first comment of a line that has something before it."""


def tell_of_lost_words(text: str, entries: Sequence[Node], file: str) -> None:
    """Add to the faults of each of the `entries` in `text` the words that it loses."""
    if " #" not in text:
        return
    begins = [entry.line for entry in entries]
    lines = text.split("\n")
    for entry, begin, end in zip(entries, begins, [*begins[1:], len(lines) + 1], strict=True):
        if entry.is_cut or not any(" #" in line for line in lines[begin - 1 : end - 1]):
            continue
        texts = list(texts_of(entry))
        said = {_bare(word) for value in texts for word in re.findall(r"#\S*", value.value or "")} | {"#"}
        empty = {value.line: value for value in texts if value.value is None}
        lost: list[Problem] = []
        for number, line in enumerate(lines[begin - 1 : end - 1], begin):
            found = re.match(_COMMENT, line)
            if found is None or _bare(found[1]) in said:
                continue
            words = line[found.start(1) :].rstrip()
            lost.append(_lost(words, Place(file, number, found.start(1) + 1)))
            if number in empty:
                empty[number].value = words  # So that nobody is told that it is empty as well.
        entry.faults += tuple(lost)


def _bare(word: str) -> str:
    return word.rstrip("\"'],}")


def _lost(words: str, place: Place) -> Problem:
    message = f"To YAML “{echo(words)}” is a comment, so that these words are lost."
    fix = 'Put the whole value in "double quotes"; if a comment is meant, write a space after the `#`.'
    return Problem(place, Code.LOST_WORDS, message, fix)


def texts_of(node: Node) -> Iterator[Node]:
    """Yield the texts of which `node` is made, and the places where nothing is written."""
    if isinstance(node.value, dict):
        for value in node.value.values():
            yield from texts_of(value)
    elif isinstance(node.value, list):
        for item in node.value:
            yield from texts_of(item)
    else:
        yield node

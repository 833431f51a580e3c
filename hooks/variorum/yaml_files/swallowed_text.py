"""Reports text that YAML would drop as a comment: `note: see room #5`.

A comment has a space after its `#`. Without one it is probably a number or a tag, which belongs to the value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.model.problem import Code, Place, Problem
from variorum.model.wording import printable
from variorum.yaml_files.node import Node

_COMMENT = r"^\s*[^\s#].*?\s(#\S*)"
"""What begins the first comment of a line that has something before it."""


def report_swallowed_text(text: str, entries: Sequence[Node], file: str) -> None:
    """Add to the faults of each of the `entries` in `text` a problem for each line that loses words."""
    if " #" not in text:
        return
    begins = [entry.line for entry in entries]
    lines = text.split("\n")
    for entry, begin, end in zip(entries, begins, [*begins[1:], len(lines) + 1], strict=True):
        if entry.is_cut or not any(" #" in line for line in lines[begin - 1 : end - 1]):
            continue
        texts = list(entry.texts())
        kept = {_bare(word) for value in texts for word in re.findall(r"#\S*", value.value or "")} | {"#"}
        empty = {value.line: value for value in texts if value.value is None}
        lost: list[Problem] = []
        for number, line in enumerate(lines[begin - 1 : end - 1], begin):
            found = re.match(_COMMENT, line)
            if found is None or _bare(found[1]) in kept:
                continue
            words = line[found.start(1) :].rstrip()
            lost.append(_lost(words, Place(file, number, found.start(1) + 1)))
            if number in empty:
                empty[number].value = words  # So that it is not reported as empty, too.
        entry.faults += tuple(lost)


def _bare(word: str) -> str:
    return word.rstrip("\"'],}")


def _lost(words: str, place: Place) -> Problem:
    message = f"To YAML “{printable(words)}” is a comment, so that these words are lost."
    fix = 'Put the whole value in "double quotes"; if a comment is meant, write a space after the `#`.'
    return Problem(place, Code.LOST_WORDS, message, fix)

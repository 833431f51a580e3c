"""What the YAML parser says, in words for somebody who has never seen YAML."""

from __future__ import annotations

import yaml

_COLON = (
    "There is a second `: ` in this line, so YAML cannot tell where the value begins.",
    'Put the value in "double quotes", or write `>` after the key and the text indented below it.',
)
_EXPLANATIONS: list[tuple[str, tuple[str, str]]] = [
    ("mapping values are not allowed", _COLON),
    (
        "could not find expected ':'",
        (
            "A line is neither `key: value` nor part of the text above it.",
            "Add the colon, or indent the line so that it belongs to the text above.",
        ),
    ),
    (
        "did not find expected key",
        (
            "A `key:` was expected: a quotation mark is left open, or a line is not aligned.",
            "Close the quotation mark, or align the line with the keys above it.",
        ),
    ),
    (
        "did not find expected '-' indicator",
        ("This line is not aligned with the list above it.", "Align it with the other items."),
    ),
    (
        "unexpected end of stream",
        ("A quotation mark is opened and never closed.", "Close it."),
    ),
    (
        "did not find expected ',' or",
        (
            "A list or mapping in brackets is not closed.",
            "Close the bracket, or put a comma between the items.",
        ),
    ),
    (
        "unknown escape character",
        (
            "A backslash in a text in double quotes begins an escape that YAML does not know.",
            "Write two backslashes, or use 'single quotes'.",
        ),
    ),
    (
        "block sequence entries are not allowed",
        ("A list cannot begin here.", "Begin it on a line of its own, indented below its key."),
    ),
    (
        "found character that cannot start any token",
        ("A value cannot begin with this sign.", 'Put the value in "double quotes".'),
    ),
]


def explain(error: yaml.MarkedYAMLError, text: str, line: int) -> tuple[str, str]:
    """Return what is wrong and what to do, for the error in `line` (from 0) of `text`."""
    lines = text.split("\n")
    near = lines[max(0, line - 1) : line + 1]
    if any("\t" in row[: len(row) - len(row.lstrip())] for row in near):
        return "A tab indents this line; YAML allows spaces only.", "Replace the tab by spaces."
    row = lines[line] if line < len(lines) else ""
    if "mapping values are not allowed" in (error.problem or "") and row.count(": ") + row.endswith(":") < 2:
        return (
            "This line is indented deeper than the key above it, so its `: ` cannot begin a value.",
            "Align it with the other keys.",
        )
    said = f"{error.context or ''} {error.problem or ''}"
    for words, explanation in _EXPLANATIONS:
        if words in said:
            return explanation
    return f"This is not YAML: {said.strip()}.", "Compare the line with the examples in CONTRIBUTING.md."

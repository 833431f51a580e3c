"""What the YAML parser says, in words for somebody who has never seen YAML."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from variorum.model.wording import printable

NO_SPACE = r"[\s-]*([\w-]+):[^\s/:]|[\s-]*([\w-]+):\u00a0"
"""A key whose colon is followed by its value: `title:One match`. An address is none."""
NO_COLON = r"[\s-]*([\w-]+)\s*([：﹕꞉=])"
"""A key with another character than a colon before its value."""
_KEY = r"[\s-]*[\w-]+:(?:\s|$)"
_PLACE_OF_A_HINT = r"\s*(paragraph \d+: )((?:prefix|suffix|occurrence): )"
"""A line of a hint as `variorum check` prints it, with the place that it is about."""
_NO_KEY = ("mapping values are not allowed", "could not find expected ':'", "cannot start any token")
_CLOSED_EARLY = r"(?:^|: |- )\s*[\"'\[{][^#]*$"
"""What stands before the error in a line whose value begins with a quotation mark or a bracket."""
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
        (
            "A list stands above this line, and the line is no item of it.",
            (
                "If another item begins here, write `- ` before it and indent its other lines by two spaces; "
                "if it belongs to the item above, align it with the keys there."
            ),
        ),
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
        "while scanning an alias",
        ("A value that begins with `*` is no text to YAML.", 'Put the value in "double quotes".'),
    ),
    (
        "while scanning an anchor",
        ("A value that begins with `&` is no text to YAML.", 'Put the value in "double quotes".'),
    ),
    (
        "while scanning a tag",
        ("A value that begins with `!` is no text to YAML.", 'Put the value in "double quotes".'),
    ),
    (
        "while scanning a block scalar",
        ("After `>` or `|` text follows in the same line.", "Write the text on the next line, indented."),
    ),
    (
        "did not find expected <document start>",
        (
            "This line begins further left than the first one.",
            "Let all keys of a note begin in the same column.",
        ),
    ),
    (
        "block sequence entries are not allowed",
        (
            "A list cannot begin here.",
            (
                'If a text is meant, put it in "double quotes"; else begin the list on a line of its own, '
                "indented below its key."
            ),
        ),
    ),
    (
        "found character that cannot start any token",
        ("A value cannot begin with this character.", 'Put the value in "double quotes".'),
    ),
]


class Explained(NamedTuple):
    """What the parser stumbled over, in words."""

    message: str
    fix: str
    lines_up: int = 0
    """How far above the place where it stumbled the mistake stands, at the beginning of the line."""


def explain(error: yaml.MarkedYAMLError, text: str, line: int) -> Explained:
    """Return what is wrong and what to do, for the error in `line` (from 0) of `text`."""
    return _at_the_place(error, text, line) or Explained(*_by_the_words(error))


def _at_the_place(error: yaml.MarkedYAMLError, text: str, line: int) -> Explained | None:
    """Return what the lines show where the parser stumbled."""
    lines = text.split("\n")
    near = lines[max(0, line - 1) : line + 1]
    if any("\t" in row[: _indent(row)] for row in near):
        return Explained(
            "A tab indents this line; YAML allows spaces only.",
            "Remove the tab; if the line belongs to a list or a text, type spaces in its place.",
        )
    row = lines[line] if line < len(lines) else ""
    if explained := _beginning(near, error) or _early_end(row, error) or _in_brackets(row, error):
        return explained
    if "mapping values are not allowed" not in (error.problem or ""):
        return None
    if found := re.match(_PLACE_OF_A_HINT, row):
        message = f"“{found[1]}” only says which place is meant."
        return Explained(message, f"Remove it, so that the line begins with `{found[2]}`.")
    if row.count(": ") + row.endswith(":") < 2:
        return _without_key(lines, line) or Explained(
            "This line is indented deeper than the key above it, so its `: ` cannot begin a value.",
            "Align it with the other keys.",
        )
    return None


def _without_key(lines: list[str], line: int) -> Explained | None:
    """Return what is wrong if the text above `line` (from 0), to which the parser added it, has no key."""
    above = line - 1
    while above > 0 and lines[above].strip() and not re.match(rf"{_KEY}|\s*- |[^#]*#", lines[above]):
        above -= 1
    row = lines[above].lstrip() if above >= 0 else ""
    words = printable(row.removeprefix("- ").strip())
    if not words or re.match(_KEY, row) or row.startswith("#"):
        return None
    message = f"The value “{words}” has no key, but a line with a key stands below it."
    if row.startswith("- "):
        return Explained(message, f"Write its key and a colon before it: `key: {words}`.", line - above)
    fix = (
        "If it begins with a key, write a colon after the key; "
        "if it is a comment, begin the line with `# `; else remove it."
    )
    return Explained(message, fix, line - above)


def _by_the_words(error: yaml.MarkedYAMLError) -> tuple[str, str]:
    """Return what the parser's own words mean."""
    error_words = f"{error.context or ''} {error.problem or ''}"
    for words, explanation in _EXPLANATIONS:
        if words in error_words:
            return explanation
    message = f"This is not YAML: {error_words.strip()}."
    return message, "Compare the line with the examples in CONTRIBUTING.md."


def _beginning(near: list[str], error: yaml.MarkedYAMLError) -> Explained | None:
    """Return what is wrong with the beginning of one of the lines where no key was found."""
    if not any(words in str(error.problem) for words in _NO_KEY):
        return None
    for up, row in reversed(list(enumerate(reversed(near)))):
        if row.startswith("```"):
            message = "The line ``` belongs to a page in Markdown, not to this file."
            return Explained(message, "Remove the line.", up)
        if row.lstrip()[:1] in ("–", "—"):
            message = "A long dash begins no item of a list."
            return Explained(message, "Write a hyphen and a space: `- `.", up)
        if spaces := _only_look_like_spaces(row):
            message = (
                f"Characters that only look like spaces ({spaces}) indent this line; YAML allows spaces only."
            )
            return Explained(message, "Remove them, and type spaces.", up)
        if found := re.match(NO_SPACE, row):
            key = found[1] or found[2]
            message = f"After `{key}:` a space is missing."
            return Explained(message, f"Write `{key}: ` and then the value.", up)
        if _indent(row) > _indent(near[-1]):
            continue  # What is indented deeper is text.
        if re.match(r"\s*-[^\s-]", row):
            message = "After the hyphen a space is missing."
            return Explained(message, "Write `- ` and then the item, in each line of the list.", up)
        if found := re.match(NO_COLON, row):
            message = f"After `{found[1]}` stands “{found[2]}”, and YAML needs a colon and a space."
            return Explained(message, f"Write `{found[1]}: ` and then the value.", up)
    return None


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())


def _only_look_like_spaces(row: str) -> str:
    """Return the code points of white space before the text of `row` that is no space to YAML."""
    before = row[: _indent(row)]
    return ", ".join(f"U+{ord(sign):04X}" for sign in dict.fromkeys(before) if sign not in " \t\r")


def _early_end(row: str, error: yaml.MarkedYAMLError) -> Explained | None:
    """Return what is wrong where a value goes on after its closing quotation mark or bracket."""
    mark = error.problem_mark
    if "did not find expected key" not in str(error.problem) or mark is None:
        return None
    before = row[: mark.column].rstrip()
    if not row[mark.column :].strip() or before[-1:] not in "\"']}" or not re.search(_CLOSED_EARLY, before):
        return None
    return Explained(
        "The value ends at this closing quotation mark or bracket, and more text follows.",
        "Write `>` after the key and the text indented below it, or put all of it in quotes of another sort.",
    )


def _in_brackets(row: str, error: yaml.MarkedYAMLError) -> Explained | None:
    """Return what is wrong where no value follows in a list or mapping in brackets."""
    mark = error.problem_mark
    if "did not find expected node content" not in str(error.problem) or mark is None:
        return None
    sign = row[mark.column : mark.column + 1]
    if not sign:
        return Explained("A list or mapping in brackets is not closed.", "Close the bracket.")
    message = f"In brackets, a value was expected where “{sign}” stands."
    if sign == "-":
        return Explained(message, "Remove the hyphen: in brackets, commas divide the items.")
    return Explained(message, f'Remove the “{sign}”; put a text that has one in "double quotes".')

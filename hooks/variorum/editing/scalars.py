"""A text → the most readable YAML that means exactly that text.

Each style is tried with the parser itself, and the first that gives the text back is used. So nothing
here has to know all the rules of YAML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import yaml

from variorum.editing.columns import columns, wrapped
from variorum.yaml_files.parse import parse

WIDTH = 96
"""Longest line, in columns."""
_ID = re.compile(r"[a-z]+(-[a-z0-9]+)*")
"""Matches most one-line values; these need no trial."""
_TRUTH_VALUES = frozenset("y n yes no on off true false null".split())
_NUMBER_OR_DATE = re.compile(r"[-+.]?\d[\d_:.,xobeE+TZ -]*")


def on_one_line(text: str | None, *, bare: bool = False, in_brackets: bool = False) -> str:
    """Return `text` as YAML on one line, in quotes if it could be read as anything but text.

    `bare`: the key takes a number or a truth value, which is written without quotes.
    """
    if text is None:
        return ""
    if _ID.fullmatch(text) and text not in _TRUTH_VALUES:
        return text
    if _is_plain(text, bare=bare) and _means(text, text, in_brackets=in_brackets):
        return text
    return _quoted(text)


def as_block(text: str, indent: int) -> tuple[str, list[str]] | None:
    """Return the block header (such as `>-`) and the lines below it; None if no block suits the text."""
    body = text.removesuffix("\n")
    if body.endswith("\n"):
        return None
    chomping = "-" if body == text else ""
    for indicator, lines in _blocks(body, WIDTH - indent):
        block = "\n".join([indicator + chomping, *(f"  {line}" if line else "" for line in lines)])
        if all(line == line.rstrip() for line in lines) and _means(block, text):
            return indicator + chomping, lines
    return None


def _blocks(body: str, width: int) -> Iterator[tuple[str, list[str]]]:
    """Yield the block styles for a text: `>` with lines folded, `|` with lines as they are."""
    paragraphs = body.split("\n")
    folded = wrapped(paragraphs[0], width)
    for paragraph in paragraphs[1:]:
        folded.append("")
        folded += wrapped(paragraph, width) if paragraph else []
    styles = [(">", folded), ("|", paragraphs)]
    if len(paragraphs) > 1 and all(columns(line) <= width for line in paragraphs):
        styles.reverse()
    yield from styles


def _is_plain(text: str, *, bare: bool) -> bool:
    """Return whether every YAML parser reads unquoted `text` as a string."""
    if not text.isprintable() or text != text.strip():
        return False
    if bare:
        return True
    if _NUMBER_OR_DATE.fullmatch(text):
        return False
    try:
        return bool(yaml.safe_load(text) == text)
    except (yaml.YAMLError, ValueError):
        return False


def _means(written: str, text: str, *, in_brackets: bool = False) -> bool:
    """Return whether the parser reads `written` as `text`, as the value of a key or in a list."""
    document = f"k: [{written}]\n" if in_brackets else f"k: {written}\n"
    root = parse(document, "")
    if root.faults or not isinstance(root.value, dict) or list(root.value) != ["k"]:
        return False
    value = root.value["k"].value
    if in_brackets:
        return isinstance(value, list) and len(value) == 1 and bool(value[0].value == text)
    return bool(value == text)


def _quoted(text: str) -> str:
    written = json.dumps(text, ensure_ascii=False)
    return "".join(char if char.isprintable() else _escape(char) for char in written)


def _escape(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"

"""A text → the YAML that reads best and means exactly it.

Every way of writing is tried out with the reader itself; the first that gives the text back is
taken. So nothing here has to know all of YAML's rules.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import yaml

from variorum.editing.columns import columns, wrapped
from variorum.yaml_files.parse import parse

WIDTH = 96
"""Columns of a line. As long as a line of a note may be and still be read at a glance."""
_ID = re.compile(r"[a-z]+(-[a-z0-9]+)*")
"""Most of what is written on one line; it needs no trial."""
_TRUTH_VALUES = frozenset("y n yes no on off true false null".split())
_NUMBER_OR_DATE = re.compile(r"[-+.]?\d[\d_:.,xobeE+TZ -]*")


def on_one_line(text: str | None, *, bare: bool = False, in_brackets: bool = False) -> str:
    """Return `text` as it is written on one line; in quotes if anyone could take it for another thing.

    `bare` says that the key takes a number or a truth value, which stays without quotes.
    """
    if text is None:
        return ""
    if _ID.fullmatch(text) and text not in _TRUTH_VALUES:
        return text
    if _is_plain(text, bare=bare) and _means(text, text, in_brackets=in_brackets):
        return text
    return _quoted(text)


def as_block(text: str, indent: int) -> tuple[str, list[str]] | None:
    """Return the sign after the key, and the lines below it; None if no block holds the text well."""
    body = text.removesuffix("\n")
    if body.endswith("\n"):
        return None
    chomping = "-" if body == text else ""
    for sign, lines in _blocks(body, WIDTH - indent):
        block = "\n".join([sign + chomping, *(f"  {line}" if line else "" for line in lines)])
        if all(line == line.rstrip() for line in lines) and _means(block, text):
            return sign + chomping, lines
    return None


def _blocks(body: str, width: int) -> Iterator[tuple[str, list[str]]]:
    """Yield the ways to write a text below its key: `>` where lines may be broken, `|` where not."""
    paragraphs = body.split("\n")
    folded = wrapped(paragraphs[0], width)
    for paragraph in paragraphs[1:]:
        folded.append("")
        folded += wrapped(paragraph, width) if paragraph else []
    ways = [(">", folded), ("|", paragraphs)]
    if len(paragraphs) > 1 and all(columns(line) <= width for line in paragraphs):
        ways.reverse()
    yield from ways


def _is_plain(text: str, *, bare: bool) -> bool:
    """Return whether every reader of YAML takes `text` without quotes for a text."""
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
    """Return whether the reader takes `written` for `text`, as the value of a key or in a list."""
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
    return "".join(sign if sign.isprintable() else _escape(sign) for sign in written)


def _escape(sign: str) -> str:
    code = ord(sign)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"

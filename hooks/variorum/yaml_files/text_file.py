"""The bytes of an untrusted file → its text."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

from variorum.files.refusals import Unreadable
from variorum.model.problem import Code, Place, Problem

# What HTML documents must not contain: controls other than white space, and noncharacters
# (https://html.spec.whatwg.org/multipage/dom.html#text-content).
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
_NO_TEXTS = frozenset(
    ("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7", "mbcs", "oem")
)
"""Encodings of Python that no text comes in: of names of hosts, of its own literals, or of each machine.

`punycode` takes time that grows with the square of the text.
"""
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def decode(data: bytes, file: str, encoding: str = "utf-8-sig") -> str:
    """Return `data` as text with all line ends alike; a signature (BOM) at the start is no text.

    Raise `Unreadable` with the offset of the first byte that is not in `encoding`, and
    `LookupError` if there is no such encoding of text.
    """
    try:
        text = decoded(data, encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(
            Problem(
                Place(file, *_line_and_column(data[: error.start], encoding)),
                Code.NOT_UTF8,
                f"Byte {error.start} (0x{data[error.start]:02X}) is not "
                f"{'UTF-8' if encoding == 'utf-8-sig' else encoding}.",
                "Save the file as UTF-8, or say in article.yml which `encoding` an article has.",
            )
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decoded(data: bytes, encoding: str) -> str:
    """Return `data` as text, with the line ends that it has.

    Raise `UnicodeDecodeError` if it is not in `encoding`, and `LookupError` if no text comes in that.
    """
    if codecs.lookup(encoding).name.replace("_", "-") in _NO_TEXTS:
        raise LookupError(encoding)
    return data.decode(encoding)


def _line_and_column(before: bytes, encoding: str) -> tuple[int, int]:
    last = before.rsplit(b"\n", 1)[-1].decode(encoding, "replace")
    return before.count(b"\n") + 1, len(last) + 1


def forbidden_characters(text: str, file: str, fix: str = "Remove it.") -> list[Problem]:
    """Return a problem for each different character that cannot stand in HTML."""
    if is_plain(text):
        return []
    first: dict[str, int] = {}
    count: dict[str, int] = {}
    for found in _FORBIDDEN.finditer(text):
        first.setdefault(found[0], found.start())
        count[found[0]] = count.get(found[0], 0) + 1
    return [
        Problem(
            place_at(text, offset, file),
            Code.FORBIDDEN_CHARACTER,
            f"The character U+{ord(character):04X} cannot stand in a web page"
            + (f"; the file has it {count[character]} times." if count[character] > 1 else "."),
            fix,
        )
        for character, offset in first.items()
    ]


def forbidden_in(text: str) -> bool:
    """Return whether `text` has a character that cannot stand in HTML."""
    return not is_plain(text) and _FORBIDDEN.search(text) is not None


def without_forbidden(text: str) -> str:
    """Return `text` with U+FFFD for each character that cannot stand in HTML."""
    return text if is_plain(text) else _FORBIDDEN.sub(REPLACEMENT, text)


# A file's text is asked for twice in a row.
@lru_cache(maxsize=1)
def is_plain(text: str) -> bool:
    """Return whether `text` is of printable characters and line ends, so that nothing in it is forbidden."""
    return text.replace("\n", " ").isprintable()


def place_at(text: str, offset: int, file: str) -> Place:
    """Return the place of the character at `offset` (code points) of `text`."""
    start_of_line = text.rfind("\n", 0, offset) + 1
    return Place(file, text.count("\n", 0, offset) + 1, offset - start_of_line + 1)

"""Reads one file that a stranger may have written: never a link out, a pipe, or a giant."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from variorum.model.problem import Code, Place, Problem
from variorum.reading.folders import leads_out
from variorum.reading.layout import Layout

# What HTML documents must not contain: controls other than white space, and noncharacters
# (https://html.spec.whatwg.org/multipage/dom.html#text-content).
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


class Unreadable(Exception):
    """Raised with the problem that kept a file from being read."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def read_bytes(path: Path, layout: Layout, largest: int) -> bytes:
    """Return the bytes of `path`. Raise `Unreadable` if it is too large, or cannot be published either."""
    if not layout.holds(path):
        raise Unreadable(leads_out(path, layout))
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
            raise Unreadable(_no_file(path, layout))
        size = status.st_size
        if size <= largest:
            return path.read_bytes()
    except OSError as error:
        raise Unreadable(_closed(path, layout, error)) from error
    raise Unreadable(
        Problem(
            Place(layout.name(path)),
            Code.FILE_TOO_LARGE,
            f"The file has {size:,} bytes; {largest:,} is the most that is read.",
            "Divide it into several files.",
        )
    )


def refused(path: Path, layout: Layout) -> Problem | None:
    """Return why `path` can neither be read nor published: it leads out, waits for ever, or is closed."""
    if not layout.holds(path):
        return leads_out(path, layout)
    try:
        mode = path.stat().st_mode
        if stat.S_ISREG(mode):
            os.close(os.open(path, os.O_RDONLY))
        elif not stat.S_ISDIR(mode):
            return _no_file(path, layout)
    except OSError as error:
        return _closed(path, layout, error)
    return None


def _no_file(path: Path, layout: Layout) -> Problem:
    message = "This is no file but a pipe, a socket or a device."
    return Problem(Place(layout.name(path)), Code.UNREADABLE_FILE, message, "Put a file here.")


def _closed(path: Path, layout: Layout, error: OSError) -> Problem:
    message = f"The file cannot be opened: {error.strerror}."
    cure = "Give the one who builds the right to read it."
    return Problem(Place(layout.name(path)), Code.UNREADABLE_FILE, message, cure)


def decode(data: bytes, file: str, encoding: str = "utf-8-sig") -> str:
    """Return `data` as text with all line ends alike; a signature (BOM) at the start is no text.

    Raise `Unreadable` with the offset of the first byte that is not in `encoding`, and
    `LookupError` if there is no such encoding of text.
    """
    try:
        text = data.decode(encoding)
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
    except UnicodeError as error:
        raise LookupError(encoding) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _line_and_column(before: bytes, encoding: str) -> tuple[int, int]:
    try:
        last = before.rsplit(b"\n", 1)[-1].decode(encoding, "replace")
    except UnicodeError as error:
        # Names of hosts and the like cannot be replaced in parts: `idna` is no encoding of a text.
        raise LookupError(encoding) from error
    return before.count(b"\n") + 1, len(last) + 1


def forbidden_characters(text: str, file: str, cure: str = "Remove it.") -> list[Problem]:
    """Return a problem for each different character that cannot stand in HTML."""
    if _is_plain(text):
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
            cure,
        )
        for character, offset in first.items()
    ]


def forbidden_in(text: str) -> bool:
    """Return whether `text` has a character that cannot stand in HTML."""
    return not _is_plain(text) and _FORBIDDEN.search(text) is not None


def without_forbidden(text: str) -> str:
    """Return `text` with U+FFFD for each character that cannot stand in HTML."""
    return text if _is_plain(text) else _FORBIDDEN.sub(REPLACEMENT, text)


def _is_plain(text: str) -> bool:
    """Return whether `text` certainly has nothing forbidden: a quick look at most texts."""
    return text.replace("\n", " ").isprintable()


def place_at(text: str, offset: int, file: str) -> Place:
    """Return the place of the character at `offset` (code points) of `text`."""
    start_of_line = text.rfind("\n", 0, offset) + 1
    return Place(file, text.count("\n", 0, offset) + 1, offset - start_of_line + 1)

"""How words that anybody wrote are shown in headlines, messages, logs and reports."""

from __future__ import annotations

import re

from variorum.model.look_alikes import DECEIVES_IN_A_NAME

_COMMAND = re.compile(r"##(?=(vso)?\[)")
_JOINERS = "\N{SOFT HYPHEN}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""They belong to honest words, and a report reads as well without them."""
LONGEST_QUOTE = 44
"""Code points of a quotation in a headline: two lines of a narrow margin."""

LONGEST_ECHO = 60
"""Code points of a wrong value that are repeated in a message."""


def shortened(words: str, limit: int = LONGEST_QUOTE) -> str:
    """Return `words` on one line, with the middle left out if they are longer than `limit`."""
    line = " ".join(words.split())
    if len(line) <= limit:
        return line
    head = line[: limit * 2 // 3].rsplit(" ", 1)[0]
    tail = line[-(limit // 3) :].split(" ", 1)[-1]
    return f"{head} … {tail}"


def in_one_line(text: str) -> str:
    """Return a stranger's words as a terminal, a build service and a page may have them.

    No line ends, no control characters, and no `##[…]` or `##vso[…]`, which services obey.
    """
    line = "".join(sign if sign.isprintable() else " " for sign in text)
    return _COMMAND.sub("# #", line)


def visible(text: str) -> str:
    r"""Return a stranger's words on one line of a log, a report or a comment, so that nothing in them hides.

    What is neither a printable character nor white space is shown by its code point, `<U+202E>`; a byte
    of a file's name that is not UTF-8 as `\xff`. Services obey nothing in it (see `in_one_line`).
    """
    if not text.isprintable():
        text = "".join(sign if sign.isprintable() else _shown(sign) for sign in text)
    return _COMMAND.sub("# #", text)


def visible_name(path: str) -> str:
    """Return the path of a file for a report: what cannot be seen in it is shown by its code point."""
    if path.isascii() and path.isprintable():
        return path
    shown = "".join(sign if sign.isprintable() else _code_point(sign) for sign in path)
    return DECEIVES_IN_A_NAME.sub(lambda found: _code_point(found[0]), shown)


def _shown(sign: str) -> str:
    if sign.isspace() or sign in _JOINERS:
        return " "
    return _code_point(sign)


def _code_point(sign: str) -> str:
    if "\udc80" <= sign <= "\udcff":
        return f"\\x{ord(sign) - 0xDC00:02x}"
    return f"<U+{ord(sign):04X}>"


def as_words(identifier: str) -> str:
    """Return a kebab-case value as words: `wrong-word` → `wrong word`."""
    return identifier.replace("-", " ")


def sort_of(value: object) -> str:
    """Return what sort of thing stands there: “a list”, “the text “…””."""
    if value is None:
        return "nothing"
    if isinstance(value, (list, tuple)):
        return "a list"
    if isinstance(value, dict):
        return "a mapping"
    return f"the text “{echo(value)}”"


def echo(value: object) -> str:
    """Return a stranger's value for a message: one line, short, nothing unprintable."""
    line = "".join(sign if sign.isprintable() else "�" for sign in " ".join(str(value).split()))
    return line if len(line) <= LONGEST_ECHO else line[:LONGEST_ECHO] + "…"


def listed(words: tuple[str, ...] | list[str]) -> str:
    """Return the words in code, with commas."""
    return ", ".join(f"`{word}`" for word in words)

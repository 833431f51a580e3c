"""Shows untrusted text in headlines, messages, logs and reports."""

from __future__ import annotations

import re

from variorum.model.look_alikes import DECEIVES_IN_A_NAME

_COMMAND = re.compile(r"##(?=(vso)?\[)")
_JOINERS = "\N{SOFT HYPHEN}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""They are legitimate in words, and a report reads as well without them."""
_ENDINGS = tuple(".?!…。？！؟۔।")
_CLOSING = " \"'”’»›）)]」』"
LONGEST_QUOTE = 44
"""Code points of a quotation in a headline: two lines of a narrow margin."""

LONGEST_PRINTED = 60
"""Code points of a wrong value that are repeated in a message."""


def shortened(words: str, limit: int = LONGEST_QUOTE) -> str:
    """Return `words` on one line, with the middle left out if they are longer than `limit`."""
    line = " ".join(words.split())
    if len(line) <= limit:
        return line
    head = line[: limit * 2 // 3].rsplit(" ", 1)[0]
    tail = line[-(limit // 3) :].split(" ", 1)[-1]
    return f"{head} … {tail}"


def sanitized_line(text: str) -> str:
    """Return untrusted text on one line, safe for a terminal, a build log and a page.

    Control characters and line ends become spaces, and `##[…]` and `##vso[…]`, which build services run as
    commands, are broken up.
    """
    if not text.isprintable():
        text = "".join(sign if sign.isprintable() else " " for sign in text)
    return _COMMAND.sub("# #", text)


def visible(text: str) -> str:
    r"""Return untrusted text on one line of a log, a report or a comment, with nothing invisible in it.

    What is neither printable nor white space is shown by its code point, `<U+202E>`; a byte of a file's
    name that is not UTF-8 as `\xff`. Commands of build services are broken up, as in `sanitized_line`.
    """
    if not text.isprintable():
        text = "".join(sign if sign.isprintable() else _shown(sign) for sign in text)
    return _COMMAND.sub("# #", text)


def visible_name(path: str) -> str:
    """Return the path of a file for a report, with invisible characters shown by their code points."""
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


def full_stop_after(words: str) -> str:
    """Return the full stop that ends a title or a name as a sentence; "" where a mark of its own ends it.

    The mark may stand within quotation marks or brackets: “Who lit ‘the lamp?’”.
    """
    return "" if words.rstrip(_CLOSING)[-1:] in _ENDINGS else "."


def as_words(identifier: str) -> str:
    """Return a kebab-case value as words: `wrong-word` → `wrong word`."""
    return identifier.replace("-", " ")


def type_name(value: object) -> str:
    """Return what kind of YAML value it is: “a list”, “the text “…””."""
    if value is None:
        return "nothing"
    if isinstance(value, (list, tuple)):
        return "a list"
    if isinstance(value, dict):
        return "a mapping"
    return f"the text “{printable(value)}”"


def printable(value: object) -> str:
    """Return an untrusted value for a message: one line, short, nothing unprintable."""
    line = "".join(sign if sign.isprintable() else "�" for sign in " ".join(str(value).split()))
    return line if len(line) <= LONGEST_PRINTED else line[:LONGEST_PRINTED] + "…"


def listed(words: tuple[str, ...] | list[str]) -> str:
    """Return the words in code, with commas."""
    return ", ".join(f"`{word}`" for word in words)

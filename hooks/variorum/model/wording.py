"""How the words of an article are shown inside a headline."""

from __future__ import annotations

import re

_COMMAND = re.compile(r"##(?=(vso)?\[)")
LONGEST_QUOTE = 44
"""Code points of a quotation in a headline: two lines of a narrow margin."""


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


def as_words(identifier: str) -> str:
    """Return a kebab-case value as words: `wrong-word` → `wrong word`."""
    return identifier.replace("-", " ")

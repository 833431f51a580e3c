"""Whether a plain text is verse: a guess, offered to the editor of a new edition."""

from __future__ import annotations

from itertools import pairwise

_LONGEST = 72
"""Columns. Longer lines are prose."""
_FEWEST = 3
"""Lines of which another follows."""
_LEAST_SHARE = 0.4
"""The share of lines that another line follows. In couplets it is a half; headings on two lines are few."""
_QUOTATION_MARKS = "“”„‘’«»‹›\"'([—–-"


def looks_like_verse(text: str) -> bool:
    """Return whether the lines of `text` are probably meant as lines.

    Prose that is broken into lines fills them: nearly all but the last of a paragraph are about as long
    as the longest, and few begin with a capital. Verse does the contrary.
    """
    lines = text.expandtabs(4).split("\n")
    followed = [line for line, after in pairwise(lines) if line.strip() and after.strip()]
    following = [after for line, after in pairwise(lines) if line.strip() and after.strip()]
    share = len(followed) / max(1, sum(bool(line.strip()) for line in lines))
    if len(followed) < _FEWEST or share < _LEAST_SHARE or max(map(len, followed)) > _LONGEST:
        return False
    begins = [line.strip().lstrip(_QUOTATION_MARKS)[:1] for line in following]
    capitals, small = (sum(map(test, begins)) for test in (str.isupper, str.islower))
    if capitals + small > len(begins) / 2:
        return capitals >= 0.7 * len(begins)
    # A script without capitals.
    longest = max(len(line) for line in followed)
    full = sum(len(line) > 0.8 * longest for line in followed)
    indented = sum(line[:1] == " " for line in following)
    return full <= 0.5 * len(followed) or indented >= 0.2 * len(following)

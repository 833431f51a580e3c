"""Words in quotation marks, those within them changed to the other sort: “they ‘opposed’ it”.

The rule is that of the Chicago Manual of Style, 13.30: single marks stand within double ones, and double
marks within these. The form does the same (theme/scripts/propose/headline.js).
"""

from __future__ import annotations

import re

_STRAIGHT = re.compile(r'"([^"]*)"')
_SINGLE = re.compile(r"‘((?:[^‘’]|(?<=\w)’(?=\w))*)’(?!\w)")
"""What stands in single marks; one between letters is an apostrophe."""
_TO_SINGLE = str.maketrans("“”„", "‘’‚")


def quoted(words: str) -> str:
    """Return `words` in double quotation marks, or nothing if there are none.

    Marks of other languages, such as guillemets, stay as they are.
    """
    if not words:
        return ""
    curled = _STRAIGHT.sub(r"“\1”", words)
    if curled.translate(_TO_SINGLE) == curled:
        return f"“{words}”"
    pieces, at = [], 0
    for inner in _SINGLE.finditer(curled):
        pieces += [curled[at : inner.start()].translate(_TO_SINGLE), f"“{inner[1].translate(_TO_SINGLE)}”"]
        at = inner.end()
    return f"“{''.join(pieces)}{curled[at:].translate(_TO_SINGLE)}”"

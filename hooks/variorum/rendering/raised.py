"""Powers and indexes that HTML writes with `<sup>` and `<sub>` after a digit, as superscripts and subscripts.

A reader sees 10², not 102: a quote of one must not be placed on the other. After a letter nothing can be
mistaken for another number, and H<sub>2</sub>O is quoted as it is copied: H2O. The form reads a page in the
same way (theme/scripts/propose/raised.js).
"""

from __future__ import annotations

import re

_SIGNS = "0123456789+-−=()"
_RAISED = str.maketrans(_SIGNS + "n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans(_SIGNS, "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
# Not letters: 4th is 4th, however it is set. Not [3]: that is the mark of a footnote.
_VALUE = re.compile(r"[0-9+\-−=(n][0-9+\-−=()n]*")


def raised(text: str) -> str:
    """Return what stands in a `<sup>`, character for character, with superscript digits and signs."""
    return text.translate(_RAISED) if _VALUE.fullmatch(text.strip()) else text


def lowered(text: str) -> str:
    """Return what stands in a `<sub>`, character for character, with subscript digits and signs."""
    return text.translate(_LOWERED) if _VALUE.fullmatch(text.strip()) else text

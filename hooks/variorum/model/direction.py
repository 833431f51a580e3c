"""In which direction a language, or a text, is written."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

Direction = Literal["ltr", "rtl"]

_SCRIPTS = frozenset(
    "adlm arab aran armi avst chrs cprt elym hatr hebr hung khar lydi mand mani mend merc mero narb nbat "
    "nkoo orkh palm phli phlp phnx prti rohg samr sarb sogd sogo syrc syre syrj syrn thaa yezi".split()
)
"""Codes of ISO 15924 of scripts that are written from right to left."""
_LANGUAGES = frozenset(
    "ar arc aeb acm acq apc apd arq arz ary ars ayl bal bgn bqi brh ckb dv fa fas glk he heb iw ji khw "
    "ks lrc luz mzn nqo pes prs ps pus pnb sd sdh skr syc syr tmr ug ur yi yid".split()
)
"""Languages that are written so where no script is named: CLDR, likely subtags."""
RIGHT_TO_LEFT = (
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""What is written from right to left, or reserved for it, and the signs that set a direction
(Unicode, DerivedBidiClass.txt)."""
_RIGHT_TO_LEFT = re.compile(RIGHT_TO_LEFT)
_UNUSUAL = re.compile("[^\0-\u058f\u2010-\u2027\u2030-\u2065]")
"""Signs beyond the letters of Europe and its punctuation, none of which runs from right to left: three ranges
are looked through in a third of the time."""
_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}


@lru_cache(maxsize=64)
def direction_of(language: str) -> Direction:
    """Return the direction of a language, given as a tag such as `ar`, `az-Arab` or `ar-Latn`."""
    first, *others = language.lower().replace("_", "-").split("-")
    script = next((part for part in others if len(part) == 4 and part.isalpha()), "")
    is_right_to_left = script in _SCRIPTS if script else first in _LANGUAGES
    return "rtl" if is_right_to_left else "ltr"


def direction_of_text(text: str) -> Direction:
    """Return the direction of a text: that of its first letter, as browsers take it for `dir="auto"`."""
    for sign in text:
        if found := _STRONG.get(unicodedata.bidirectional(sign)):
            return "rtl" if found == "rtl" else "ltr"
    return "ltr"


def has_right_to_left(text: str) -> bool:
    """Return whether anything in a text may not run from left to right: then its parts need isolation."""
    if text.isascii():
        return False
    unusual = _UNUSUAL.search(text)
    return unusual is not None and _RIGHT_TO_LEFT.search(text, unusual.start()) is not None


def arrow_after(text: str) -> str:
    """Return the arrow that leads from `text` to what follows it."""
    return "←" if direction_of_text(text) == "rtl" else "→"

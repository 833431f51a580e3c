"""Compatibility characters: which are typography, and which say something else.

Unicode's NFKC makes one of all that is "the same, but": the ligature ﬁ and fi, ＴＶ and TV, but
also 10² and 102, ½ and 1⁄2, ① and 1. Only the first kind is folded here. The tags are those of
the Unicode Character Database (UAX #44, Decomposition_Type).
"""

from __future__ import annotations

import unicodedata

_OTHER_VALUE = ("<circle>", "<super>", "<sub>", "<fraction>")
"""Powers, indices, fractions, marks such as ™, letters and figures in circles."""
_ALSO_KEPT = "№"
"""It decomposes to “No”, which is a word."""


def says_something_else(sign: str) -> bool:
    """Return whether `sign` reads differently from the characters that NFKC makes of it.

    So does each number that is not a plain digit (Ⅻ, ⑴, ㉈), and what hides one (㎡, ㏠).
    """
    decomposition = unicodedata.decomposition(sign)
    if not decomposition.startswith("<"):
        return False
    if sign in _ALSO_KEPT or decomposition.startswith(_OTHER_VALUE):
        return True
    if unicodedata.category(sign) == "Nd":
        return False
    return any(unicodedata.category(part)[0] == "N" for part in sign + unicodedata.normalize("NFKC", sign))


def without_compatibility(cluster: str) -> str:
    """Return one grapheme cluster composed (NFC), its typographic forms replaced by plain ones."""
    return unicodedata.normalize(
        "NFC",
        "".join(
            sign if says_something_else(sign) else unicodedata.normalize("NFKD", sign) for sign in cluster
        ),
    )

"""Characters that deceive who reads them: those that turn or hide text, and letters that pass for others.

Unicode Technical Standard 39 (security mechanisms) finds these by the script of each letter, and by a table
of confusables; CVE-2021-42574 (“Trojan Source”) is what bidirectional controls do to those who review a
change. The rules here are narrower than the standard's, which are for identifiers: texts in Arabic, Hebrew,
Chinese, Greek and Cyrillic, Latin words beside them, `kΩ` and `ΔE` are no problem.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_TURNS = "\u202a-\u202e\u2066-\u2069"
"""Embeddings, overrides and isolates: what they turn may reach past the words that were meant."""
_MARKS = "\u061c\u200e\u200f"
"""Marks of direction, which real texts need beside numbers and signs. A name or an address does not."""
_HIDES = "\U000e0000-\U000e007f\ufff9-\ufffb"
"""Tags and interlinear annotations: whole sentences of them are not seen."""
_BLANKS = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2064\u206a-\u206f\u2800\u3164"
)
_BLANKS += "\ufe00-\ufe0f\ufeff\uffa0"
"""Further characters without a shape. They have their use in a text, and none in a name."""
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{1,6}\U000e007f")
"""The flags of England, Scotland and the like are written with tags (Unicode Technical Standard 51)."""
DECEIVES = re.compile(f"[{_TURNS}{_HIDES}]")
_NEEDLESS = re.compile(f"[{_TURNS}\U000e0000-\U000e007f]")
DECEIVES_IN_AN_ADDRESS = re.compile(
    f"[{_TURNS}{_MARKS}{_HIDES}\u00ad\u115f\u1160\u200b\u2060-\u2064\u2800\u3164\ufeff\uffa0]"
)
DECEIVES_IN_A_NAME = re.compile(f"[{_TURNS}{_MARKS}{_HIDES}{_BLANKS}]")

_CYRILLIC = {
    **dict(zip("аеёорсухіїјѕһԁԛԝӏ", "aeëopcyxiïjshdqwl", strict=True)),
    **dict(zip("АВЕЁЗКМНОРСТУХІЇЈЅҺԚԜӀԌҮ", "ABEË3KMHOPCTYXIÏJSHQWIGY", strict=True)),
}
_GREEK = dict(zip("ονϲϳΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿ", "ovcjABEZHIKMNOPTYXCJ", strict=True))
_ARMENIAN = dict(zip("օոսհցյզքՕՍԼ", "onuhgjqfOUL", strict=True))
_CHEROKEE = dict(zip("ᎠᎡᎢᎪᎫᎬᎳᎷᎻᏀᏃᏌᏎᏒᏔᏙᏚᏞᏟᏢᏦᏴᏃ", "DRTAJEWMHGZUSRTVSLCPKBZ", strict=True))
LATIN_OF = {"CYRILLIC": _CYRILLIC, "GREEK": _GREEK, "ARMENIAN": _ARMENIAN, "CHEROKEE": _CHEROKEE}
"""Letters of other alphabets that most typefaces draw like a Latin letter."""
_IN_CYRILLIC = frozenset("aceopxyijABEKMHOPCTXIJ")
_IN_GREEK = frozenset("ovABEZHIKMNOPTYX")
_LATIN_IN = {
    "CYRILLIC": _IN_CYRILLIC,
    "GREEK": _IN_GREEK,
    "ARMENIAN": frozenset("ounh"),
    "CHEROKEE": frozenset(),
}
"""Latin letters that pass for one of the other alphabet among its letters."""
_NUMERAL_WITH_ENDING = re.compile(r"[IVXLCDM]+\w{1,3}")
"""A Roman numeral with the ending that it has in a Slavonic language: `XXго`."""
_MAY_MIX = re.compile("[Ͱ-֏Ꭰ-ᏽᲀ-ᲈ]")
_BEYOND_LATIN = re.compile("[\u0370-\U0010ffff]")
_MAY_DECEIVE = re.compile(f"{DECEIVES.pattern}|{_MAY_MIX.pattern}")
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")


class LookAlike(NamedTuple):
    """A word in which letters of one alphabet pass for letters of another."""

    offset: int
    """The offset of the first such letter in the text, in code points."""
    word: str
    letter: str
    alphabet: str

    @property
    def message(self) -> str:
        """Say which letter it is, and in which word."""
        return f"In “{self.word}”, {named(self.letter)} passes for a letter of another alphabet."


def named(character: str) -> str:
    """Return the code point and the name of a character: “U+0430 (CYRILLIC SMALL LETTER A)”."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" ({name})" if name else "")


def may_deceive(text: str) -> bool:
    """Return whether a text has any character for `deceiving` or `look_alikes`: both at one look."""
    # The many ranges are only tried on the few different characters that can be in them.
    return not text.isascii() and bool(_MAY_DECEIVE.search("".join({*_BEYOND_LATIN.findall(text)})))


def deceiving(text: str) -> Iterator[tuple[int, str]]:
    """Yield the offset of each character of a text that turns or hides others, and the character."""
    if text.isascii() or not DECEIVES.search(text):
        return
    flags = [found.span() for found in _FLAG.finditer(text)]
    for found in DECEIVES.finditer(text):
        if not any(start < found.start() < end for start, end in flags):
            yield found.start(), found[0]


def without_deceit(words: str) -> str:
    """Return words of an article as a note can quote them: they are found without what turns or hides."""
    return words if words.isascii() else _NEEDLESS.sub("", words)


def look_alikes(text: str) -> Iterator[LookAlike]:
    """Yield each word of a text in which letters of one alphabet pass for those of another."""
    if text.isascii() or not _MAY_MIX.search(text):
        return
    for found in _WORD.finditer(text):
        if _MAY_MIX.search(found[0]) and (at := _impostor(found[0])) is not None:
            yield LookAlike(found.start() + at, found[0], found[0][at], alphabet_of(found[0][at]))


def alphabet_of(letter: str) -> str:
    """Return the alphabet that a letter's name begins with, such as LATIN."""
    return unicodedata.name(letter, "").partition(" ")[0]


def alphabets_of(text: str) -> set[str]:
    """Return which of the alphabets that share shapes of letters a text has letters of."""
    return {alphabet_of(sign) for sign in text} & {"LATIN", *LATIN_OF}


def is_latin_in_disguise(word: str) -> bool:
    """Return whether all letters of a word are of one other alphabet, and all look like Latin ones."""
    letters = [letter for letter in word if letter.isalpha()]
    return any(letters and all(letter in table for letter in letters) for table in LATIN_OF.values())


def _impostor(word: str) -> int | None:
    """Return the offset of the first letter that passes for one of another alphabet, None if none does."""
    by_alphabet: dict[str, list[int]] = {}
    for at, letter in enumerate(word):
        by_alphabet.setdefault(alphabet_of(letter), []).append(at)
    latin = by_alphabet.get("LATIN", [])
    for alphabet, table in LATIN_OF.items():
        others = by_alphabet.get(alphabet, [])
        if len(latin) > 1 and others and all(word[at] in table for at in others):
            return others[0]
        letters = {word[at] for at in latin}
        passes = len(others) > 1 and latin and letters <= _LATIN_IN[alphabet]
        if passes and not _NUMERAL_WITH_ENDING.fullmatch(word):
            return latin[0]
    return None

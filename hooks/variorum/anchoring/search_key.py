"""Text in the form in which suggestions are looked for: more alike than quotes have to be.

People leave out what can be left out: capitals, accents, the vowel signs of Arabic and Hebrew,
the bar of a `ł`. Nothing is ever placed by this form; it only says which words were meant.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right

import regex

from variorum.anchoring.folding import Folded
from variorum.model.values import LATIN_LETTERS

# Accents of Latin, Greek and Cyrillic, and vowel signs of Arabic, Hebrew and Syriac. The vowel signs
# of Indic scripts are no option: with another one it is another word.
_OPTIONAL = regex.compile(
    r"(?V1)[\p{M}&&[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}"
    r"\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]]|\u0640"
)
_PLAIN = str.maketrans({**LATIN_LETTERS, "ς": "σ", "ٱ": "ا", "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي"})


def _key_of(sign: str) -> str:
    """Return what one folded character is looked for as; nothing if it may be left out."""
    apart = unicodedata.normalize("NFKD", sign).casefold()
    bare = _OPTIONAL.sub("", unicodedata.normalize("NFKD", apart))
    digit = unicodedata.digit(bare, None) if len(bare) == 1 else None
    return unicodedata.normalize("NFC", bare.translate(_PLAIN)) if digit is None else str(digit)


class _Keys(dict[int, str]):
    """A table for `str.translate` that fills itself."""

    def __missing__(self, code: int) -> str:
        self[code] = key = _key_of(chr(code))
        return key


_KEYS = _Keys()


def search_key(folded: str) -> str:
    """Return the folded words of a quote, a prefix or a suffix as they are looked for."""
    return folded.lower() if folded.isascii() else folded.translate(_KEYS)


class SearchText:
    """A text as it is looked through, with the way back to the original."""

    def __init__(self, folded: Folded) -> None:
        """Make the key of each character of `folded`."""
        self._folded = folded
        self.text = search_key(folded.text)
        # Most characters have a key of one character: only the others are remembered. Each begins
        # a stretch, in which positions here and there keep the distance that it leaves.
        self._here = [0]
        self._there = [0]
        if any(len(_KEYS[ord(sign)]) != 1 for sign in set(folded.text)):
            self._remember()

    def _remember(self) -> None:
        here = 0
        for there, sign in enumerate(self._folded.text):
            length = len(_KEYS[ord(sign)])
            here += length
            if length != 1:
                self._here.append(here)
                self._there.append(there + 1)

    def position(self, at: int) -> int:
        """Return the position in the folded text of the character whose key is at `at`."""
        index = bisect_right(self._here, at) - 1
        following = self._there[index + 1] if index + 1 < len(self._there) else len(self._folded.text)
        return min(self._there[index] + at - self._here[index], following - 1)

    def start(self, at: int) -> int:
        """Return where the character whose key is at `at` begins in the original."""
        return self._folded.start(self.position(at))

    def end(self, at: int) -> int:
        """Return where the character whose key is at `at` ends in the original, with its combining marks."""
        last = self.position(at)
        text = self._folded.text
        while last + 1 < len(text) and not _KEYS[ord(text[last + 1])]:
            last += 1
        return self._folded.end(last)

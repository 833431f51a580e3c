"""Where in a text something like a given string of words may stand, found by its rarer words.

Every step has a bound, so that neither a long quote nor a text that repeats itself takes long.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from heapq import nsmallest
from math import log2

import regex

from variorum.anchoring.similarity import all_alike

# Where scripts put no space between words, each character counts as a word. No word is longer than 64.
_WORD = regex.compile(
    r"(?V1)[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]\p{M}*"
    r"|[[\p{L}\p{N}\p{M}]--[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]]{1,64}"
)
MOST_HITS = 2_000
"""Places of the words sought that are looked at: the rarest words' first."""
MOST_PLACES = 4
"""Likely places that are returned."""
BAND = 6
"""Words by which two parts of a passage may have moved against each other."""
ALIKE_WORD = 66.0
"""Per cent. From here on a word that the text does not have is taken for a slip of one that it has."""
SLIPS_SOUGHT = 4
"""Words unknown to the text, the longest first, for which words like them are looked for."""
MOST_VOCABULARY = 4_000
"""Words of about the same length that an unknown word is compared with."""
MOST_ALIKE = 4
"""Words of the text that an unknown word may be a slip of."""


def words_of(key: str) -> list[tuple[int, int]]:
    """Return start and end of each word of `key`."""
    return [match.span() for match in _WORD.finditer(key)]


class WordIndex:
    """The words of a text, and where each stands."""

    def __init__(self, key: str) -> None:
        """Take note of every word of `key`, a text as it is looked through."""
        self.spans = words_of(key)
        self.words = [key[start:end] for start, end in self.spans]
        self._places: dict[str, list[int]] = {}
        for number, word in enumerate(self.words):
            self._places.setdefault(word, []).append(number)
        self._slips: dict[str, list[str]] = {}

    def likely_places(self, sought: Sequence[str]) -> list[int]:
        """Return the numbers of the words at which `sought` may begin, about, the likeliest first."""
        votes: dict[int, int] = {}
        for number, places_of_word, weight in self._hits(sought):
            for place in places_of_word:
                band = (place - number) // BAND
                votes[band] = votes.get(band, 0) + weight
        scores = ((-vote - votes.get(band + 1, 0), band) for band, vote in votes.items())
        places: list[int] = []
        # Each place that is taken keeps out two bands, those beside it.
        for _, band in nsmallest(3 * MOST_PLACES, scores):
            if all(abs(band * BAND - other) > BAND for other in places):
                places.append(band * BAND)
            if len(places) == MOST_PLACES:
                break
        return places

    def _hits(self, sought: Sequence[str]) -> Iterator[tuple[int, Sequence[int], int]]:
        """Yield the number of a word of `sought`, where the text has it, and what each such place weighs."""
        known = [(number, word) for number, word in enumerate(sought) if word in self._places]
        unknown = [(number, word) for number, word in enumerate(sought) if word not in self._places]
        unknown.sort(key=lambda entry: -len(entry[1]))
        known += [(number, alike) for number, word in unknown[:SLIPS_SOUGHT] for alike in self._alike(word)]
        left = MOST_HITS
        for number, word in sorted(known, key=lambda entry: len(self._places[entry[1]])):
            places = self._places[word]
            weight = int(100 * min(len(word), 8) / log2(1 + len(places)))
            yield number, places[:left], weight
            left -= len(places)
            if left <= 0:
                break

    def _alike(self, word: str) -> list[str]:
        """Return the words of the text that `word` may be a slip of, the likest first."""
        if word not in self._slips:
            lengths = (len(word) + more for more in (0, 1, -1, 2, -2))
            choices = [other for length in lengths for other in self._by_length.get(length, ())]
            self._slips[word] = all_alike(word, choices[:MOST_VOCABULARY], ALIKE_WORD, MOST_ALIKE)
        return self._slips[word]

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for word in self._places:
            found.setdefault(len(word), []).append(word)
        return found

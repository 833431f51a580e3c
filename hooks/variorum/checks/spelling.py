"""Finds words that stand in no dictionary and in no list of the edition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Any

NO_PROSE = re.compile(r"```[^`]*```|`[^`]*`|\]\([^()\[\]]*\)|https?://\S+|<[^<>]*>|\{[^{}]*\}|&\w+;")
"""Code and addresses in Markdown. No alternative can pass its own beginning: the time stays linear."""
_TOKEN = re.compile(r"[\w.:/-]+")
_IS_NAME = re.compile(r"\d|\w\.\w{2,4}$")
"""What is found in a token that is a number, or the name of a file or a site."""
_WORD = re.compile(r"[^\W\d_]+(?:’[^\W\d_]+)*")
MOST_SOUGHT = 200
"""Words for which a likely spelling is sought in one check: each takes a millisecond."""
_LONGEST = 40
"""Letters of the longest word for which a likely spelling is sought; the search grows with their square."""


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The words that are right: those of a language, and those of the edition."""

    language: str
    own: frozenset[str]
    _sought: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, language: str, texts: Iterable[str]) -> Dictionary:
        """Return the dictionary of `language` with all words that stand in `texts`."""
        return cls(language, frozenset(word for text in texts for word in words_of(text, language)))

    def unknown(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield each word of `text` that is not known, once, with the word that was probably meant or "" ."""
        spelling = _speller(self.language)
        for word in dict.fromkeys(words_of(text, self.language)):
            if word not in self.own and spelling.unknown([word]):
                meant = spelling.correction(word) if self._is_sought(word) else ""
                yield word, "" if meant == word else meant or ""

    def _is_sought(self, word: str) -> bool:
        if len(word) <= _LONGEST and len(self._sought) < MOST_SOUGHT:
            self._sought.add(word)
        return word in self._sought


def words_of(text: str, language: str) -> Iterator[str]:
    """Yield the words of the Markdown `text` in small letters.

    A word in capitals is an abbreviation; in English, one with a letter beyond a-z is a foreign name.
    """
    for found in _WORD.findall(_TOKEN.sub(_unless_name, NO_PROSE.sub(" ", text))):
        word = re.sub(r"’s?$", "", found)
        is_foreign = language == "en" and not word.replace("’", "").isascii()
        if len(word) > 1 and not word.isupper() and not is_foreign:
            yield word.lower()


def _unless_name(token: re.Match[str]) -> str:
    return " " if _IS_NAME.search(token[0].rstrip(".:")) else token[0]


@cache
def _speller(language: str) -> Any:
    # Loaded only where an edition asks for it: it takes a quarter of a second.
    return import_module("spellchecker").SpellChecker(language=language, distance=1)

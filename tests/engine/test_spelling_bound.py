"""However many words are wrong, few likely spellings are sought: each takes a millisecond."""

from __future__ import annotations

import pytest

from variorum.checks import spelling
from variorum.checks.spelling import MOST_SOUGHT, Dictionary


class _Speller:
    """Knows no word, and counts what it is asked."""

    def __init__(self) -> None:
        self.sought: list[str] = []

    def unknown(self, words: list[str]) -> list[str]:
        return words

    def correction(self, word: str) -> str:
        self.sought.append(word)
        return "keeper"


def test_each_word_is_reported_and_a_spelling_sought_for_few(monkeypatch: pytest.MonkeyPatch) -> None:
    speller = _Speller()
    monkeypatch.setattr(spelling, "_speller", lambda language: speller)
    words = ["".join(chr(97 + int(digit)) for digit in f"{number:05}") for number in range(3_000)]
    dictionary = Dictionary.of("de", [])
    found = [
        *dictionary.unknown(" ".join(words)),
        *dictionary.unknown(words[0]),
        *dictionary.unknown(words[-1]),
    ]
    assert [word for word, _ in found] == [*words, words[0], words[-1]]
    assert len(set(speller.sought)) == MOST_SOUGHT
    assert found[-2:] == [(words[0], "keeper"), (words[-1], "")]

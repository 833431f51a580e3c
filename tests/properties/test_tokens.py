"""Texts of common characters are divided by a quicker pattern: into the same words as by the other one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from variorum.merging import repeated_words

_COMMON = [chr(code) for code in range(0x250) if not repeated_words._NOT_COMMON.search(chr(code))]
_SIGNS = st.sampled_from([*_COMMON, *"‐‑–—‘’“”…"]) | st.sampled_from("ab é '’.,‐-\u0301漢α\n")


@given(st.text(_SIGNS, max_size=20))
def test_words_are_the_same_by_either_pattern(text: str) -> None:
    """Also of characters that only one of the two patterns is for."""
    assert repeated_words._tokens(text) == [match[0] for match in repeated_words._TOKEN.finditer(text)]


def test_each_common_character_is_divided_alike() -> None:
    """Alone, at the end of a word and within one."""
    for sign in _COMMON:
        for text in (sign, f"a{sign}", f"a{sign}b", f"a.{sign}"):
            words = [match[0] for match in repeated_words._TOKEN.finditer(text)]
            assert repeated_words._tokens(text) == words, repr(text)

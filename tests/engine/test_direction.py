"""In which direction languages and texts are written."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from variorum.model.direction import arrow_after, direction_of, direction_of_text, has_right_to_left


@pytest.mark.parametrize(
    "language", ["ar", "he", "iw", "fa-IR", "ur", "yi", "az-Arab", "ku-Arab-IQ", "dv", "AR", "syr"]
)
def test_languages_from_right_to_left(language: str) -> None:
    assert direction_of(language) == "rtl"


@pytest.mark.parametrize(
    "language", ["en", "zh-Hant", "ar-Latn", "he-Latn-IL", "ku", "az", "ja", "ru-petr1708", "x"]
)
def test_all_others(language: str) -> None:
    assert direction_of(language) == "ltr"


def test_a_text_has_the_direction_of_its_first_letter() -> None:
    assert direction_of_text("(1) قال he said") == "rtl"
    assert direction_of_text("“He said” قال") == "ltr"
    assert direction_of_text("12 — 13") == "ltr"
    assert (arrow_after("السماء"), arrow_after("the sky")) == ("←", "→")


def test_every_sign_from_right_to_left_is_known_as_such() -> None:
    right = {"R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI", "PDF", "PDI"}
    signs = map(chr, range(sys.maxunicode + 1))
    assert [s for s in signs if unicodedata.bidirectional(s) in right and not has_right_to_left(s)] == []


def test_other_texts_have_none() -> None:
    for text in ("plain", "naïve — “words”", "赵立坚", "ἄνδρα μοι", "слово", "हिन्दी", "ไทย", "𝄞 😀"):
        assert not has_right_to_left(text)

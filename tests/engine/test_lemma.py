"""What a printed note begins with: the words that it is about."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from variorum.model.selector import Span
from variorum.rendering.lemma import LONGEST, lemma

LONG = "Chinese officials believe that the forced sale will make both companies appear weak in the face of it"


@pytest.mark.parametrize(
    ("text", "headline", "expected"),
    [
        ("a forced sale", "Catalogue of exports", "a forced sale"),
        ("a  forced\n\nsale", "Catalogue", "a forced sale"),
        ("Zhao Legian", "Zhao Legian → Zhao Lijian", ""),
        ("bytedance", "ByteDance", ""),
        (LONG, "Weakness", "Chinese officials believe that … in the face of it"),
        ("中" * 80, "A name", "中" * 32 + " … " + "中" * 20),
    ],
)
def test_the_lemma_is_the_passage_on_one_line(text: str, headline: str, expected: str) -> None:
    assert lemma([Span(0, len(text))], text, headline) == expected


def test_a_note_on_the_whole_article_has_none() -> None:
    assert lemma([], "Any text", "A headline") == ""


@given(st.text(min_size=1) | st.text(alphabet="ab \u0301中", min_size=LONGEST), st.text())
def test_no_lemma_is_long(text: str, headline: str) -> None:
    found = lemma([Span(0, len(text))], text, headline)
    assert "\n" not in found
    assert len(regex.findall(r"\X", found)) <= LONGEST

"""The lines of a handout: short, numbered through, and nothing lost."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.apparatus.numbered_lines import columns, numbered_lines

TEXTS = st.text(
    st.one_of(st.sampled_from("aé́ \n\t。「」（，子曰がﾊｱ한اب’-"), st.characters(codec="utf-8")), max_size=200
)


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


@given(st.lists(TEXTS, max_size=4), st.integers(4, 60))
def test_no_sign_is_lost_and_numbers_count_on(paragraphs: list[str], width: int) -> None:
    found = numbered_lines(paragraphs, width)
    assert len(found) == len(paragraphs)
    for paragraph, lines in zip(paragraphs, found, strict=True):
        assert _bare("".join(line.words for line in lines)) == _bare(paragraph)
    numbers = [line.number for lines in found for line in lines]
    assert numbers == list(range(1, len(numbers) + 1))


@given(st.lists(st.text("abcdefgh’", min_size=1, max_size=12), min_size=1), st.integers(12, 60))
def test_a_line_is_as_full_as_it_can_be(words: list[str], width: int) -> None:
    lines = [line.words for line in numbered_lines([" ".join(words)], width)[0]]
    assert all(columns(line) <= width for line in lines)
    for line, following in pairwise(lines):
        assert columns(f"{line} {following.split()[0]}") > width


@given(st.text("子曰學而時習之不亦說乎", min_size=1), st.integers(6, 40))
def test_ideographs_need_no_spaces_to_be_parted(text: str, width: int) -> None:
    lines = [line.words for line in numbered_lines([text], width)[0]]
    assert "".join(lines) == text
    assert all(columns(line) <= width for line in lines)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("子曰：「學而時習之，不亦說乎？」", 10, ["子曰：「學", "而時習之，", "不亦說", "乎？」"]),
        ("The Analects (論語) are old.", 15, ["The Analects", "(論語) are old."]),
        ("one\ntwo three", 20, ["one", "two three"]),
        ("a " + "w" * 30 + " b", 10, ["a", "w" * 30, "b"]),
    ],
)
def test_lines_end_where_a_reader_would_end_them(text: str, width: int, lines: list[str]) -> None:
    assert [line.words for line in numbered_lines([text], width)[0]] == lines


def test_a_combining_sign_takes_no_room() -> None:
    assert columns(unicodedata.normalize("NFD", "é")) == 1

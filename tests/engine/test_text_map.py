"""Passages are followed from one version of a text to the next, and never to other words."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from tests.drift.relinking import LEAST_RIGHT, outcomes
from tests.drift.suggestions import ROOT
from variorum.anchoring.text_map import TextMap
from variorum.model.selector import Span

GUIDE = (ROOT / "docs/command.md").read_text("utf-8")


@pytest.mark.parametrize("seed", range(3))
def test_with_one_word_in_twenty_changed_no_passage_is_followed_wrongly(seed: int) -> None:
    counts = Counter(outcomes(GUIDE, Random(seed), 500))
    assert counts["wrong"] == 0
    assert counts["right"] >= LEAST_RIGHT * (counts["right"] + counts["not followed"])


@pytest.mark.parametrize(
    ("before", "passage", "after", "expected"),
    [
        ("a lamp and a wick", "lamp", "a lamp and a wick", "lamp"),
        ("a lamp and a wick", "lamp and", "a lamp or a wick", "lamp or"),
        ("a lamp and a wick", "a lamp", "the lamp and a wick", "the lamp"),
        ("one, two, three", "one, two", "two, three", "two"),
        ("it rained and it", "rained", "it rained and rained and it", None),
        ("one two three", "two three", "one new big three", None),
        ("one two three", "two", "one three", None),
        ("lips and tongue are separately cut", "tongue are", "lips and tongue separately are", None),
        ("they are red and wet", "red and", "they red are and wet", None),
        (
            "give up the place entirely, for then",
            "place entirely",
            "give up the inn entirely, for then",
            "inn entirely",
        ),
        ("太平洋上有一盞燈", "一盞燈", "太平洋上有這盞燈", "這盞燈"),
    ],
)
def test_a_passage_is_followed_only_where_there_is_no_choice(
    before: str, passage: str, after: str, expected: str | None
) -> None:
    start = before.index(passage)
    found = TextMap(before, after).follow(Span(start, start + len(passage))).span
    assert (after[slice(*found)] if found else None) == expected


def test_signs_do_not_count_as_words_that_are_left() -> None:
    before, after = "give up the place entirely, for then", "give up the  entirely,  then"
    start = before.index("place")
    assert TextMap(before, after).follow(
        Span(start, start + len("place entirely, for"))
    ).kept == pytest.approx(1 / 3)


def test_a_text_without_landmarks_has_an_end() -> None:
    before, after = "one two " * 3_000, "two one one " * 2_000
    TextMap(before, after)

"""A part of a word or a number is never placed; whole words are."""

from __future__ import annotations

from typing import Literal, NamedTuple

import pytest

from tests.engine.case_files import cases
from variorum.anchoring.outcome import Found, NotFound
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.resolve import resolve
from variorum.model.problem import Code
from variorum.model.selector import Selector, Span


class Passage(NamedTuple):
    """A line of a case: a text, and the passage that stands in it between ⟦ and ⟧."""

    text: ReadingText
    span: Span
    quote: str


def passages(key: str) -> list[object]:
    """Return one parameter for each line of the cases of words."""
    return [
        pytest.param(_read(line), id=line)
        for case in cases("words", "whole", "part")
        for line in case.values[0].list(key)
    ]


def _read(line: str) -> Passage:
    before, _, rest = line.partition("⟦")
    quote, _, after = rest.partition("⟧")
    return Passage(ReadingText(before + quote + after), Span(len(before), len(before) + len(quote)), quote)


@pytest.mark.parametrize("passage", passages("whole"))
def test_whole_words_are_placed(passage: Passage) -> None:
    assert resolve(Selector(passage.quote), passage.text) == Found((passage.span,))


@pytest.mark.parametrize("occurrence", [None, 1, "all"])
@pytest.mark.parametrize("passage", passages("part"))
def test_a_part_is_never_placed(passage: Passage, occurrence: Literal[1, "all"] | None) -> None:
    outcome = resolve(Selector(passage.quote, occurrence=occurrence), passage.text)
    assert isinstance(outcome, NotFound)
    assert outcome.code is Code.QUOTE_SPLITS_WORD


@pytest.mark.parametrize("passage", passages("part"))
def test_a_part_in_a_context_that_ends_before_the_word_is_not_placed(passage: Passage) -> None:
    text, span = passage.text.text, passage.span
    words_before, words_after = text[: span.start].split(" ")[:-1], text[span.end :].split(" ")[1:]
    for selector in (
        Selector(passage.quote, " ".join(words_before)),
        Selector(passage.quote, suffix=" ".join(words_after)),
        Selector(passage.quote, " ".join(words_before), " ".join(words_after)),
    ):
        outcome = resolve(selector, passage.text)
        # A space inside of a number divides its context from it and is a part of it, too.
        assert isinstance(outcome, NotFound) or text[span.start - 1] == " " or text[span.end] == " "


@pytest.mark.parametrize("passage", passages("part"))
def test_a_part_is_placed_where_its_context_is_the_rest_of_the_word(passage: Passage) -> None:
    text, span = passage.text.text, passage.span
    selector = Selector(passage.quote, text[: span.start], text[span.end :])
    assert resolve(selector, passage.text) == Found((span,))

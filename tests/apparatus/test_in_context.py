"""A passage is quoted with whole words around it, and never with words of another paragraph."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.properties.texts import texts
from variorum.apparatus.in_context import BESIDE, in_context
from variorum.model.selector import Span


@given(texts, st.data())
def test_what_stands_beside_a_passage_stands_there_in_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assume("\n\n" not in (text[start - 1 : start + 1], text[end - 1 : end + 1]))
    quoted = in_context(text, Span(start, end))
    before, after = quoted.before.removeprefix("…").lstrip(" "), quoted.after.removesuffix("…").rstrip(" ")
    assert text[:start].rstrip(" ").endswith(before.rstrip(" "))
    assert text[end:].lstrip(" ").startswith(after.lstrip(" "))
    assert "\n\n" not in quoted.before + quoted.after
    assert len(before) <= BESIDE >= len(after)


def test_words_are_not_cut_off_in_the_middle() -> None:
    text = f"{'lamp ' * 30}passage{' rock' * 30}"
    start = text.index("passage")
    quoted = in_context(text, Span(start, start + len("passage")))
    assert set(quoted.before.removeprefix("… ").split()) == {"lamp"}
    assert set(quoted.after.removesuffix(" …").split()) == {"rock"}

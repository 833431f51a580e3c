"""What our tools write stands nowhere once its passage is deleted, and never on other words."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.drift.recurring import passages, without
from variorum.anchoring.note_selector import selector_of
from variorum.anchoring.outcome import Found, NotFound
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.resolve import resolve
from variorum.model.selector import Span


@settings(max_examples=150)
@given(passages())
def test_a_deleted_passage_is_noticed(passage: tuple[str, Span]) -> None:
    text, span = passage
    selector = selector_of(span, ReadingText(text))
    assert selector is not None
    assert resolve(selector, ReadingText(text)) == Found((span,))
    for later in without(span, text):
        assert isinstance(resolve(selector, ReadingText(later)), NotFound)


@settings(max_examples=150)
@given(passages(), st.data())
def test_after_a_change_beside_it_a_passage_is_right_or_refused(
    passage: tuple[str, Span], data: st.DataObject
) -> None:
    text, span = passage
    selector = selector_of(span, ReadingText(text))
    assert selector is not None
    put_in = data.draw(st.sampled_from(["", "quietly ", "and then ", "the lamp ", "He lit it. "]))
    is_before = data.draw(st.booleans())
    taken = data.draw(st.integers(0, 12))
    if is_before:
        start = max(0, span.start - taken)
        later, shift = text[:start] + put_in + text[span.start :], len(put_in) - (span.start - start)
    else:
        later, shift = text[: span.end] + f" {put_in}".rstrip() + text[span.end + taken :], 0
    expected = Span(span.start + shift, span.end + shift)
    outcome = resolve(selector, ReadingText(later))
    assume(later != text)
    assert isinstance(outcome, NotFound) or outcome == Found((expected,))

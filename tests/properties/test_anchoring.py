"""Any passage is found again by the selector that we would write for it."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.properties.texts import texts
from variorum.anchoring.corrected import correct
from variorum.anchoring.folding import Folded, fold_quote
from variorum.anchoring.outcome import Found, NotFound
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.resolve import resolve
from variorum.anchoring.write_selector import visible, write_selector
from variorum.model.selector import Selector, Span


@st.composite
def passages(draw: st.DrawFn) -> tuple[ReadingText, Span]:
    text = draw(texts)
    assume(text)
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, min(len(text), start + 60)))
    return ReadingText(text), Span(start, end)


@given(passages())
def test_a_written_selector_finds_its_passage(passage: tuple[ReadingText, Span]) -> None:
    text, span = passage
    shown = visible(span, text)
    selector = write_selector(span, text)
    assert (shown is None) == (selector is None)
    if selector and shown:
        assert resolve(selector, text) == Found((shown,))


@given(passages())
def test_what_is_found_says_what_was_looked_for(passage: tuple[ReadingText, Span]) -> None:
    text, span = passage
    quote = text.text[span.start : span.end]
    outcome = resolve(Selector(quote), text)
    if isinstance(outcome, Found):
        (found,) = outcome.spans
        assert fold_quote(text.text[found.start : found.end]) == fold_quote(quote)


@given(texts, st.text(max_size=40), st.text(max_size=10), st.text(max_size=10))
def test_any_selector_has_an_outcome(text: str, quote: str, prefix: str, suffix: str) -> None:
    outcome = resolve(Selector(quote or "x", prefix, suffix), ReadingText(text))
    if isinstance(outcome, NotFound):
        assert outcome.message.endswith((".", "?"))
        assert outcome.fix.endswith(".")
    else:
        assert all(0 <= span.start < span.end <= len(text) for span in outcome.spans)


@given(texts)
def test_folding_knows_the_way_back(text: str) -> None:
    folded = Folded(text)
    starts = [folded.start(at) for at in range(len(folded.text))]
    ends = [folded.end(at) for at in range(len(folded.text))]
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(starts, ends, strict=True))
    assert "  " not in folded.text


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = Folded(text).text
    assert Folded(once).text == once


@given(texts, st.lists(st.tuples(st.integers(0, 80), st.integers(1, 9), st.text(max_size=9)), max_size=5))
def test_corrected_text_knows_the_way_back(text: str, changes: list[tuple[int, int, str]]) -> None:
    corrections: list[tuple[Span, str]] = []
    for start, length, reading in sorted(changes):
        if start + length <= len(text) and (not corrections or start >= corrections[-1][0].end):
            corrections.append((Span(start, start + length), reading))
    corrected = correct(ReadingText(text), corrections)
    assert correct(ReadingText(text), []).text == text
    for at in range(len(corrected.text)):
        back = corrected.as_received(Span(at, at + 1))
        replaced = [span for span, _ in corrections if span == back]
        assert replaced or text[back.start : back.end] == corrected.text[at]

"""Claims about sentences and comparisons of any text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from variorum.apparatus.collation import compared
from variorum.model.sentences import sentence_at, sentences

texts = st.text(st.sampled_from("aB. !?…“”()\n。」「1é"), max_size=80) | st.text(max_size=80)


@given(texts)
def test_sentences_hold_all_but_white_space_in_order(text: str) -> None:
    found = sentences(text)
    assert "".join("".join(text[s.span.start : s.span.end].split()) for s in found) == "".join(text.split())
    assert sorted(found, key=lambda s: (s.paragraph, s.number)) == found
    for sentence in found:
        assert sentence_at(found, sentence.span.start) == sentence
        assert sentence_at(found, sentence.span.end - 1) == sentence


@given(texts, texts)
def test_a_comparison_keeps_the_reading_and_takes_only_from_the_passage(words: str, reading: str) -> None:
    found = compared(words, reading)
    assert found.reading.replace("<ins>", "").replace("</ins>", "").unescape() == reading
    assert all(0 <= span.start < span.end <= len(words) for span in found.lost)


@given(texts)
def test_a_text_compared_with_itself_differs_in_nothing(words: str) -> None:
    found = compared(words, words)
    assert found.lost == []
    assert "<ins>" not in found.reading

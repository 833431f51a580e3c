"""What is suggested for a quote that the article does not have."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from tests.properties.texts import texts
from variorum.anchoring.folding import Folded
from variorum.anchoring.nearest import nearest
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.search_key import SearchText, search_key
from variorum.model.selector import Selector

_WORDS = "lamp keeper storm harbour ninety stairs evening morning ferry match gull letter brother".split()
stories = st.lists(st.sampled_from(_WORDS), min_size=12, max_size=40).map(" ".join)


def _with_accents(words: str) -> str:
    return words.replace("e", "é").replace("o", "ø")


@given(texts)
def test_the_searched_text_knows_the_way_back(text: str) -> None:
    folded = Folded(text)
    search = SearchText(folded)
    assert search.text == search_key(folded.text)
    starts = [search.start(at) for at in range(len(search.text))]
    ends = [search.end(at) for at in range(len(search.text))]
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(starts, ends, strict=True))


@given(texts, st.text(max_size=40), st.text(max_size=12), st.text(max_size=12))
def test_any_suggestion_is_a_part_of_the_text(text: str, quote: str, prefix: str, suffix: str) -> None:
    span = nearest(Selector(quote, prefix, suffix), ReadingText(text))
    assert span is None or 0 <= span.start < span.end <= len(text)


@given(st.permutations(_WORDS).map(" ".join), st.data())
def test_what_stands_between_the_context_is_suggested_whole(story: str, data: st.DataObject) -> None:
    words = story.split()
    length = data.draw(st.integers(3, 6))
    first = data.draw(st.integers(2, len(words) - length - 2))
    changed = words[first : first + length]
    changed[data.draw(st.integers(0, length - 1))] = "something"
    prefix, suffix = " ".join(words[:first]), " ".join(words[first + length :])
    span = nearest(Selector(" ".join(changed), prefix, suffix), ReadingText(story))
    assert span is not None
    assert story[span.start : span.end].split() == words[first : first + length]


@given(stories, st.integers(0, 8), st.integers(2, 4), st.sampled_from([str.upper, str.title, _with_accents]))
def test_neither_capitals_nor_accents_hide_a_passage(
    story: str, first: int, length: int, change: Callable[[str], str]
) -> None:
    words = " ".join(story.split()[first : first + length])
    span = nearest(Selector(change(words)), ReadingText(story))
    assert span is not None
    assert story[span.start : span.end] == words

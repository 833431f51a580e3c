"""Texts in which words and sentences recur, passages of them, and deletions that take a passage with them."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import strategies as st

from variorum.model.selector import Span
from variorum.model.sentences import sentence_at, sentences

_WORDS = ["the", "keeper", "lit", "a", "lamp", "he", "she", "1,500", "at", "noon", "it’s", "was", "not"]
_SENTENCES = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=7).map(
    lambda words: f"{' '.join(words).capitalize()}."
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Return one to four paragraphs of sentences, of which each may stand several times."""
    known = draw(st.lists(_SENTENCES, min_size=1, max_size=5))
    paragraph = st.lists(st.sampled_from(known), min_size=1, max_size=5).map(" ".join)
    return "\n\n".join(draw(st.lists(paragraph, min_size=1, max_size=4)))


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, Span]:
    """Return a text, and some words of a sentence of it."""
    text = draw(texts())
    sentence = draw(st.sampled_from(sentences(text))).span
    starts = [at for at in range(sentence.start, sentence.end) if at == sentence.start or text[at - 1] == " "]
    first = draw(st.integers(0, len(starts) - 1))
    last = draw(st.integers(first, len(starts) - 1))
    end = [*starts, sentence.end + 1][last + 1] - 1
    return text, Span(starts[first], end)


def without(span: Span, text: str) -> Iterator[str]:
    """Yield `text` without the passage: alone, with a space beside it, with its sentence, its paragraph."""
    start, end = span
    yield text[:start] + text[end:]
    yield text[:start] + text[end:].removeprefix(" ")
    yield text[:start].removesuffix(" ") + text[end:]
    sentence = sentence_at(sentences(text), start).span
    yield text[: sentence.start] + text[max(end, sentence.end) :].lstrip(" ")
    first = text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0
    last = text.find("\n\n", end)
    yield (text[:first] + text[last + 2 :]) if last >= 0 else text[: max(0, first - 2)]

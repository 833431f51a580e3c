"""What must be true of how quotes are found: folding, and what is said of a near miss."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import strategies as st

from tests.fuzz.mutated import damaged
from tests.fuzz.target import Target
from tests.properties.test_hints import every_proposal_places_it
from tests.properties.texts import look_alikes, texts
from variorum.anchoring.folding import Folded, fold_quote
from variorum.anchoring.outcome import Found
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.resolve import resolve
from variorum.anchoring.write_selector import visible, write_selector
from variorum.model.selector import Selector, Span

_LIKE_A_PROPOSAL = re.compile("prefix:|suffix:|quote:|occurrence:")
_texts = st.one_of(texts, look_alikes, damaged("docs/articles/*/article.txt", "tests/cases/anchoring/*.yml"))


def check_folding(case: tuple[str, float, float]) -> None:
    """Folding knows the way back, twice is once, and a passage is found by the selector written for it."""
    text, one, other = case
    folded = Folded(text)
    back = [(folded.start(at), folded.end(at)) for at in range(len(folded.text))]
    assert back == sorted(back)
    assert all(0 <= start < end <= len(text) for start, end in back)
    assert all(first[1] <= second[0] or first == second for first, second in pairwise(back))
    assert Folded(folded.text).text == folded.text
    assert fold_quote(fold_quote(text)) == fold_quote(text)
    start, end = sorted((int(one * len(text)), int(other * len(text))))
    reading = ReadingText(text)
    if start == end:
        return
    shown, selector = visible(Span(start, end), reading), write_selector(Span(start, end), reading)
    assert (shown is None) == (selector is None)
    if selector and shown:
        assert resolve(selector, reading) == Found((shown,))


def check_near_misses(case: tuple[str, list[float], str, int, bool]) -> None:
    """Whatever is proposed for a damaged quote places the note where the message says."""
    text, (one, other, at), added, removed, with_context = case
    start, end = sorted((int(one * len(text)), int(other * len(text))))
    end = min(end, start + 200)
    where = start + int(at * (end - start))
    quote = text[start:where] + added + text[where + removed : end]
    prefix, suffix = (text[max(0, start - 20) : start], text[end : end + 20]) if with_context else ("", "")
    # What is proposed is read off the message; a text that looks like a proposal cannot be told from one.
    if quote.strip() and not _LIKE_A_PROPOSAL.search(text + added):
        every_proposal_places_it(text, Selector(quote, prefix, suffix))


_share = st.floats(0, 1)
PLACING = {
    "folding": Target(str(check_folding.__doc__), st.tuples(_texts, _share, _share), check_folding),
    "near-misses": Target(
        str(check_near_misses.__doc__),
        st.tuples(
            _texts,
            st.lists(_share, min_size=3, max_size=3),
            st.one_of(
                st.just(""), st.text(max_size=6), st.sampled_from(["…", " … ", "“", "\n\n", "the ", "-"])
            ),
            st.integers(0, 8),
            st.booleans(),
        ),
        check_near_misses,
    ),
}

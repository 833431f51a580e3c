"""Where a quote that is not in the article probably stood. Only ever a suggestion.

Where the words before and after it still stand, the quote is what is between them now. Else prefix,
quote and suffix are laid beside the text as one string of words, and the quote's edges read off.
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.anchoring.alignment import Alignment, align
from variorum.anchoring.folding import fold_quote
from variorum.anchoring.gaps import Gap, gaps
from variorum.anchoring.quote_edges import Sought, span_of
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.search_key import search_key
from variorum.anchoring.similarity import similarity
from variorum.anchoring.word_index import BAND, words_of
from variorum.model.selector import Selector, Span

ALIKE_ALONE = 72.0
"""Per cent. Lower than would do for placing a note, since a person reads the suggestion."""
IN_COMMON = 0.3
"""Share of the letters that must stand in words that both have, where the context says the rest.
Two sentences that have nothing to do with each other share as much in one of 100 cases."""
ALIKE_CONTEXT = 0.6
"""Share of the letters of a prefix or a suffix that agree where it is taken to stand."""
HALF_OF_IT = 0.5
"""Share of the letters in words of a quote that are there, where the others are other words."""
LONGEST_RUN = 0.5
"""Share of a quote that, standing there in one piece, shows what was meant: half of one pasted twice."""
WORDS_OF_A_RUN = 3
"""Two words that follow one another do so elsewhere too."""
ALIKE_AS_A_WHOLE = 60.0
"""Per cent. Where no context speaks for it: the same words, far apart, are no passage like the quote."""
MOST_WORDS = 40
"""Words of a quote that are laid beside the text; of a longer one the first and the last are."""
HALF = 20
CONTEXT_WORDS = 10
"""Words of a prefix or a suffix that are laid beside the text."""


def nearest(selector: Selector, text: ReadingText) -> Span | None:
    """Return the words most like the quote in its surroundings, if any are like it."""
    quote = search_key(fold_quote(selector.quote))
    words = _words(quote)
    if not words:
        return None
    likest = max(gaps(selector, text), key=lambda gap: _alike(gap, quote, text), default=None)
    if likest and has_in_common(selector.quote, text.text[likest.start : likest.end]):
        return Span(*likest)
    prefix, suffix = search_key(fold_quote(selector.prefix)), search_key(fold_quote(selector.suffix))
    if len(words) <= MOST_WORDS:
        return _beside_text(prefix, words, suffix, quote, text)
    head = _beside_text(prefix, words[:HALF], "", quote, text)
    tail = _beside_text("", words[-HALF:], suffix, quote, text)
    if head and tail and head.start < tail.end <= head.start + 2 * len(selector.quote):
        return Span(head.start, tail.end)
    return head or tail


def has_in_common(quote: str, words: str) -> bool:
    """Return whether words that stand in the place of a quote have more in common with it than by chance."""
    one, other = search_key(fold_quote(quote)), search_key(fold_quote(words))
    if not one or not other:
        return False
    if max(len(one), len(other)) <= 4 * MOST_WORDS and similarity(one, other) >= ALIKE_ALONE:
        return True
    ours, theirs = _words(one)[:MOST_WORDS], _words(other)[: 2 * MOST_WORDS]
    agreeing = sum(align(ours, theirs).agreeing)
    return agreeing >= IN_COMMON * max(_letters(ours), _letters(theirs[: len(ours)]), 1)


def _alike(gap: Gap, quote: str, text: ReadingText) -> float:
    return similarity(quote, search_key(fold_quote(text.text[gap.start : gap.end])))


def _beside_text(prefix: str, words: list[str], suffix: str, quote: str, text: ReadingText) -> Span | None:
    """Lay the words beside each likely part of the text; return the quote's edges in the best one."""
    before, after = _words(prefix)[-CONTEXT_WORDS:], _words(suffix)[:CONTEXT_WORDS]
    all_words = (*before, *words, *after)
    sought = Sought(all_words, len(before), len(before) + len(words), quote, prefix, suffix)
    index = text.word_index
    best: tuple[float, int, Alignment] | None = None
    for place in index.likely_places(all_words):
        start = max(0, place - BAND)
        found = align(all_words, index.words[start : place + len(all_words) + 2 * BAND])
        if best is None or found.score > best[0]:
            best = (found.score, start, found)
        if found.score == _letters(all_words):
            break
    if best is None:
        return None
    span = span_of(sought, best[2], best[1], text)
    return (
        span if span and _is_like(sought, best[2], search_key(fold_quote(text.text[slice(*span)]))) else None
    )


def _is_like(sought: Sought, found: Alignment, words: str) -> bool:
    """Return whether the words found are so like those sought that they were probably meant."""
    before, own, after = (
        _share(sought.words[part], found.agreeing[part])
        for part in (slice(sought.first), slice(sought.first, sought.end), slice(sought.end, None))
    )
    if before >= ALIKE_CONTEXT and after >= ALIKE_CONTEXT:
        return own >= IN_COMMON
    ours, theirs = " ".join(sought.words[sought.first : sought.end]), " ".join(_words(words))
    alike = similarity(ours, theirs)
    if own >= ALIKE_ALONE / 100 or _longest_run(sought, found) >= LONGEST_RUN:
        return alike >= ALIKE_AS_A_WHOLE
    return own >= HALF_OF_IT and alike >= ALIKE_ALONE


def _share(words: Sequence[str], agreeing: Sequence[float]) -> float:
    return sum(agreeing) / _letters(words) if words else 0.0


def _longest_run(sought: Sought, found: Alignment) -> float:
    """Return what share of the quote stands there in one piece of several words."""
    longest = run = 0
    in_a_row = 0
    for number in range(sought.first, sought.end):
        follows = number > sought.first and found.partners[number - 1] == (found.partners[number] or 0) - 1
        is_same = found.agreeing[number] == len(sought.words[number])
        run = (run if follows else 0) + len(sought.words[number]) if is_same else 0
        in_a_row = (in_a_row if follows else 0) + 1 if is_same else 0
        if in_a_row >= WORDS_OF_A_RUN:
            longest = max(longest, run)
    return longest / _letters(sought.words[sought.first : sought.end])


def _words(key: str) -> list[str]:
    return [key[start:end] for start, end in words_of(key)]


def _letters(words: Sequence[str]) -> int:
    return sum(map(len, words))

"""An earlier and a later version of a text, laid beside each other word by word.

Which words are the same is found by a diff of the two versions, never by likeness: a passage is followed
only where the words around it, and its own, leave no choice.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from variorum.anchoring.folding import fold_quote
from variorum.anchoring.matched_words import matched_words
from variorum.model.selector import Span

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+|[^\w\s]")
"""Words, single ideographs and kana, single signs."""
_LETTER = re.compile(r"\w")
_LONGEST_PUT_IN = 200
"""Words that were put in at one place, among which a passage is looked for."""
_NEAR = 6
"""Words on each side of a passage among which one of its own may be that changed places with another."""
LEAST_KEPT = 0.5
"""Share of a passage's words that must be there still, if the passage is to be called the same."""


class Followed(NamedTuple):
    """Where a passage of the earlier version is in the later one."""

    span: Span | None
    """None if it is gone, or if it cannot be said where it begins or ends."""
    kept: float
    """The share of its words that are there still."""
    between: Span | None
    """The stretch between the words right before the passage and right after it; None if one is gone."""


class TextMap:
    """Which word of the later version is which word of the earlier one."""

    def __init__(self, before: str, after: str) -> None:
        """Compare two versions. Takes time by their length, and by the square of what was written anew."""
        self.before, self.after = before, after
        self._old = [Span(*match.span()) for match in _WORD.finditer(before)]
        self._new = [Span(*match.span()) for match in _WORD.finditer(after)]
        old = [_folded(before, word) for word in self._old]
        self._old_words, self._words = old, [_folded(after, word) for word in self._new]
        self._partner: list[int | None] = [None] * len(old)
        self._is_new = [True] * len(self._words)
        for one, other in matched_words(old, self._words):
            self._partner[one] = other
            self._is_new[other] = False
        self._is_lost = [partner is None for partner in self._partner]
        self._starts = [word.start for word in self._old]
        self._ends = [word.end for word in self._old]

    def follow(self, span: Span) -> Followed:
        """Return where the passage `span` of the earlier version is."""
        first = bisect_right(self._ends, span.start)
        last = bisect_left(self._starts, span.end) - 1
        if first > last:
            return Followed(None, 0.0, None)
        partners = self._partner[first : last + 1]
        kept = [partner for partner in partners if partner is not None]
        share = self._share_kept(first, last)
        between = self._between(first, last)
        start, end = self._edge(first, last, 1), self._edge(last, first, -1)
        if not kept or start is None or end is None or start > end or self._may_be_another(start, end):
            return Followed(None, share, between)
        if self._is_crossed(first, last, start, end):
            return Followed(None, share, between)
        return Followed(Span(self._new[start].start, self._new[end].end), share, between)

    def _share_kept(self, first: int, last: int) -> float:
        """Return the share of the words that are there still; of signs, if the passage has no words."""
        of_words = [at for at in range(first, last + 1) if _LETTER.match(self.before, self._old[at].start)]
        counted = of_words or range(first, last + 1)
        return sum(self._partner[at] is not None for at in counted) / len(counted)

    def _between(self, first: int, last: int) -> Span | None:
        """Return the stretch between the partners of the words around the words `first` to `last`."""
        before = self._partner[first - 1] if first else -1
        after = self._partner[last + 1] if last + 1 < len(self._old) else len(self._new)
        if before is None or after is None or before >= after:
            return None
        start = self._new[before].end if before >= 0 else 0
        return Span(start, self._new[after].start if after < len(self._new) else len(self.after))

    def _edge(self, edge: int, other: int, step: int) -> int | None:
        """Return the word of the later version with which the passage begins (`step` 1) or ends (-1).

        None if that cannot be said: where as many words took the place of words at the edge, these
        count; where they are more or fewer, they may belong to the passage or not. Where nothing took
        their place, it begins with the next word, not with a sign that stood after them.
        """
        gone = 0
        while edge + gone * step != other + step and self._partner[edge + gone * step] is None:
            gone += 1
        inner = edge + gone * step
        if inner == other + step:
            return None
        kept = self._partner[inner]
        if gone == 0 or kept is None:
            return kept
        outside = edge - step
        is_inside = 0 <= outside < len(self._old)
        beyond = self._partner[outside] if is_inside else (-1 if step > 0 else len(self._new))
        if beyond is None:
            return None
        put_in = abs(kept - beyond) - 1
        if put_in == 0:
            return self._next_word(inner, other, step)
        return beyond + step if put_in == gone else None

    def _may_be_another(self, start: int, end: int) -> bool:
        """Return whether words were put in beside a passage that are the same as its own.

        Of “it rained and it rained”, either may be the old one.
        """
        words, flags = self._words, self._is_new
        return _repeats(words, flags, start, end, 1) or _repeats(words, flags, start, end, -1)

    def _is_crossed(self, first: int, last: int, start: int, end: int) -> bool:
        """Return whether a word that stood beside the passage is in it now, or one of its own beside it.

        Of two words that changed places at its edge, the diff can only keep one, and either would do.
        """
        lost, new = self._is_lost, self._is_new
        came = {self._words[at] for at in range(start, end + 1) if new[at]}
        went = {self._old_words[at] for at in range(first, last + 1) if lost[at]}
        around = (*_near(lost, first - 1, -1), *_near(lost, last + 1, 1))
        beside = (*_near(new, start - 1, -1), *_near(new, end + 1, 1))
        crossed = {self._old_words[at] for at in around} & came | {self._words[at] for at in beside} & went
        return any(_LETTER.match(word) for word in crossed)

    def _next_word(self, inner: int, other: int, step: int) -> int | None:
        """Return the partner of the first word from `inner` to `other` that has one, and is not a sign."""
        while inner != other + step:
            is_word = _LETTER.match(self.before, self._old[inner].start)
            if is_word and self._partner[inner] is not None:
                return self._partner[inner]
            inner += step
        return None


def _near(flags: Sequence[bool], at: int, step: int) -> Iterator[int]:
    """Yield the numbers whose flags are set among the next few, from `at` on."""
    numbers = range(at, at + _NEAR * step, step)
    return (number for number in numbers if 0 <= number < len(flags) and flags[number])


def _repeats(words: Sequence[str], is_new: Sequence[bool], start: int, end: int, step: int) -> bool:
    """Return whether new words before a passage (`step` 1), or after it (-1), repeat what follows on them.

    What follows is everything from there to the far end of the passage.
    """
    near, far = (start, end) if step > 0 else (end, start)
    while 0 <= near - step < len(words) and not is_new[near - step]:
        near -= step
    followed = [words[at] for at in range(near, far + step, step)]
    back = near
    while 0 <= back - step < len(words) and is_new[back - step] and abs(near - back) < _LONGEST_PUT_IN:
        back -= step
        if followed == [words[at] for at in range(back, back + len(followed) * step, step)]:
            return True
    return False


def _folded(text: str, word: Span) -> str:
    return fold_quote(text[word.start : word.end]) if not text[word.start].isascii() else text[slice(*word)]

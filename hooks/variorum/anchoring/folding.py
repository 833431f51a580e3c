"""Text in the form in which quotes are compared, with the way back to the original.

Per grapheme cluster: compatibility forms that differ in typography alone made one (NFKC), white
space one space, quotation marks and dashes one style, invisible characters dropped. Never case,
and never what a reader reads as another value: see compatibility.py.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

import regex

from variorum.anchoring.compatibility import without_compatibility
from variorum.model.selector import Span

# More white space than one blank, or characters beyond ASCII. The standard library finds these much
# faster than `regex`, which is needed only to tell what belongs together in them.
# Each match begins with a character of one set: only then does `re` pass over all others at once.
_UNUSUAL = re.compile(
    r"[ \t-\r\x1c-\x1f\x80-\U0010ffff]"
    r"(?:(?<= )[ \t-\r\x1c-\x1f]+"
    r"|(?<=[\t-\r\x1c-\x1f])[ \t-\r\x1c-\x1f]*"
    r"|(?<=[^\x00-\x7f])[^\x00-\x7f]*)"
)
_END_OF_LINE = re.compile(r"[\t-\r\x1c-\x1f\x85\u2028\u2029](?=[^\x00-\x7f])")
"""White space with which no accent forms a cluster, before what may be an accent. A quote in YAML has a blank
there, with which it does."""
_JOINING = regex.compile(r"[\p{GCB=Extend}\p{GCB=SpacingMark}\p{GCB=ZWJ}]")
_PREPENDED = regex.compile(r"\p{GCB=Prepend}")
_CLUSTER = regex.compile(r"\X")
_AS_IT_IS = -1
"""Instead of the end of a cluster: a stretch of which each character is a cluster by itself."""
MOST_KNOWN = 20
"""Places of a quote up to which they are remembered."""
_BLANK = regex.compile(r"\s+")
_NO_BASE = "\N{DOTTED CIRCLE}"
"""Instead of the blank that an accent without a letter stands on."""
_INVISIBLE = regex.compile(r"\p{Default_Ignorable_Code_Point}")
_PICTURE = regex.compile(r"\p{Extended_Pictographic}")
# In an emoji, joiners and tags tell a family from its members, and Scotland's flag from Wales's.
_INVISIBLE_IN_PICTURE = regex.compile(r"(?![\u200d\U000e0020-\U000e007f])\p{Default_Ignorable_Code_Point}")
_STYLES = str.maketrans(
    dict.fromkeys("“”„‟«»″〝〞〟", '"') | dict.fromkeys("‘’‚‛‹›′", "'") | dict.fromkeys("‐‑‒–—―−", "-")
)


class Folded:
    """A folded text; each of its characters knows the cluster of the original it comes from.

    The way back is kept as stretches: most of a text is printable ASCII, which folds to itself.
    """

    def __init__(self, text: str) -> None:
        """Fold `text`."""
        text = text if text.isascii() else _END_OF_LINE.sub(" ", text)
        self._original = text
        self._at = 0
        self._pieces: list[str] = []
        self._length = 0
        self._after_space = False
        self._begins: list[int] = []
        self._origins: list[tuple[int, int]] = []
        for unusual in _UNUSUAL.finditer(text):
            start, end = _whole_clusters(text, *unusual.span(), self._at)
            self._as_it_is(start)
            for cluster in _CLUSTER.finditer(text, start, end):
                self._cluster(_fold_cluster(cluster[0]), cluster.end())
        self._as_it_is(len(text))
        self.text = "".join(self._pieces)
        self._last_sought: tuple[str, list[int]] = ("", [])

    def _as_it_is(self, end: int) -> None:
        """Take over the original up to `end`, which has nothing to fold."""
        if self._after_space and self._at < end and self._original[self._at] == " ":
            self._cluster(" ", self._at + 1)
        if self._at < end:
            self._add(self._original[self._at : end], _AS_IT_IS)
            self._after_space = self._original[end - 1] == " "
            self._at = end

    def _cluster(self, folded: str, end: int) -> None:
        """Take over one cluster, which ends at `end`; white space joins the space before it."""
        if folded == " " and self._after_space:
            self._join_last_space(end)
        elif folded:
            self._add(folded, end)
            self._after_space = folded == " "
        self._at = end

    def _add(self, folded: str, end: int) -> None:
        self._begins.append(self._length)
        self._origins.append((self._at, end))
        self._pieces.append(folded)
        self._length += len(folded)

    def _join_last_space(self, end: int) -> None:
        """Let the space that was added last reach to `end` of the original."""
        start, reach = self._origins[-1]
        space = self._length - 1
        if reach == _AS_IT_IS and self._begins[-1] < space:
            self._begins.append(space)
            self._origins.append((start + space - self._begins[-2], end))
        else:
            self._origins[-1] = (start, end)

    def start(self, at: int) -> int:
        """Return where the cluster of the folded character `at` begins in the original."""
        index = bisect_right(self._begins, at) - 1
        start, end = self._origins[index]
        return start + at - self._begins[index] if end == _AS_IT_IS else start

    def end(self, at: int) -> int:
        """Return where the cluster of the folded character `at` ends in the original."""
        index = bisect_right(self._begins, at) - 1
        start, end = self._origins[index]
        return start + at - self._begins[index] + 1 if end == _AS_IT_IS else end

    def occurrences(self, folded_quote: str) -> list[Span]:
        """Return the spans of the original that fold to `folded_quote`, overlapping ones too."""
        return list(self.each_occurrence(folded_quote))

    def each_occurrence(self, folded_quote: str, before: str = "", after: str = "") -> Iterator[Span]:
        """Yield the spans that fold to `folded_quote` right between `before` and `after`, both folded."""
        for start in self.starts(folded_quote, before, after) if folded_quote else ():
            if span := self._span(start, start + len(folded_quote)):
                yield span

    def starts(self, folded_quote: str, before: str = "", after: str = "") -> Iterator[int]:
        """Yield where `folded_quote` begins in the folded text right between `before` and `after`.

        Most quotes stand in few places, and are asked for again and again with other words beside them:
        of the last one the first places are known.
        """
        quote, first = self._last_sought
        if quote != folded_quote:
            first = list(islice(_each(folded_quote, self.text), MOST_KNOWN + 1))
            self._last_sought = (folded_quote, first)
        if len(first) > MOST_KNOWN:
            yield from (at + len(before) for at in _each(before + folded_quote + after, self.text))
            return
        for at in first:
            if self.text.endswith(before, 0, at) and self.text.startswith(after, at + len(folded_quote)):
                yield at

    def _span(self, start: int, end: int) -> Span | None:
        """Return the span of the original that folds to [start, end); None if one of its clusters is cut."""
        index = bisect_right(self._begins, start) - 1
        begin, (first, reach) = self._begins[index], self._origins[index]
        if reach == _AS_IT_IS:
            first += start - begin
        elif begin != start:
            return None
        index = bisect_right(self._begins, end - 1, index) - 1
        begin, (last, reach) = self._begins[index], self._origins[index]
        if reach == _AS_IT_IS:
            return Span(first, last + end - begin)
        following = self._begins[index + 1] if index + 1 < len(self._begins) else len(self.text)
        return Span(first, reach) if following == end else None

    def is_edge(self, at: int) -> bool:
        """Return whether no cluster reaches over the folded position `at`."""
        if at in (0, len(self.text)):
            return True
        index = bisect_right(self._begins, at) - 1
        return self._begins[index] == at or self._origins[index][1] == _AS_IT_IS

    def before(self, offset: int, length: int) -> str:
        """Return up to `length` folded characters that end at `offset` of the original."""
        end = self.position(offset)
        return self.text[max(0, end - length - 1) : end].rstrip()[-length:]

    def after(self, offset: int, length: int) -> str:
        """Return up to `length` folded characters that begin at `offset` of the original."""
        start = self.position(offset)
        return self.text[start : start + length + 1].lstrip()[:length]

    def position(self, offset: int) -> int:
        """Return how many folded characters come from before `offset` of the original."""
        index = bisect_left(self._origins, (offset, _AS_IT_IS))
        if index == 0:
            return 0
        begin, (start, end) = self._begins[index - 1], self._origins[index - 1]
        following = self._begins[index] if index < len(self._begins) else len(self.text)
        return min(begin + offset - start, following) if end == _AS_IT_IS else following


def _each(words: str, text: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _whole_clusters(text: str, start: int, end: int, least: int) -> tuple[int, int]:
    """Return [start, end), widened or narrowed to whole clusters; not to before `least`.

    An accent joins the ASCII character before it, be it a letter or a blank; a few characters join the one
    after them.
    """
    if text[start] <= "\x7f":
        return start, end - (end < len(text) and bool(_JOINING.match(text, end)))
    if start > least and _JOINING.match(text, start):
        start -= 1
    if end < len(text) and "!" <= text[end] <= "~" and _PREPENDED.match(text, end - 1):
        end += 1
    return start, end


@lru_cache(maxsize=4096)
def fold_quote(words: str) -> str:
    """Return the words of a quote, a prefix or a suffix folded, without space around them."""
    return " ".join(words.split()) if words.isascii() else Folded(words).text.strip()


@lru_cache(maxsize=4096)
def _fold_cluster(cluster: str) -> str:
    """Return one grapheme cluster folded: a space, or characters none of which is a space."""
    styled = without_compatibility(cluster.translate(_STYLES)).translate(_STYLES)
    invisible = _INVISIBLE_IN_PICTURE if _PICTURE.match(styled) else _INVISIBLE
    visible = invisible.sub("", styled)
    if visible.isspace():
        return " "
    return _BLANK.sub(_NO_BASE, visible)

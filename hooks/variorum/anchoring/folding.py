"""Text in the form in which quotes are compared, with the way back to the original.

Per grapheme cluster: compatibility forms made one (NFKC), white space one space, quotation
marks and dashes one style, invisible characters dropped. Never case: that is a difference
that a reader sees.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import regex

from variorum.model.selector import Span

_TOKENS = regex.compile(r"[!-~]+(?![^\x00-\x7f])|[ \t\n]+(?![^\x00-\x7f])|\X")
_INVISIBLE = regex.compile(r"\p{Default_Ignorable_Code_Point}")
_STYLES = str.maketrans(
    dict.fromkeys("“”„‟«»″〝〞〟", '"') | dict.fromkeys("‘’‚‛‹›′", "'") | dict.fromkeys("‐‑‒–—―−", "-")
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; each of its characters knows the cluster of the original it comes from."""

    text: str
    starts: list[int]
    ends: list[int]

    def occurrences(self, folded_quote: str) -> list[Span]:
        """Return the spans of the original that fold to `folded_quote`, overlapping ones too."""
        spans: list[Span] = []
        at = self.text.find(folded_quote) if folded_quote else -1
        while at >= 0:
            end = at + len(folded_quote)
            if self._is_edge(at) and self._is_edge(end):
                spans.append(Span(self.starts[at], self.ends[end - 1]))
            at = self.text.find(folded_quote, at + 1)
        return spans

    def _is_edge(self, at: int) -> bool:
        """Return whether no cluster reaches over the folded position `at`."""
        return at in (0, len(self.text)) or self.starts[at] != self.starts[at - 1]

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
        low, high = 0, len(self.starts)
        while low < high:
            middle = (low + high) // 2
            if self.starts[middle] < offset:
                low = middle + 1
            else:
                high = middle
        return low


def fold(text: str) -> Folded:
    """Return `text` folded."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = ""
    for token in _TOKENS.finditer(text):
        word, start, end = token[0], token.start(), token.end()
        if "!" <= word[0] <= "~" and word.isascii():
            folded = word
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            folded = " " if word.isspace() else _fold_cluster(word)
            if folded == " " == last:
                ends[-1] = end
                continue
            starts.extend([start] * len(folded))
            ends.extend([end] * len(folded))
        if folded:
            pieces.append(folded)
            last = folded[-1]
    return Folded("".join(pieces), starts, ends)


def fold_quote(words: str) -> str:
    """Return the words of a quote, a prefix or a suffix folded, without space around them."""
    return fold(words).text.strip()


@lru_cache(maxsize=4096)
def _fold_cluster(cluster: str) -> str:
    """Return one grapheme cluster folded; inside it, too, white space is one space."""
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFKC", cluster).translate(_STYLES))
    if visible.isspace():
        return " "
    return visible.translate(_STYLES)

"""The lemma of a note: the words of the text that it is about, as a printed note begins with them."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from variorum.model.selector import Span

LONGEST = 60
"""Characters (grapheme clusters) of a lemma that is given whole."""
_AT_START, _AT_END = 32, 20
"""Characters that are given of a longer one."""
_CLUSTER = regex.compile(r"\X")


def lemma(spans: Sequence[Span], text: str, headline: str) -> str:
    """Return the words of the first of `spans` in `text` on one line, those of a long passage shortened.

    Return an empty string for a note on the whole article, and where `headline` already begins with
    these words.
    """
    if not spans:
        return ""
    words = " ".join(text[spans[0].start : spans[0].end].split())
    if headline.casefold().startswith(words.casefold()):
        return ""
    if len(words) <= LONGEST:  # Code points, of which a cluster has one or more.
        return words
    clusters = _CLUSTER.findall(words)
    if len(clusters) <= LONGEST:
        return words
    start, end = "".join(clusters[:_AT_START]), "".join(clusters[-_AT_END:])
    if " " in start:
        start = start.rpartition(" ")[0]
    if " " in end:
        end = end.partition(" ")[2]
    return f"{start} … {end}"

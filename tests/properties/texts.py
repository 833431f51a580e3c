"""Texts of all sorts: words that repeat, scripts of the world, and what looks like markup."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

_WORDS = ["the", "list", "sale", "forced", "art", "party", "“q”", "it’s", "mid-way", "naïve", "ﬁn", "e\u0301"]
_SIGNS = [" ", " ", "  ", "\n\n", "\u00a0", "\u200b", "\u00ad", "\u200d", ".", ",", "—", "…", "‘", '"', "-"]
_SCRIPTS = [
    "論語",
    "學而時習之",
    "الترجمة",
    "भाषा",
    "👩\u200d👩\u200d👧",
    "🇫🇷",
    "가나",
    "ไทย",
    "a\u0308\u0323",
]
_MARKUP = (
    "# |## |- |1. |* |> |    |\t|```|***|__|[x](y)|![a](b)|<b>|</b>|<!--|-->|&amp;|&lt;|\\|---|===|[^1]|: |"
    "!!! note|???|{#id}|http://a.b|www.x.yz|a@b.c|(c)|--|...|'|4th|1/2|$x$|\\(|==m==|++k++|{{|}}|{%|%}|:smile:|"
    '--8<--|[TOC]|*[HTML]: x|\x02|\x03|wzxhzdk:0|=== "tab"|\u2028|\u0085|\x00|\x1b|Title: x'
).split("|")

texts = st.lists(
    st.one_of(st.sampled_from(_WORDS + _SIGNS + _SCRIPTS), st.text(max_size=5)), max_size=40
).map("".join)
"""Running text with much that repeats."""

look_alikes = st.lists(
    st.one_of(st.sampled_from([*_MARKUP, "|", "\n", " ", "  ", "word"]), st.text(max_size=6)), max_size=16
).map("".join)
"""Text that some Markdown could take for markup."""


def known(text: str) -> str:
    """Return `text` without what no character is, or not in each version of Unicode: engines differ there."""
    return "".join(sign for sign in text if unicodedata.category(sign) not in ("Co", "Cn", "Cs"))

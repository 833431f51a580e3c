"""Texts that are almost right: real files of an edition with a few places damaged."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
LONGEST = 1_500
"""Characters of a real file that are taken."""
_SIGNS = [
    *("\n", "\n\n", " ", "  ", "\t", "\r\n", "\r", "-", "- ", ": ", ":", "#", " #", "'", '"'),
    *("|", ">", "|-", ">+", "]]>"),
    *("[", "]", "{", "}", ",", "&a", "*a", "!!str ", "!x ", "? ", "---\n", "...\n", "%", "@", "`", "~"),
    "<<: ",
    *("\u00a0", "\u2028", "\u0085", "\ufeff", "\u200b", "\u202e", "\x00", "\x7f", "\U0001f600", "e\u0301"),
    *("<", ">", "</", "<!--", "-->", "&amp;", "&#0;", "&#x110000;", "<p>", "</p>", "<script>", "</mark>"),
    *("…", " … ", "“", "”", "no", "1e3", "2020-09", "0x1F", "id: ", "note: ", "quote: ", "\\", "\\u12", "漢"),
]  # fmt: skip


@cache
def real_files(*patterns: str) -> tuple[str, ...]:
    """Return the beginnings of the files of the repository that match, in the order of their names."""
    paths = sorted({path for pattern in patterns for path in ROOT.glob(pattern)})
    return tuple(path.read_text("utf-8", "replace")[:LONGEST] for path in paths)


@st.composite
def damaged(draw: st.DrawFn, *patterns: str) -> str:
    """Draw a file that matches one of the patterns, with up to six places changed."""
    text = draw(st.sampled_from(real_files(*patterns)))
    first = draw(st.integers(0, max(0, len(text) - 20)))
    text = text[first if draw(st.booleans()) else 0 :][: draw(st.integers(20, LONGEST))]
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(text)))
        length = draw(st.sampled_from([0, 0, 1, 1, 2, 5, 20, 100]))
        added = draw(
            st.one_of(st.sampled_from(_SIGNS), st.text(max_size=3), st.just(text[at : at + length] * 2))
        )
        text = text[:at] + added + text[at + length :]
    return text

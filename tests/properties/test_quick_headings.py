"""A heading that is filled is what Markdown makes of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from variorum.hosting.quick_headings import QuickHeadings, converted
from variorum.rendering.plain_text import escaped

TITLES = st.text("aB1 é:;,.-–“”'\"&<>#*_`[](){}|!?\\~^$%+=/@ضü語\u00a0\t", min_size=1, max_size=30)
TOCS: dict[str, dict[str, Any]] = {
    "as-usual": {},
    "permalinks": {"permalink": True, "separator": "_"},
    "anchors": {"anchorlink": True, "title": "Contents"},
    "own-ids": {"slugify": lambda words, between: between.join(words.split()), "permalink": "#"},
    "lower": {"baselevel": 2},
    "not-listed": {"toc_depth": "2-3"},
}


@pytest.mark.parametrize("name", TOCS)
@given(title=TITLES)
def test_a_filled_heading_is_what_markdown_makes_of_it(name: str, title: str) -> None:
    extensions = ["toc", "tables", "fenced_code", "attr_list", "footnotes", "md_in_html"]
    markdown = Markdown(extensions=extensions, extension_configs={"toc": TOCS[name]})
    heading = f"# {escaped(title)}\n"
    filled = QuickHeadings(markdown).rendered(heading)
    assert filled in (None, converted(markdown, heading))
    if name in ("as-usual", "permalinks") and title.isascii() and title.isalpha():
        assert filled is not None


@pytest.mark.parametrize("heading", ["", "# \n", "## One\n", "# One\n\nTwo\n", "# *One*\n", "One\n"])
def test_what_is_not_one_plain_heading_is_left_to_markdown(heading: str) -> None:
    assert QuickHeadings(Markdown(extensions=["toc"])).rendered(heading) is None


def test_without_contents_nothing_is_known() -> None:
    assert QuickHeadings(Markdown()).rendered("# One\n") is None

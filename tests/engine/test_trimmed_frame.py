"""Around the content of a page no blank lines and no indents are left; the content stays as it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.hosting.finished_page import with_trimmed_frame
from variorum.model.article import BEFORE_HEADING

CONTENT = "<article>\n\n  <pre>\n    one\n\n    two</pre>\n</article>"


def test_lines_of_the_frame_stand_at_the_margin() -> None:
    before, after = (
        "\n\n<html>\n  <body>\n\n    <b>\n      Home\n    </b>\n",
        "\n\n\t\n  </body>\r\n\r\n</html>",
    )
    assert with_trimmed_frame(before + CONTENT + after, CONTENT) == (
        f"\n<html>\n<body>\n<b>\nHome\n</b>\n{CONTENT}\n</body>\r\n</html>"
    )


def test_before_a_title_in_the_frame_no_space_is_as_before_the_heading() -> None:
    """By that space, programs find the words of the heading, and not the title in the theme's bar."""
    bar = "\n  <div>" * 9 + "\n    The lamp\n  " + "</div>\n  " * 9
    trimmed = with_trimmed_frame(bar + CONTENT, CONTENT).partition(CONTENT)[0]
    shown = re.sub("<.*?>", "", trimmed)
    assert re.fullmatch(r"\n+The lamp\n+", shown)
    assert BEFORE_HEADING not in shown


@pytest.mark.parametrize(
    "part", ["<pre>\n  a\n</pre>", "<TEXTAREA>\n\n a</TEXTAREA>", "<script>a = `\n  b`</script>"]
)
def test_what_has_spaces_that_count_stays(part: str) -> None:
    page = f"\n  <b>\n  {CONTENT}\n  {part}"
    assert with_trimmed_frame(page, CONTENT) == f"\n<b>\n{CONTENT}\n  {part}"


@pytest.mark.parametrize("content", ["", "<p>not there</p>"])
def test_a_page_without_the_content_stays(content: str) -> None:
    page = "\n  <b>\n\n  </b>"
    assert with_trimmed_frame(page, content) == page


@given(before=st.text("\n\r\t <>bé`"), content=st.text("\n <x>", min_size=1), after=st.text("\n\r\t <>bé"))
def test_nothing_but_space_goes(before: str, content: str, after: str) -> None:
    page = before + content + after
    trimmed = with_trimmed_frame(page, content)
    assert trimmed.split() == page.split()
    assert content in trimmed
    assert len(trimmed) <= len(page)

"""A parser is told of safe HTML what it would find by itself."""

from __future__ import annotations

from html.parser import HTMLParser
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from variorum.exporting.read_tags import read_tags

PARTS = (
    *("<p>", "</p>", "<strong>", "</strong>", "<em>", "<a>", "<br>", "<li>", "<h2>", "<br />", "<!-- x -->"),
    *('<a href="https://a.example/?b&amp;c=&#34;">', '<bdi lang="ar">', '<ol start="3">', "<a href='x'>"),
    *(
        "</a>",
        "</li>",
        "one",
        " two ",
        "\n",
        "“é”",
        "&amp;",
        "&lt;b&gt;",
        "&nbsp;",
        "&#8217;",
        "&",
        "&copy",
        ";",
    ),
    *('"', "<", ">", "<P>", "</em x>", "<script>", "</script>", "<code>", "&#9999999;"),
)


class Told(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.of: list[tuple[object, ...]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.of.append(("begin", tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        self.of.append(("end", tag))

    def handle_data(self, data: str) -> None:
        self.of.append(("words", data))


@given(st.lists(st.sampled_from(PARTS), max_size=9).map("".join))
@example("<p>One <em>two</em>.</p><p>&amp; three</p>")
def test_a_parser_is_told_what_it_would_find(html: str) -> None:
    found, told = Told(), Told()
    found.feed(html)
    found.close()
    read_tags(told, html)
    assert told.of == found.of


@pytest.mark.parametrize("html", ["<p>One <strong>two</strong> &amp; three</p>", '<p><a href="#b">c</a></p>'])
def test_what_notes_usually_have_is_not_parsed(html: str) -> None:
    told = Told()
    with patch.object(told, "feed") as feed:
        read_tags(told, html)
    assert told.of
    assert not feed.called

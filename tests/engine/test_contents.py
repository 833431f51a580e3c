"""A long article has its contents, a short one none."""

from __future__ import annotations

from variorum.rendering.contents import Heading, contents
from variorum.rendering.html_reader import read_html

LONG = """\
<h1 id="book">A book</h1>
<h2 id="one" title="a > b">The <em>first</em> &amp; best<a class="headerlink" href="#one">&para;</a></h2>
<p>Words.</p>
<h3 id="part">A part of it</h3>
<h2>Without an id</h2>
<h2 id="two">The second</h2>
"""


def test_headings_that_can_be_linked_to() -> None:
    assert contents(read_html(LONG)) == [
        Heading(2, "one", "The first & best"),
        Heading(3, "part", "A part of it"),
        Heading(2, "two", "The second"),
    ]


def test_few_headings_need_no_contents() -> None:
    assert contents(read_html("<h1>A</h1><h2 id='one'>One</h2><p>x</p><h2 id='two'>Two</h2>")) == []

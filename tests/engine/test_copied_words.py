"""A quote copied from the page, with or without what browsers copy beside the words, is placed."""

from __future__ import annotations

import re

import pytest

from variorum.anchoring.outcome import Found, NotFound
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.resolve import resolve
from variorum.model.selector import Selector
from variorum.rendering.html_reader import read_html

PAGE = """
<h2 id="keeper">The keeper<a class="headerlink" href="#keeper">¶</a></h2>
<p>Look: <img alt="the old lamp" src="lamp.png" /> it shines.<br />It shone before.</p>
<p>The lamp<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup> shone
<span hidden>for ships</span> at <span style="DISPLAY : none">Gull</span> night, and the old lamp out.</p>
<pre><code>lit = True
  oil = 3
</code></pre>
<table><tr><td>wick</td><td>oil</td></tr><tr><td>new</td><td>old</td></tr></table>
<ul><li>match<ul><li>box</li></ul></li><li>log</li></ul>
<p>Soft&shy;ly <q>said</q> <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> <kbd>Esc</kbd>.</p>
"""


@pytest.fixture(scope="module")
def text() -> ReadingText:
    page = read_html(PAGE)
    return ReadingText(page.text, page.asides)


@pytest.mark.parametrize(
    ("quote", "passage"),
    [
        ("Look: it shines", "Look: the old lamp it shines"),
        ("Look:  it shines.\nIt shone", "Look: the old lamp it shines.\nIt shone"),
        ("Look: the old lamp it shines", "Look: the old lamp it shines"),
        ("The keeper¶\n\nLook: it", "The keeper\n\nLook: the old lamp it"),
        ("The keeper¶\n\nLook: the old lamp it", "The keeper\n\nLook: the old lamp it"),
        ("The keeper\nLook: it", "The keeper\n\nLook: the old lamp it"),
        ("The lamp1 shone", "The lamp shone"),
        ("The lamp shone", "The lamp shone"),
        ("shone at night", "shone\nfor ships at Gull night"),
        ("the old lamp out", "the old lamp out"),
        ("lit = True\n  oil = 3", "lit = True\n  oil = 3"),
        ("wick\toil\nnew\told", "wick\n\noil\n\nnew\n\nold"),
        ("match\nbox\nlog", "match\n\nbox\n\nlog"),
        ("Softly said", "Soft\u00adly said"),
    ],
)
def test_words_as_they_are_copied_are_placed(text: ReadingText, quote: str, passage: str) -> None:
    outcome = resolve(Selector(quote), text)
    assert isinstance(outcome, Found)
    (span,) = outcome.spans
    assert text.text[span.start : span.end] == passage


@pytest.mark.parametrize(
    ("html", "shown", "other"),
    [
        ("It is 10<sup>2</sup> metres away.", "10² metres", "102 metres"),
        ("It is 10<sup><b>−3</b></sup> metres.", "10⁻³ metres", "10-3 metres"),
        ("It is 10<sup>&minus;3</sup> metres.", "10⁻³ metres", "10-3 metres"),
        ("It is 2<sup>n</sup> then.", "2ⁿ then", "2n then"),
        ("It is <b>2</b><sup>(n+1)</sup> then.", "2⁽ⁿ⁺¹⁾ then", "2(n+1) then"),
        ("It is 101<sub>2</sub> in all.", "101₂ in", "1012 in"),
        ("He ate 3<sup>1</sup>/<sub>2</sub> of it.", "3¹/2 of", "31/2 of"),
        ("It lasted ٣<sup>2</sup> days.", "٣² days", "٣2 days"),
    ],
)
def test_a_power_is_no_number_on_the_line(html: str, shown: str, other: str) -> None:
    text = ReadingText(read_html(f"<p>{html}</p>").text)
    assert isinstance(resolve(Selector(shown), text), Found)
    assert isinstance(resolve(Selector(other), text), NotFound)


@pytest.mark.parametrize(
    "html",
    [
        "the 4<sup>th</sup> of",
        "in 1984<sup>[3]</sup> of",
        "M<sup>me</sup> de",
        "of H<sub>2</sub>O and x<sup>2</sup>",
        "the sale<sup> 3 </sup> of",
        "x<sup>1<sup>2</sup></sup> of",
    ],
)
def test_what_makes_no_other_number_is_read_as_it_is_copied(html: str) -> None:
    assert read_html(html).text == re.sub("<.*?>", "", html)


def test_words_for_a_picture_do_not_make_a_quote_ambiguous(text: ReadingText) -> None:
    outcome = resolve(Selector("the old lamp"), text)
    assert isinstance(outcome, Found)
    assert outcome.spans[0].start == text.text.rindex("the old lamp")


def test_a_context_may_be_copied_across_a_picture(text: ReadingText) -> None:
    for prefix in ("The keeper¶ Look:", "Look:", "Look: the old lamp"):
        assert isinstance(resolve(Selector("it", prefix), text), Found)


def test_what_nobody_sees_is_not_suggested(text: ReadingText) -> None:
    problem = resolve(Selector("Look: it shimes"), text)
    assert isinstance(problem, NotFound)
    assert "did you mean “Look: it shines” in paragraph 2?" in problem.message

"""Words that the article does not have are answered with those that it has, as the engine finds them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.engine.case_files import cases
from tests.properties.texts import texts
from tests.propose.conftest import Edition
from tests.propose.driving import problems
from tests.propose.modules import modules
from variorum.anchoring.nearest import nearest
from variorum.anchoring.reading_text import ReadingText
from variorum.model.asides import Asides
from variorum.model.selector import Selector, Span
from variorum.rendering.html_reader import read_html

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MANY = 200
_NEAREST = """async ([address, cases]) => {
  const { ReadingText } = await import(address + 'folding.js')
  const { nearest } = await import(address + 'near_miss.js')
  return cases.map(([text, quote]) => {
    const span = nearest(quote, new ReadingText(text))
    return span && text.slice(span.start, span.end)
  })
}"""
_ASIDES = """async ([address, html]) => {
  const { Page } = await import(address + 'reading_text.js')
  const { formsOf } = await import(address + 'forms.js')
  const edition = document.createElement('article')
  edition.innerHTML = html
  const { text, unselectable, copied } = new Page(edition)
  const forms = formsOf({ text, unselectable, copied }).map(({ reading }) => reading.text)
  const spans = unselectable.map(({ start, end }) => [start, end])
  return [text, spans, copied.map(({ at, signs }) => [at, signs]), forms]
}"""
_WORDS = "lamp keeper storm harbour ninety stairs evening morning ferry match gull letter grüßt Łódź".split()
_stories = st.lists(st.sampled_from(_WORDS), min_size=8, max_size=40).map(" ".join)
PAGE = """<h2 id="keeper">The keeper<a class="headerlink" href="#keeper">¶</a></h2>
<p>Look: <img alt="the old lamp" src="lamp.png"> it shines.</p>
<p>The lamp<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup> shone
<span hidden>for ships</span> at <span style="DISPLAY : none">Gull <img alt="rock"></span> night.</p>
<p>It is 10<sup>2</sup> or 10<sup><b>-n</b></sup> metres;
CO<sub>2</sub>, 101<sub>2</sub>, x<sup>1<sup>2</sup></sup>, the 4<sup>th</sup>, 8<sup>[3]</sup>.</p>"""


def _asked() -> list[tuple[str, str]]:
    found = [(case.text("text"), case.text("quote")) for case in _cases() if "…" not in case.text("quote")]

    @settings(max_examples=MANY, database=None)
    @given(_stories, st.data())
    def collect(story: str, data: st.DataObject) -> None:
        words = story.split()
        first = data.draw(st.integers(0, len(words) - 3))
        quote = words[first : first + data.draw(st.integers(2, 6))]
        quote[data.draw(st.integers(0, len(quote) - 1))] = data.draw(
            st.sampled_from(["other", "stroms", "LETTER"])
        )
        found.append((story, " ".join(quote)))

    @settings(max_examples=MANY, database=None)
    @given(texts, st.text(max_size=20))
    def collect_any(text: str, quote: str) -> None:
        clean = [re.sub(r"[\x1c-\x1f\ud800-\udfff]", "", words) for words in (text, quote)]
        found.append((clean[0], clean[1]))

    collect()
    collect_any()
    return found


def _cases() -> list[Any]:
    keys = "text quote prefix suffix occurrence kind corrections expect problem"
    every = cases("anchoring", *keys.split())
    return [parameters.values[0] for parameters in every]


def test_the_browser_suggests_what_the_engine_suggests(page: Page, edition: Edition) -> None:
    asked = _asked()
    suggested = page.evaluate(_NEAREST, [modules(page, edition.address), asked])
    same = 0
    for (text, quote), words in zip(asked, suggested, strict=True):
        span = nearest(Selector(quote), ReadingText(text))
        expected = span and text[span.start : span.end]
        # Of several places with the same words either may find another.
        if words and expected and words != expected:
            assert words in text
            continue
        assert words == expected, (text, quote)
        same += 1
    assert same >= 0.97 * len(asked)


def test_the_browser_knows_the_forms_of_a_text(page: Page, edition: Edition) -> None:
    read = read_html(PAGE)
    text, unselectable, copied, forms = page.evaluate(_ASIDES, [modules(page, edition.address), PAGE])
    asides = Asides(tuple(Span(*span) for span in unselectable), tuple((at, signs) for at, signs in copied))
    assert (text, asides) == (read.text, read.asides)
    assert forms == [form.text.text for form in ReadingText(read.text, read.asides).forms]


def test_words_with_a_slip_are_answered_with_a_button(page: Page, edition: Edition) -> None:
    page.click(".vm-header__write")
    field = page.locator(".vm-form__field--words")
    field.locator("textarea").fill("The last fery leaves at tne")
    assert problems(page)[0] == (
        "The article does not have these words; did you mean “The last ferry leaves at ten” in paragraph 5?"
    )
    field.get_by_role("button", name="Take these words").click()
    assert field.locator("textarea").input_value() == "The last ferry leaves at ten"
    assert not [problem for problem in problems(page) if "these words" in problem]
    assert field.get_by_role("button", name="Take these words").is_hidden()


def test_words_like_none_are_told(page: Page, edition: Edition) -> None:
    page.click(".vm-header__write")
    page.fill(".vm-form__field--words textarea", "quantum chromodynamics")
    assert problems(page)[0] == "The article does not have these words, nor any like them."

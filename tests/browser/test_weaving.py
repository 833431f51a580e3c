"""What is woven into a page changes nothing else of it, as a browser reads it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from tests.properties.nasty_html import blocks
from tests.properties.test_merging import annotated, fitting
from variorum.model.selector import Span
from variorum.rendering.html_reader import read_html
from variorum.rendering.weave import weave

pytestmark = pytest.mark.browser

_COMPARED = """([page, woven]) => {
  const read = html => {
    const body = new DOMParser().parseFromString(html, "text/html").body
    const added = ".vm-ref, .vm-notes, .vm-fold, .vm-corr, .vm-end, #vm-window-filled"
    for (const element of body.querySelectorAll(added)) element.remove()
    for (const element of body.querySelectorAll(".vm-edition, .vm-mark, .vm-sic, .vm-refs"))
      element.replaceWith(...element.childNodes)
    for (const node of [...body.childNodes]) if (node.nodeType === 3 && !node.data.trim()) node.remove()
    body.normalize()
    return body.innerHTML
  }
  const inside = new DOMParser().parseFromString(woven, "text/html").querySelector(
    ":is(ruby, math, svg, .arithmatex, .mermaid, .katex, my-word, x-y, pre.d, label) :is(.vm-mark, .vm-ref)"
  )
  return [read(page), read(woven), inside?.outerHTML ?? ""]
}"""
_spans = st.tuples(st.integers(0, 120), st.integers(1, 60)).map(lambda pair: Span(pair[0], sum(pair)))


@pytest.fixture(scope="module")
def parser(chromium: Browser) -> Page:
    """A page that nobody sees, whose browser reads HTML."""
    return chromium.new_page()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=150)
@given(html=blocks, passages=st.lists(_spans, min_size=1, max_size=6))
def test_the_page_is_as_it_came(parser: Page, html: str, passages: list[Span]) -> None:
    page = read_html(html)
    article = annotated(page, fitting(page, passages))
    as_it_came, without_ours, inside = parser.evaluate(
        _COMPARED, [html, weave(article, page, [0] * len(article.notes), "")]
    )
    assert without_ours == as_it_came
    assert inside == ""

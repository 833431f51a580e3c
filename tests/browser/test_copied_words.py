"""What Chromium copies from a page is a quote that stands where it was selected."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from variorum.anchoring.outcome import Found
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.resolve import resolve
from variorum.model.selector import Selector
from variorum.rendering.html_reader import read_html

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ADDRESS = "http://localhost:1/"
PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw=="
BLOCKS = {
    "heading": '<h2>The keeper<a class="headerlink" href="#a">¶</a></h2>',
    "picture": f'<p>Look: <img alt="the old lamp" src="{PIXEL}"> it shines.</p>',
    "footnote": '<p>The lamp<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup> shone.</p>',
    "line-break": "<p>one<br>\ntwo, three</p>",
    "hidden": '<p>four <span hidden>five</span> six <span style="display: none">seven</span> eight</p>',
    "code": "<pre><code><span>lit</span> = True\n  oil = 3\n</code></pre>",
    "table": (
        "<table><thead><tr><th>A</th><th>B</th></tr></thead>"
        "<tbody><tr><td>wick new</td><td>oil</td></tr></tbody></table>"
    ),
    "list": "<ul><li>match</li><li>box<ol><li>inner</li></ol></li></ul>",
    "definitions": "<dl><dt>term</dt><dd>what it means</dd></dl>",
    "signs": (
        "<p>H<sub>2</sub>O soft&shy;hyphen zero&#8203;width a&nbsp;b &amp; <q>said</q> end<wbr>ing</p>"
    ),
    "edits": "<p>an <del>old</del><ins>new</ins> <abbr title='Hyper'>HTML</abbr> <kbd>Esc</kbd></p>",
    "figure": f'<figure><img alt="a figure" src="{PIXEL}"><figcaption>Its caption</figcaption></figure>',
}


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    blocks = "\n".join(f'<div id="{name}">{html}</div>' for name, html in BLOCKS.items())
    body = f"<!doctype html><meta charset=utf-8><body>{blocks}"
    page.route(ADDRESS, lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"))
    page.goto(ADDRESS)
    yield page
    context.close()


@pytest.fixture(scope="module")
def text() -> ReadingText:
    read = read_html("\n".join(f"<div>{html}</div>" for html in BLOCKS.values()))
    return ReadingText(read.text, read.asides)


def copies(page: Page, first: str, last: str) -> tuple[str, str]:
    """Select from block `first` to block `last`; return what a script and what the clipboard get."""
    selected = page.evaluate(
        """([first, last]) => {
          getSelection().setBaseAndExtent(document.getElementById(first), 0,
            document.getElementById(last), document.getElementById(last).childNodes.length)
          return getSelection().toString()
        }""",
        [first, last],
    )
    page.keyboard.press("Control+C")
    return selected, page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize("number", range(len(BLOCKS)))
@pytest.mark.parametrize("reach", [0, 1])
def test_what_is_copied_is_placed(page: Page, text: ReadingText, number: int, reach: int) -> None:
    names = list(BLOCKS)
    first, last = names[number], names[min(number + reach, len(names) - 1)]
    own = read_html("\n".join(f"<div>{BLOCKS[name]}</div>" for name in dict.fromkeys((first, last)))).text
    for copied in copies(page, first, last):
        outcome = resolve(Selector(copied.strip()), text)
        assert isinstance(outcome, Found), copied
        (span,) = outcome.spans
        assert text.text[span.start : span.end].strip() in own
        assert span.end - span.start >= len(own.strip()) - len("the old lamp")

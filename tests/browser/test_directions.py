"""Texts that are written from right to left, in a site that is not, and the other way round."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.measuring import measure
from tests.site.building import HOOK, build
from tests.site.drawing import draw
from variorum.exporting.site_server import serve_site

pytestmark = pytest.mark.browser

ARABIC = """\
كليلة ودمنة

قال بيدبا الفيلسوف: زعموا أنّ أرنبًا عاشت في البحر (سنة 1200) ومعها Moses بن ميمون.

ثم قال له الملك: قد سمعت هذا المثل.
"""
FILES = {
    "docs/articles/kalila/article.txt": ARABIC,
    "docs/articles/kalila/article.yml": "title: كليلة ودمنة\nlanguage: ar\n",
    "annotations/kalila/notes.yml": """\
        - {id: bidpai, kind: context, quote: بيدبا الفيلسوف, title: Bidpai, note: An English note.}
        - {id: hare, kind: correction, quote: أرنبًا عاشت, reading: أرانب عاشت, fault: wording, certainty: low,
           note: قرأها المحققون هكذا., by: [m]}
        - {id: moses, kind: context, quote: Moses بن ميمون, title: موسى بن ميمون, note: كتب دلالة الحائرين.}
        """,
    "docs/articles/lamp/article.txt": "The lamp\n\nThe lamp went out at dawn.\n\nThe end.\n",
    "annotations/lamp/notes.yml": """\
        - {id: dawn, kind: context, quote: at dawn, title: Dawn, note: Early.}
        - {id: went, kind: correction, quote: went, reading: goes, fault: wording, certainty: low, note: So.}
        """,
    "annotations/contributors.yml": "{id: m, name: محمد}\n",
}
TWO_MARGINS = 1232
"""In pixels: on narrower pages notes stand below their paragraphs."""
LTR_SITE, RTL_SITE = "en", "ar"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("directions")
    (folder / "sites").mkdir()
    for language in (LTR_SITE, RTL_SITE):
        settings = f"""\
            site_name: Directions
            theme: {{name: material, font: false, language: {language}}}
            hooks: [{json.dumps(str(HOOK))}]
            """
        source = draw(folder / language, {**FILES, "mkdocs.yml": settings})
        assert build(source, folder / "sites" / language, "--strict").status == 0
    with serve_site(folder / "sites") as address:
        yield address


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("width", [390, 1024, TWO_MARGINS, 1440, 1920])
@pytest.mark.parametrize(("article", "direction"), [("kalila", "rtl"), ("lamp", "ltr")])
@pytest.mark.parametrize("site", [LTR_SITE, RTL_SITE])
def test_margins_are_those_of_the_article(
    page: Page, sites: str, site: str, article: str, direction: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{sites}{site}/articles/{article}/")
    assert page.evaluate("getComputedStyle(document.querySelector('.vm-edition')).direction") == direction
    layout = measure(page)
    text = layout.edition
    assert layout.page.right <= width
    assert layout.overlapping() == []
    if width < TWO_MARGINS:
        return
    assert layout.notes
    # Beside the end of the lines; what concerns the text at their beginning.
    for note in layout.notes:
        is_right = note.is_about_text == (direction == "rtl")
        assert note.box.left >= text.right if is_right else note.box.right <= text.left


def test_each_text_has_its_own_direction(page: Page, sites: str) -> None:
    page.goto(f"{sites}en/articles/kalila/")
    page.evaluate("for (const note of document.querySelectorAll('.vm-note details')) note.open = true")
    style = "selector => getComputedStyle(document.querySelector(selector)).direction"
    assert page.evaluate(style, "#bidpai summary") == "ltr"
    assert page.evaluate(style, "#bidpai .vm-note__body") == "ltr"
    assert page.evaluate(style, "#hare summary") == "rtl"
    assert page.evaluate(style, "#hare .vm-note__body") == "rtl"
    assert page.evaluate(style, "#hare .vm-note__foot bdi") == "rtl"
    assert page.evaluate(style, ".vm-header__facts") == "ltr"
    headline = "summary => summary.lastChild.textContent.trim()"
    assert page.locator("#hare summary").evaluate(headline) == "أرنبًا عاشت ← أرانب عاشت"
    assert page.locator(".vm-notes").first.get_attribute("lang") == "en"


def test_quotations_on_other_pages_have_theirs(page: Page, sites: str) -> None:
    page.goto(f"{sites}en/notes/hare/")
    quoted = page.locator("blockquote").first
    assert (quoted.get_attribute("lang"), quoted.get_attribute("dir")) == ("ar", "rtl")
    page.goto(f"{sites}en/apparatus/corrections-and-variants/")
    assert page.evaluate("getComputedStyle(document.querySelector('.vm-lemma bdi')).direction") == "rtl"

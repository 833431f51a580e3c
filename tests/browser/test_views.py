"""The text for a path and without verdicts: at addresses of their own, without a script too, and on paper."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.browser.conftest import Open
from tests.browser.published import GULL_ROCK

pytestmark = pytest.mark.browser

HIDDEN = "verdicts-hidden.html"
VERDICT = re.compile(r"possibly true|wrong word|→")


@pytest.mark.parametrize("width", [390, 1024, 1440])
@pytest.mark.parametrize("scripts", [False, True])
def test_no_verdict_is_seen_before_a_note_is_opened(open_page: Open, width: int, scripts: bool) -> None:
    page = open_page(GULL_ROCK, width, scripts=scripts, after=HIDDEN, notes="all")
    text = page.locator(".vm-edition").inner_text()
    assert "ninety steps" in text
    assert "ninety-one" not in text, "What should be there is a verdict."
    assert not VERDICT.search(text)
    assert page.locator(".vm-trust").count() == 0


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scripts", [False, True])
def test_a_note_that_is_opened_shows_its_own_verdict_alone(
    open_page: Open, width: int, scripts: bool
) -> None:
    page = open_page(GULL_ROCK, width, scripts=scripts, after=HIDDEN, notes="all")
    if width == 390:
        page.locator(".vm-fold summary").evaluate_all("all => all.forEach(e => e.click())")
    page.locator("#steps summary").click()
    assert "ninety steps → ninety-one steps" in page.locator("#steps").inner_text()
    others = page.locator(".vm-note:not(#steps) summary").all_inner_texts()
    assert not [headline for headline in others if VERDICT.search(headline)]


def test_an_address_with_a_query_leads_there(open_page: Open) -> None:
    page = open_page(GULL_ROCK, 1280, scripts=True)
    start = page.url
    page.goto(f"{start}?verdicts=hidden")
    page.wait_for_url(f"**/{HIDDEN}")
    page.goto(f"{start}?path=how-the-lamp-went-out#lamp-went-out")
    page.wait_for_url("**/path-how-the-lamp-went-out.html#lamp-went-out")


def test_a_path_that_is_not_there_changes_nothing(open_page: Open) -> None:
    page = open_page(GULL_ROCK, 1280, scripts=True, after="?path=nowhere&verdicts=shown")
    assert page.locator(".vm-note").count() == 6


def test_the_switch_leads_there_and_back(open_page: Open) -> None:
    page = open_page(GULL_ROCK, 1280)
    page.get_by_label("More", exact=True).check()
    page.get_by_role("link", name="hide verdicts").click()
    page.wait_for_url(f"**/{HIDDEN}")
    page.get_by_role("link", name="Show everything").click()
    page.wait_for_url("**/articles/gull-rock/")


@pytest.mark.parametrize("scripts", [False, True])
def test_each_note_of_a_path_leads_on_to_the_next(open_page: Open, scripts: bool) -> None:
    page = open_page(GULL_ROCK, 1280, scripts=scripts, after="path-how-the-lamp-went-out.html#lamp-went-out")
    met = []
    while True:
        note = page.locator(".vm-note:target")
        met.append(note.get_attribute("id"))
        onward = note.locator('[rel="next"]')
        if not onward.count():
            break
        page.goto(page.url.partition("#")[0] + str(onward.get_attribute("href")))
    assert len(met) == page.locator(".vm-note").count() == 2
    assert met[-1] == "what-became-of-it"


def test_the_page_of_a_path_and_its_notes_link_to_the_text_on_the_path(
    open_page: Open, addresses: dict[str, str]
) -> None:
    page = open_page(
        f"{addresses[GULL_ROCK].removesuffix('articles/gull-rock/')}paths/how-the-lamp-went-out/", 1280
    )
    page.get_by_role("link", name="follow the path in the text").click()
    page.wait_for_url("**/path-how-the-lamp-went-out.html#lamp-went-out")
    page = open_page(GULL_ROCK, 1280)
    links = page.locator("#lamp-went-out .vm-note__foot a").evaluate_all("all => all.map(a => a.href)")
    assert any(link.endswith("path-how-the-lamp-went-out.html#lamp-went-out") for link in links)


def _printed(open_page: Open, name: str) -> str:
    page = open_page(GULL_ROCK, 1280, after=name)
    page.emulate_media(media="print")
    return re.sub(r"\s+", " ", " ".join(p.extract_text() for p in PdfReader(BytesIO(page.pdf())).pages))


def test_on_paper_a_path_has_its_title_and_its_steps(open_page: Open) -> None:
    words = _printed(open_page, "path-how-the-lamp-went-out.html")
    assert "How the lamp went out: What is known" in words
    assert "How the lamp went out, 1 of 2: Who says that the lamp went out" in words
    assert "ninety steps → ninety-one" not in words, "That note is not on the path."


def test_on_paper_hidden_verdicts_stay_hidden(open_page: Open) -> None:
    words = _printed(open_page, HIDDEN)
    assert "Verdicts are hidden" in words
    assert "ninety-one" not in words
    assert "had reason to blame the lamp" not in words
    assert not re.search(r"effect: |possibly true", words)


def test_the_views_are_known_as_the_article(open_page: Open) -> None:
    for name in (HIDDEN, "path-how-the-lamp-went-out.html"):
        page = open_page(GULL_ROCK, 1280, after=name)
        assert page.locator("h1").count() == 1
        assert "The Keeper of Gull Rock" in page.title()

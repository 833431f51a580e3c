"""The form itself: loaded when it is used, by keyboard alone, safe, and on to the forge."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from tests.propose.conftest import REPO_URL, Edition
from tests.propose.driving import downloaded, fill, open_form, problems, select

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# Material's own pages have scripts and styles in them; ours need neither.
POLICY = "default-src 'self'; img-src 'self' data:; style-src-attr 'unsafe-inline'"
HOSTILE = (
    '"><img src=x onerror="window.hit=1"><script>window.hit=1</script>{{7*7}} ${1} '
    "# : - [}{&*!|>%@` \u202e\u0000\ud83d'"
)
NOTE = {"title": "A title", "note": "A *note*."}


def test_nothing_of_the_form_is_loaded_before_it_is_used(page: Page, edition: Edition) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(edition.address)
    page.wait_for_selector(".vm-header__write[data-ready]")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "propose" in url or "form" in url] == []
    select(page, "ferry leaves")
    page.wait_for_selector("button.vm-propose")
    assert [Path(url).name for url in asked if "propose" in url or "form" in url] == ["variorum-propose.css"]


def test_the_offer_stands_beside_the_words(page: Page) -> None:
    select(page, "may cross,”")
    page.wait_for_selector("button.vm-propose")
    words = page.evaluate("getSelection().getRangeAt(0).getBoundingClientRect().toJSON()")
    offer = page.locator("button.vm-propose").bounding_box()
    assert offer
    assert words["bottom"] <= offer["y"] <= words["bottom"] + 20
    assert offer["height"] >= 24


def test_no_offer_is_made_in_a_note(page: Page) -> None:
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.vm-note summary'))")
    page.wait_for_timeout(400)
    assert page.locator("button.vm-propose").count() == 0


def test_a_dot_stands_before_words_alone(page: Page) -> None:
    open_form(page, "waited by")
    dot = "getComputedStyle(document.querySelector('.vm-form__headline i'), '::after').content"
    assert page.evaluate(dot) == "none"
    fill(page, "context", NOTE)
    assert page.evaluate(dot) == '" ·"'


def test_by_keyboard_alone(page: Page, edition: Edition) -> None:
    select(page, "waited by")
    page.wait_for_selector("button.vm-propose")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open]")
    assert page.locator("dialog input:checked").get_attribute("value") == "context"
    page.keyboard.press("Tab")
    page.keyboard.type("A title")
    page.keyboard.press("Tab")
    page.keyboard.type("A *note*.")
    assert problems(page) == []
    assert downloaded(page, edition.notes).stem == "a-title"
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.matches('.vm-propose')")
    assert page.locator("dialog[open]").count() == 0
    assert page.evaluate("String(getSelection())") == "waited by"


def test_what_is_missing_is_said_at_its_field(page: Page) -> None:
    open_form(page, "waited")
    page.check("dialog input[value=context]")
    page.get_by_role("button", name="Copy").click()
    title = page.locator(".vm-form__field--title textarea")
    assert title.evaluate("field => field === document.activeElement")
    assert title.get_attribute("aria-invalid") == "true"
    told = (title.get_attribute("aria-describedby") or "").split()
    said = [page.evaluate("id => document.getElementById(id).textContent", one) for one in told]
    assert "Title is empty." in said
    assert problems(page) == ["Title is empty.", "Note is empty."]


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_form_is_accessible_and_fits(page: Page, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    try:
        page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
        open_form(page, "waited")
        page.check("dialog input[value=reliability]")
        page.get_by_role("button", name="Add a source").click()
        page.get_by_role("button", name="Copy").click()
        page.evaluate("document.querySelector('.vm-form__file').open = true")
        assert page.evaluate("(d => d.scrollWidth <= d.clientWidth)(document.querySelector('dialog'))")
        found = Axe().run(page, context="dialog").response["violations"]
        assert [(violation["id"], len(violation["nodes"])) for violation in found] == []
    finally:
        page.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.parametrize("kind", ["context", "correction", "reliability", "variant"])
def test_hostile_text_in_every_field(page: Page, edition: Edition, kind: str) -> None:
    open_form(page, "flew")
    page.check(f"dialog input[value={kind}]")
    for field in page.locator(".vm-form__fields textarea").all():
        if not field.evaluate("field => field.closest('.vm-form__field--words, .vm-form__field--date')"):
            field.fill(HOSTILE)
    for chosen in page.locator(".vm-form__fields select").all():
        if chosen.is_visible():
            chosen.select_option(index=1)
    if kind == "reliability":
        page.fill(".vm-form__field--date textarea", "2020")
    assert problems(page) == []
    assert page.locator("dialog :is(img, script, iframe)").count() == 0
    downloaded(page, edition.notes)
    edition.checked()
    assert page.evaluate("window.hit") is None


@pytest.mark.parametrize(
    "link",
    [
        "[a](javascript:b)",
        "[a](www.example.org)",
        "[a](example.org/b)",
        "[a]( java&#115;cript:b )",
        "<ftp://a.b>",
        "[a](<data:x>)",
        "[a](https://[x)",
        "[a](x\\:b)",
    ],
)
def test_a_link_that_is_not_safe_is_told_of(page: Page, link: str) -> None:
    open_form(page, "flew")
    fill(page, "context", {**NOTE, "note": f"See {link}."})
    assert len(problems(page)) == 1
    assert page.locator(".vm-note a[href]:not([href^=http])").and_(page.locator("dialog a")).count() == 0


@pytest.mark.parametrize("edition", ["ferry"], indirect=True)
def test_on_to_the_forge(page: Page, edition: Edition) -> None:
    opened: list[str] = []

    def answer(route: Route) -> None:
        opened.append(route.request.url)
        route.fulfill(body="a forge")

    page.context.route(f"{REPO_URL}/**", answer)
    open_form(page, "last ferry")
    fill(page, "context", {**NOTE, "editors": "See the harbour’s book.\nIt has more.", "name": "Somebody"})
    with page.context.expect_page() as tab:
        page.get_by_role("button", name="Open a pull request on GitHub").click()
    tab.value.wait_for_load_state()
    tab.value.close()
    page.context.unroute(f"{REPO_URL}/**")
    address = urlsplit(opened[0])
    assert f"{address.scheme}://{address.netloc}{address.path}" == f"{REPO_URL}/new/main"
    query = parse_qs(address.query)
    assert query["filename"] == ["annotations/ferry/a-title.yml"]
    file = downloaded(page, edition.notes).read_text("utf-8")
    assert query["value"] == [file]
    assert page.evaluate("navigator.clipboard.readText()") == file
    assert "# Proposed by Somebody\n# For the editors: See the harbour’s book.\n# For the editors: It" in file
    edition.checked()
    page.fill(".vm-form__field--note textarea", "Long. " * 1_500)
    assert page.get_by_role("button", name="Open a pull request").count() == 0
    empty = page.get_by_role("link", name="an empty file on GitHub").get_attribute("href") or ""
    assert len(empty) < 200
    assert empty.startswith(f"{REPO_URL}/new/main?filename=annotations")


@pytest.mark.parametrize("edition", ["ferry"], indirect=True)
def test_a_note_that_is_there_can_be_changed(page: Page, edition: Edition) -> None:
    change = page.locator("#pier").get_by_role("link", name="Suggest a change", include_hidden=True)
    assert change.get_attribute("href") == f"{REPO_URL}/edit/main/annotations/ferry/first.yml#L3"
    row = page.locator(".vm-header__propose")
    assert row.get_by_role("link", name="How notes are written").count() == 1
    assert (
        row.get_by_role("link", name="Report an error").get_attribute("href")
        == f"{REPO_URL}/issues/new/choose"
    )


def test_without_a_repository_there_is_nothing_of_a_forge(page: Page) -> None:
    assert page.get_by_role("link", name="Suggest a change", include_hidden=True).count() == 0
    open_form(page, "flew")
    assert page.locator(".vm-form__buttons").get_by_role("button").all_inner_texts() == [
        "Download",
        "Copy",
        "Close",
    ]


def test_under_a_strict_policy_and_a_finger(chromium: Browser, edition: Edition, tmp_path: Path) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()

    def guarded(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "Content-Security-Policy": POLICY})

    page.route(edition.address, guarded)
    page.goto(edition.address)
    page.wait_for_selector(".vm-header__write[data-ready]")
    open_form(page, "waited")
    fill(page, "context", NOTE)
    assert downloaded(page, tmp_path).name == "a-title.yml"
    assert page.evaluate("getComputedStyle(document.querySelector('dialog')).maxInlineSize") == "none"
    context.close()

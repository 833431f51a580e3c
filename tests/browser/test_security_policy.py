"""Under a strict policy for content all pages work whole, and nothing is reported."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route

from tests.browser.pages import DRAWN, SCRIPTED, Pages, Reader
from tests.browser.published import INSTANT, NEWS
from tests.browser.switching import text_switch

pytestmark = pytest.mark.browser

NEEDED = {
    "default-src": "'self'",
    # Material's stylesheet has images written into it: its icons.
    "img-src": "'self' data:",
    # The names by which notes find their passages stand in `style` attributes; there is no <style>.
    "style-src-attr": "'unsafe-inline'",
}
"""What a site needs; docs/privacy.md says it too."""
NOTE = "zhao-lijian"
_LISTEN = """addEventListener("securitypolicyviolation", event => {
  const known = JSON.parse(sessionStorage.getItem("violations") ?? "[]")
  known.push([event.effectiveDirective, event.blockedURI, event.sourceFile ?? ""])
  sessionStorage.setItem("violations", JSON.stringify(known))
})"""
_REPORTED = "JSON.parse(sessionStorage.getItem('violations') ?? '[]')"


def header() -> str:
    """Return the policy as a server sends it."""
    return "; ".join(f"{name} {values}" for name, values in NEEDED.items())


def _answer(route: Route) -> None:
    response = route.fetch()
    route.fulfill(response=response, headers={**response.headers, "content-security-policy": header()})


def _strict(pages: Pages, width: int) -> Page:
    page = pages.another(Reader(scripts=True))
    page.add_init_script(_LISTEN)
    page.route("**/*", _answer)
    page.set_viewport_size({"width": width, "height": 900})
    return page


@pytest.fixture(params=[390, 1440])
def strict(request: pytest.FixtureRequest, pages: Pages) -> Iterator[Page]:
    """A page that knows the policy; neither it nor its console may complain."""
    pages.complaints.clear()
    page = _strict(pages, request.param)
    yield page
    reported = page.evaluate(_REPORTED)
    page.unroute_all(behavior="ignoreErrors")
    page.context.close()
    assert reported == []
    assert pages.complaints == []


def test_the_reading_page_works(strict: Page, pages: Pages) -> None:
    strict.goto(pages.addresses[NEWS])
    strict.wait_for_selector("[data-scripted]")
    strict.locator(f'mark[data-notes~="{NOTE}"]').first.click()
    assert strict.locator(f"#{NOTE} .vm-note__body").is_visible()
    text_switch(strict, "as published").check()
    strict.locator(f"#{NOTE} .vm-copy").click()
    strict.keyboard.press("Escape")
    strict.evaluate("document.activeElement.blur()")
    strict.keyboard.press("?")
    assert strict.get_by_role("dialog", name="Keys").is_visible()
    position = strict.locator(f".vm-card:has(#{NOTE})").evaluate("e => getComputedStyle(e).position")
    width = strict.viewport_size["width"] if strict.viewport_size else 0
    assert (position == "absolute") is (width > 960)


@pytest.mark.parametrize(
    "address", ["", f"notes/{NOTE}/", "apparatus/timeline/", "apparatus/about-this-text/"]
)
def test_the_other_pages_work(strict: Page, pages: Pages, address: str) -> None:
    root = pages.addresses[NEWS].removesuffix(NEWS)
    response = strict.goto(root + address)
    assert response
    assert response.ok
    strict.wait_for_selector(SCRIPTED, state="attached")
    strict.evaluate(f"(async () => {{ {DRAWN} }})()")
    assert strict.evaluate("typeof __md_get") == "function"
    assert strict.locator("script:not([src]):not([type='application/json']), style").count() == 0


def test_light_or_dark_is_chosen_and_remembered(strict: Page, pages: Pages) -> None:
    strict.goto(pages.addresses[NEWS])
    scheme = "document.body.dataset.mdColorScheme"
    strict.locator("label[for=__palette_1]").filter(visible=True).click()
    # A function to wait for would be evaluated again and again, which the policy forbids.
    strict.wait_for_selector("body[data-md-color-scheme=slate]")
    strict.reload(wait_until="commit")
    strict.wait_for_selector("[data-md-color-scheme=slate]")
    strict.goto(pages.addresses[NEWS].removesuffix(NEWS))
    assert strict.evaluate(scheme) == "slate"


def test_what_is_looked_for_is_found(strict: Page, pages: Pages) -> None:
    strict.goto(pages.addresses[NEWS])
    strict.wait_for_selector("[data-scripted]")
    strict.keyboard.press("/")
    strict.wait_for_selector(".md-search__input:focus")
    strict.keyboard.type("Lijian", delay=20)
    strict.wait_for_selector(".md-search-result__item a", state="attached")


def test_a_page_comes_without_a_reload(strict: Page, pages: Pages) -> None:
    strict.goto(pages.addresses[INSTANT])
    strict.evaluate("window.isStillHere = true")
    strict.get_by_role("link", name="The sliced").last.click()
    strict.wait_for_selector("[data-scripted]")
    assert strict.evaluate("window.isStillHere")
    strict.locator("mark").first.click()
    assert strict.locator("details[open]").count() == 1


def test_a_note_is_proposed(strict: Page, pages: Pages) -> None:
    strict.goto(pages.addresses[NEWS])
    strict.locator(".vm-header__write[data-ready]").click()
    strict.wait_for_selector("dialog.vm-form[open]")


@pytest.mark.parametrize("directive", sorted(NEEDED.keys() - {"default-src"}))
def test_each_exception_is_needed(pages: Pages, directive: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(NEEDED, directive, "'self'")
    page = _strict(pages, 390)
    page.goto(pages.addresses[NEWS])
    page.wait_for_selector("[data-scripted]")
    page.wait_for_function(f"{_REPORTED}.length")
    reported = {found[0] for found in page.evaluate(_REPORTED)}
    page.unroute_all(behavior="ignoreErrors")
    page.context.close()
    pages.complaints.clear()
    assert reported == {directive}


def test_no_handler_or_script_of_ours_is_inline(pages: Pages) -> None:
    page = pages.show(NEWS, 1280, Reader())
    assert page.locator(".vm-edition :is(script, style, [onclick], [onload])").count() == 0

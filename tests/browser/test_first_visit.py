"""What a browser fetches on a first visit of an article, and when it fetches the rest."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.browser.published import INSTANT, NEWS

MOST = 150_000
"""Bytes, gzipped, of all that a first visit of an article fetches."""
MOST_OF_FACES = 60_000

pytestmark = pytest.mark.browser


class Visit:
    """A page of a reader who was never here before, and what it fetched."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.fetched: dict[str, int] = {}
        self.complaints: list[str] = []
        page.on("response", self._note)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: self.complaints.append(line.text) if line.type == "error" else None)

    def _note(self, response: Response) -> None:
        body = response.body()
        packed = response.url.endswith((".woff2", ".png"))
        self.fetched[response.url] = len(body) if packed else len(gzip.compress(body, mtime=0))

    def has(self, part: str) -> bool:
        return any(part in url for url in self.fetched)

    def gets(self, part: str) -> bool:
        """Return whether it is fetched within some seconds: what was fetched is noted a little later."""
        for _ in range(100):
            if self.has(part):
                return True
            self.page.wait_for_timeout(50)
        return False


@pytest.fixture
def visit(chromium: Browser, addresses: dict[str, str]) -> Iterator[Visit]:
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    visit = Visit(context.new_page())
    visit.page.goto(addresses[NEWS], wait_until="networkidle")
    # Chromium drops what is typed before the first drawing, which nobody has seen yet.
    visit.page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    yield visit
    assert visit.complaints == []
    context.close()


def test_a_first_visit_is_light(visit: Visit) -> None:
    assert sum(visit.fetched.values()) <= MOST, visit.fetched
    faces = {url: size for url, size in visit.fetched.items() if url.endswith(".woff2")}
    assert sum(faces.values()) <= MOST_OF_FACES, faces
    assert {Path(url).stem for url in faces} == {"literata", "literata-italic"}


def test_the_index_of_the_search_comes_when_somebody_searches(visit: Visit) -> None:
    page = visit.page
    assert not visit.has("bundle")
    page.mouse.wheel(0, 600)
    page.wait_for_function("'document$' in window")
    assert visit.gets("bundle")
    assert not visit.has("search_index")
    page.locator(".md-header__button[for=__search]").click()
    page.locator(".md-search__input").fill("Zhao")
    page.locator(".md-search-result__item").first.wait_for()
    assert visit.gets("search_index")


def test_what_is_clicked_before_the_script_is_there_works(visit: Visit) -> None:
    page = visit.page
    assert page.locator("body").get_attribute("data-md-color-scheme") == "default"
    page.locator(".md-header label[for^=__palette]:visible").click()
    page.wait_for_function("document.body.dataset.mdColorScheme === 'slate'")
    page.reload(wait_until="networkidle")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    assert page.locator(".md-header label[for^=__palette]").filter(visible=True).count() == 1


def test_a_key_that_opens_the_search_opens_it(visit: Visit) -> None:
    visit.page.keyboard.press("/")
    visit.page.wait_for_function("document.activeElement.matches('.md-search__input')")
    assert visit.page.locator("#__search").is_checked()


def test_a_dark_system_has_a_dark_page_at_once(chromium: Browser, addresses: dict[str, str]) -> None:
    page = chromium.new_page(color_scheme="dark")
    page.goto(addresses[NEWS])
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.close()


def test_an_option_that_needs_the_script_has_it_at_once(chromium: Browser, addresses: dict[str, str]) -> None:
    page = chromium.new_page()
    page.goto(addresses[INSTANT])
    page.wait_for_function("'document$' in window")
    page.close()

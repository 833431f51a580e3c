"""What a browser fetches on a first visit of an article, and when it fetches the rest."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response, Route

from tests.browser.published import INSTANT, NEWS

MOST = 125_000
"""Bytes, gzipped, of all that a first visit of an article fetches."""
MOST_OF_FACES = 39_000
MOST_OF_PAGE = 43_000
"""Of the HTML: a new connection brings 10 packets, then 20, of 1,460 bytes; more need another round trip."""
MOST_OF_STYLES = 31_400
"""With more, or with larger faces, the text is drawn a round trip later on a slow line (150 ms)."""
_PAINTED = """() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime"""
_ASKED = (
    """() => performance.getEntriesByType("resource").some(entry => entry.name.endsWith("/variorum.js"))"""
)
_READ = """() => performance.getEntriesByType("navigation")[0].domInteractive"""
_READ_ASKED = """() => [
  performance.getEntriesByType("navigation")[0].domInteractive,
  performance.getEntriesByType("resource").find(entry => entry.name.endsWith("/variorum.js")).startTime,
]"""

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
    assert visit.fetched[visit.page.url] <= MOST_OF_PAGE
    styles = {url: size for url, size in visit.fetched.items() if url.endswith(".css")}
    assert sum(styles.values()) <= MOST_OF_STYLES, styles


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


def test_the_reading_script_comes_when_the_page_is_drawn(visit: Visit) -> None:
    # On a busy machine a page may be drawn long after it asked for all that it needs.
    painted = visit.page.wait_for_function(_PAINTED).json_value()
    visit.page.wait_for_function(_ASKED)
    _, asked = visit.page.evaluate(_READ_ASKED)
    assert asked > painted > 0


def _read_and_asked(page: Page) -> list[float]:
    """Return when the page was read to its end and when its reading script was asked for: milliseconds."""
    page.wait_for_function(_READ)
    page.wait_for_function(_ASKED)
    return list(page.evaluate(_READ_ASKED))


@pytest.mark.parametrize("after", ["?notes=all", "#zhao-lijian"])
def test_what_an_address_leads_to_is_not_waited_for(
    chromium: Browser, addresses: dict[str, str], after: str
) -> None:
    page = chromium.new_page()
    page.goto(addresses[NEWS] + after)
    read, asked = _read_and_asked(page)
    assert 0 < asked < read
    page.close()


def test_what_a_reader_chose_is_not_waited_for(chromium: Browser, addresses: dict[str, str]) -> None:
    page = chromium.new_page()
    page.add_init_script("localStorage.setItem('variorum', 'notes=all')")
    page.goto(addresses[NEWS])
    read, asked = _read_and_asked(page)
    assert 0 < asked < read
    assert page.locator('.vm-bar input[value="all"]').is_checked()
    page.close()


@pytest.fixture
def held(chromium: Browser, addresses: dict[str, str]) -> Iterator[tuple[Page, list[Route]]]:
    """A page that is drawn, and the requests for its reading script, which are not yet answered."""
    page = chromium.new_page()
    routes: list[Route] = []
    page.route("**/variorum.js", lambda route: routes.append(route))
    page.goto(addresses[NEWS], wait_until="commit")
    while not routes:
        page.wait_for_timeout(20)
    yield page, routes
    page.close()


def test_a_passage_touched_before_the_reading_script_is_there_opens(held: tuple[Page, list[Route]]) -> None:
    page, routes = held
    for selector in ('mark[data-notes~="zhao-lijian"]', '[id="ref:forced-sale"]'):
        page.locator(selector).first.click()
    assert page.locator(".vm-note [open]").count() == 0
    routes[0].continue_()
    page.locator('[id="forced-sale"] .vm-note__body').wait_for()
    page.locator('[id="zhao-lijian"] .vm-note__body').wait_for()
    assert len(routes) == 1


def test_a_switch_used_before_the_reading_script_is_there_is_remembered(
    held: tuple[Page, list[Route]],
) -> None:
    page, routes = held
    page.locator('.vm-bar input[value="all"]').evaluate("input => input.click()")
    page.locator('.vm-bar input[value="glossary"]').evaluate("input => input.click()")
    routes[0].continue_()
    page.wait_for_function("location.search.includes('hide=glossary')")
    assert page.evaluate("localStorage.getItem('variorum')") == "notes=all&hide=glossary"
    assert page.locator('.vm-bar input[value="all"]').is_checked()
    assert not page.locator('.vm-bar input[value="glossary"]').is_checked()


def test_keys_pressed_before_the_reading_script_is_there_lead_on(held: tuple[Page, list[Route]]) -> None:
    page, routes = held
    for key in "jjjk?":
        page.keyboard.press(key)
    routes[0].continue_()
    page.locator(".vm-help[open]").wait_for()
    # The second of the core notes.
    assert page.url.endswith("#three-people")


def test_the_reading_script_begins_after_that_of_the_host_too(held: tuple[Page, list[Route]]) -> None:
    page, routes = held
    page.mouse.wheel(0, 600)
    page.wait_for_function("'document$' in window")
    routes[0].continue_()
    page.locator(".vm-edition[data-scripted]").wait_for()


def test_a_reading_script_that_does_not_come_leaves_links(held: tuple[Page, list[Route]]) -> None:
    page, routes = held
    page.locator('[id="ref:forced-sale"]').click()
    routes[0].abort()
    page.wait_for_url("**/#forced-sale")


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

"""Every page in a real browser, with tripwires: nothing runs, nothing loads, nothing leaves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from tests.browser.chromium import ARGUMENTS, executable
from tests.security.conftest import Built

pytestmark = pytest.mark.browser

FOLDER = Path(__file__).parent
SEARCHED = ("alert", "script", "img", "onerror", "evil", "javascript")


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve a folder on a free port; give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(site)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all pages."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)
        yield chromium
        chromium.close()


class Visitor:
    """Opens the pages of a site and writes down each tripwire that was touched."""

    def __init__(self, browser: Browser, site: Path, address: str) -> None:
        self.site, self.address = site, address
        self.trips: list[str] = []
        self.parts: dict[str, set[str]] = {}
        self.at = ""
        self.context: BrowserContext = browser.new_context(accept_downloads=False)
        self.context.expose_function("tripped", self.trip)
        self.context.add_init_script(path=FOLDER / "tripwires.js")
        self.context.route(lambda url: not url.startswith(address), lambda route: route.abort())
        self.context.on("request", self._watch)
        self.page = self._open_page()
        self.context.on("page", lambda page: self.trip(f"opens a window on {page.url}"))

    def _open_page(self) -> Page:
        page = self.context.new_page()
        page.on("dialog", lambda dialog: (self.trip(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("pageerror", lambda error: self.trip(f"error {error}"))
        page.on("frameattached", lambda frame: self.trip(f"frame {frame.url}"))
        page.on("download", lambda download: self.trip(f"download {download.url}"))
        return page

    def trip(self, what: str) -> None:
        """Write down what happened, and where."""
        self.trips.append(f"{self.at}: {what}")

    def _watch(self, request: Request) -> None:
        parts = urlsplit(request.url)
        inside = request.url.startswith(self.address) and ".." not in parts.path
        file = self.site / unquote(parts.path).lstrip("/")
        if not inside or not (file.is_file() or (file / "index.html").is_file()):
            self.trip(f"asks for {request.url}")

    def visit(self, path: str) -> None:
        """Open one page and do in it all that a reader could do."""
        self.at = ""
        self.page.goto("about:blank")
        self.at = path
        self.page.goto(f"{self.address}/{quote(path)}", wait_until="load")
        result = self.page.evaluate((FOLDER / "visit.js").read_text("utf-8"))
        self.parts[path] = set(result["parts"])
        if result["changed"]:
            self.trip(f"changes title or address: {result['changed']}")
        self.at = ""


@pytest.fixture(params=["fields", "names"])
def pair(request: pytest.FixtureRequest) -> tuple[Built, Built]:
    """A hostile edition and its harmless twin."""
    suffix = "_names" if request.param == "names" else ""
    return request.getfixturevalue(f"hostile{suffix}"), request.getfixturevalue(f"control{suffix}")


def test_no_page_runs_loads_or_leaves_for_what_strangers_wrote(
    pair: tuple[Built, Built], browser: Browser
) -> None:
    hostile, control = pair
    known: set[str] = set()
    with serving(control.site) as address:
        visitor = Visitor(browser, control.site, address)
        for path in control.pages():
            visitor.visit(path)
        assert not visitor.trips
        known = set().union(*visitor.parts.values())
    with serving(hostile.site) as address:
        visitor = Visitor(browser, hostile.site, address)
        for path in hostile.pages():
            visitor.visit(path)
        assert not visitor.trips[:20]
        unknown = {path: sorted(parts - known) for path, parts in visitor.parts.items()}
        assert not {path: parts for path, parts in unknown.items() if parts}


def test_search_shows_what_strangers_wrote_as_text(pair: tuple[Built, Built], browser: Browser) -> None:
    hostile, _ = pair
    with serving(hostile.site) as address:
        visitor = Visitor(browser, hostile.site, address)
        visitor.visit("index.html")
        visitor.at = "search"
        page = visitor.page
        for words in SEARCHED:
            page.evaluate("document.querySelector('#__search').checked = true")
            page.fill("[data-md-component=search-query]", words)
            page.wait_for_selector(".md-search-result__item a")
            page.evaluate("document.querySelector('.md-search__scrollwrap').scrollTo(0, 1e6)")
            page.wait_for_timeout(200)
            found = page.eval_on_selector_all(
                ".md-search-result__list *",
                "all => [...new Set(all.flatMap(e => [e.localName, ...e.getAttributeNames().filter(n => /^on|src|style/.test(n))]))]",
            )
            unsafe = {"script", "img", "iframe", "object", "embed", "base", "meta", "form", "style", "video", "input"}
            assert not unsafe.intersection(found)
            assert not [name for name in found if name.startswith(("on", "src", "style"))]
        assert not visitor.trips

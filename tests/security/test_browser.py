"""Every page in a real browser, with tripwires: nothing runs, nothing loads, nothing leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from itertools import islice
from pathlib import Path
from threading import Thread
from urllib.parse import quote, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Request
from playwright.sync_api import Error as PlaywrightError

from tests.security.conftest import NAMES, Built
from tests.security.shape import shape_of, unknown
from variorum.exporting.site_server import Server

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FOLDER = Path(__file__).parent
PARTS = [("hostile", 0, 2), ("hostile", 1, 2), *((name, 0, 1) for name in NAMES)]
"""Of sites' pages every so many, from the first or the second on: processes can look at them at once."""
SEARCH = "workers/search"
"""Part of the theme; it reads its index on each page, which takes twice as long as all else."""
RESULTS = {
    *("<a>", "<article>", "<code>", "<del>", "<details>", "<div>", "<h1>", "<h2>", "<li>", "<mark>"),
    *("<nav>", "<ol>", "<p>", "<pre>", "<summary>", "<ul>"),
    *("class", "data-md-score", "href", "open", "tabindex"),
}
"""What Material makes its list of results of."""
_OF_A_LONG_TITLE = "<span title>"
"""What Material adds to a title that does not fit into its bar; which do not depends on their letters."""
SEARCHED = ("alert", "script", "img", "onerror", "evil", "javascript")


class _Handler(SimpleHTTPRequestHandler):
    left_out: tuple[str, ...] = ()

    def do_GET(self) -> None:
        """Give a file, or nothing in place of one that is left out."""
        if not any(name in self.path for name in self.left_out):
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript")
        self.end_headers()

    def end_headers(self) -> None:
        """Let the theme's files be asked for once; pages, each time."""
        self.send_header("Cache-Control", "max-age=3600" if self.path.startswith("/assets/") else "no-store")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _SilentServer(Server):
    def handle_error(self, *_: object) -> None:
        """Say nothing: a page that is left takes no more of what it asked for."""


@contextmanager
def serving(site: Path, left_out: tuple[str, ...]) -> Iterator[str]:
    """Serve a folder on a free port; give its address."""
    handler = type("Handler", (_Handler,), {"left_out": left_out})
    server = _SilentServer(("127.0.0.1", 0), partial(handler, directory=str(site)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Visitor:
    """Opens the pages of a site and writes down each tripwire that was touched."""

    def __init__(self, browser: Browser, site: Path, address: str) -> None:
        self.site, self.address = site, address
        self.trips: list[str] = []
        self.parts: dict[str, set[str]] = {}
        self.at = ""
        # Whether a browser lets a page copy without being asked is chance.
        self.context: BrowserContext = browser.new_context(
            accept_downloads=False, permissions=["clipboard-write"]
        )
        self.context.expose_function("tripped", self.trip)
        self.context.add_init_script(path=FOLDER / "tripwires.js")
        self.context.on("request", self._watch)
        self.page = self._open_page()

    def _dismissed(self, dialog: Dialog) -> None:
        self.trip(f"dialog {dialog.message}")
        dialog.dismiss()

    def _open_page(self) -> Page:
        page = self.context.new_page()
        page.on("popup", lambda popup: self.trip(f"opens a window on {popup.url}"))
        page.on("dialog", self._dismissed)
        page.on("pageerror", lambda error: self.trip(f"error {error}"))
        page.on("frameattached", lambda frame: self.trip(f"frame {frame.url}"))
        page.on("framenavigated", lambda frame: self._arrived(frame.url))
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

    def _arrived(self, url: str) -> None:
        path = unquote(urlsplit(url).path).lstrip("/")
        if url != "about:blank" and not (url.startswith(self.address) and path == self.at):
            self.trip(f"goes to {url}")

    def visit(self, path: str) -> None:
        """Open one page and do in it all that a reader could do."""
        self.at = path
        try:
            self.page.goto(f"{self.address}/{quote(path)}", wait_until="load")
            result = self.page.evaluate((FOLDER / "visit.js").read_text("utf-8"))
        except PlaywrightError as error:
            self.trip(f"cannot be read to its end: {error.message.splitlines()[0]}")
            self.page.close()
            self.page = self._open_page()
            return
        self.parts[path] = set(result["parts"])
        if result["changed"]:
            self.trip(f"changes title or address: {result['changed']}")

    def search(self, *queries: str) -> set[str]:
        """Return what the results of these searches are made of; the first has some for sure."""
        found: set[str] = set()
        self.at = "index.html"
        self.page.goto(f"{self.address}/index.html", wait_until="networkidle")
        self.page.click("[data-md-component=search-query]")
        for words in queries:
            self.page.fill("[data-md-component=search-query]", "")
            self.page.keyboard.type(words)
            if words == queries[0]:
                self.page.wait_for_selector(".md-search-result__item a", state="attached")
            self.page.evaluate("document.querySelector('.md-search__scrollwrap').scrollTo(0, 1e6)")
            self.page.wait_for_timeout(250)
            found.update(self.page.evaluate((FOLDER / "results.js").read_text("utf-8")))
        return found


@contextmanager
def visiting(browser: Browser, built: Built, *left_out: str) -> Iterator[Visitor]:
    """Serve a site and give who visits it."""
    with serving(built.site, left_out) as address:
        visitor = Visitor(browser, built.site, address)
        yield visitor
        visitor.context.close()


def different(pages: dict[str, str]) -> Iterator[str]:
    """Yield the paths of pages, but of those that differ in nothing but their own folder's name, one."""
    seen = set()
    for path, html in pages.items():
        slug = Path(path).parent.name
        masked = html.replace("&#45;", "-").replace(slug, "\0") if slug else html
        if masked not in seen:
            seen.add(masked)
            yield path


def of_new_shape(pages: dict[str, str]) -> Iterator[str]:
    """Yield the paths of pages that have an element, attribute, class or script that none before has."""
    known: set[str] = set()
    for path, html in pages.items():
        parts = shape_of(html).parts
        if not parts <= known:
            known |= parts
            yield path


@pytest.mark.parametrize(("pair", "part", "parts"), PARTS, indirect=["pair"])
def test_no_page_runs_loads_or_leaves_for_what_strangers_wrote(
    pair: tuple[Built, Built], chromium: Browser, part: int, parts: int
) -> None:
    hostile, control = pair
    with visiting(chromium, control, SEARCH) as visitor:
        # Only what these pages are made of may stand on the hostile ones: fewer pages allow less.
        for path in of_new_shape(control.pages()):
            visitor.visit(path)
        assert not visitor.trips
        known = {_OF_A_LONG_TITLE}.union(*visitor.parts.values())
    with visiting(chromium, hostile, SEARCH) as visitor:
        for path in islice(different(hostile.pages()), part, None, parts):
            # These have the same navigation, each with all titles: some are enough.
            if not re.search(r"title-\d*[1-9]\d/", path):
                visitor.visit(path)
        assert not visitor.trips[:20]
        found = {path: unknown(parts, known)[:5] for path, parts in visitor.parts.items()}
        assert not {path: parts for path, parts in found.items() if parts}


@pytest.mark.parametrize("pair", ["hostile", *NAMES], indirect=True)
def test_search_shows_what_strangers_wrote_as_text(pair: tuple[Built, Built], chromium: Browser) -> None:
    with visiting(chromium, pair[0]) as visitor:
        found = visitor.search("harbour", *SEARCHED)
        assert not visitor.trips
        assert found >= {"<a>", "<mark>"}
        assert not sorted(found - RESULTS)


@pytest.mark.parametrize(
    "harm",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<b onmouseover=alert(1)>x</b>",
        "<button onclick=alert(1)>x</button>",
        "<p class=vm-note><a href='javascript:alert(1)'>x</a></p>",
        "<img src=https://evil.example/x.gif>",
        "<link rel=stylesheet href=//evil.example/x.css>",
        "<style>body { background: url(//evil.example/x) }</style>",
        "<iframe srcdoc=x></iframe>",
        "<button onclick='document.title = 1'>x</button>",
    ],
)
def test_each_harm_touches_a_tripwire(harm: str, chromium: Browser, tmp_path: Path) -> None:
    """Without this, a tripwire that is broken would pass for a page that is safe."""
    (tmp_path / "else.html").write_text("<p>Another page", "utf-8")
    (tmp_path / "index.html").write_text(f"<!doctype html><article>{harm}</article>", "utf-8")
    with serving(tmp_path, ()) as address:
        visitor = Visitor(chromium, tmp_path, address)
        visitor.visit("index.html")
        visitor.context.close()
    assert visitor.trips

"""Readers search a library: what is found, where it leads, how much is fetched, what a site must allow."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from tests.browser.accessibility import violations
from tests.browser.library import edition_of
from tests.site.building import build
from variorum.exporting.site_server import serve_site
from variorum.site import search_index

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FOLDER = "library/"
POLICY = "default-src 'self'; img-src 'self' data:; style-src-attr 'unsafe-inline'"
ALLOWED = f"{POLICY}; script-src 'self' 'wasm-unsafe-eval'"
"""What a site needs whose library is searched; docs/privacy.md says it too."""
FOUND = re.compile(r"place|Nothing")


@dataclass
class Library:
    """A site in a folder of its host, and a browser that reads it."""

    chromium: Browser
    address: str
    site: Path
    policy: str = ""
    fetched: dict[str, int] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)

    @contextmanager
    def reader(self, address: str = "", *, scripts: bool = True, width: int = 1280) -> Iterator[Page]:
        """Yield a page of somebody who comes for the first time; what that fetches later is weighed."""
        context = self.chromium.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=scripts
        )
        context.set_default_timeout(30_000)
        context.route("**/*", self._answer)
        page = context.new_page()
        self.complaints.clear()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.goto(self.address + address, wait_until="networkidle")
        self.fetched.clear()
        yield page
        context.unroute_all(behavior="ignoreErrors")
        context.close()

    def _answer(self, route: Route) -> None:
        response = route.fetch()
        body = response.body()
        self.fetched[_name(route.request)] = min(len(body), len(gzip.compress(body)))
        headers = {**response.headers, "content-security-policy": self.policy} if self.policy else None
        route.fulfill(response=response, body=body, headers=headers)

    def weight(self) -> int:
        """Return the bytes of the search, compressed; not of the theme's own script, which any key loads."""
        return sum(
            size
            for name, size in self.fetched.items()
            if name.startswith("search/") or "variorum-search" in name
        )


def _name(request: Request) -> str:
    return request.url.partition(FOLDER)[2].partition("?")[0]


@contextmanager
def _library(folder: Path, articles: int, chromium: Browser) -> Iterator[Library]:
    (folder / "host").mkdir()
    done = build(edition_of(folder / "source", articles), folder / "host" / FOLDER, "--strict")
    assert done.status == 0, done.log
    with serve_site(folder / "host") as host:
        yield Library(chromium, host + FOLDER, done.site)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[Library]:
    """A library of ten articles."""
    with _library(tmp_path_factory.mktemp("library"), 10, chromium) as library:
        yield library


def search(page: Page, words: str) -> list[str]:
    """Search by the keyboard; return the addresses of what is found, within the site."""
    page.keyboard.press("/")
    page.wait_for_selector("dialog.vm-find[open]")
    page.keyboard.insert_text(words)
    expect(page.locator(".vm-find__status")).to_have_text(FOUND, timeout=30_000)
    return _addresses(page)


def _addresses(page: Page) -> list[str]:
    links = page.locator(".vm-find__hits a").evaluate_all("all => all.map(a => a.href)")
    return [str(link).partition(FOLDER)[2] for link in links]


def test_words_of_a_text_lead_to_it(library: Library) -> None:
    with library.reader() as page:
        assert "articles/lamp-3/" in search(page, "oil of whale 3")
        page.locator(".vm-find__hits a").first.click()
        page.wait_for_url("**/articles/lamp-*/")
    assert library.complaints == []


def test_words_of_a_note_lead_to_it_and_a_search_is_narrowed_to_its_kind(library: Library) -> None:
    with library.reader("articles/lamp-1/") as page:
        found = search(page, "harbour")
        assert "articles/lamp-2/#who-2" in found
        page.get_by_role("combobox", name="In", exact=True).select_option("Context")
        page.wait_for_function("![...document.querySelectorAll('.vm-find__hits a')].some(a => !a.hash)")
        assert set(map(_kind, _addresses(page))) == {"who"}
        page.get_by_role("combobox", name="Notes", exact=True).select_option("reviewed")
        expect(page.locator(".vm-find__status")).to_have_text("Nothing was found.")
        page.get_by_role("combobox", name="In", exact=True).select_option("Text")
        # Only notes are reviewed.
        expect(page.get_by_role("combobox", name="Notes", exact=True)).to_be_disabled()
        page.wait_for_function("[...document.querySelectorAll('.vm-find__hits a')].some(a => !a.hash)")
        assert not [address for address in _addresses(page) if "#" in address]
    assert library.complaints == []


def _kind(address: str) -> str:
    return address.partition("#")[2].partition("-")[0]


def test_a_source_is_found_on_its_page(library: Library) -> None:
    with library.reader() as page:
        assert search(page, "pharology") == ["apparatus/sources/#treatise"]


def test_chinese_is_divided_into_words(library: Library) -> None:
    with library.reader() as page:
        assert [address for address in search(page, "燈塔") if address.startswith("articles/")]
        assert not [name for name in library.fetched if "-en-1/wasm" in name]
    assert library.complaints == []


def test_what_is_found_is_shown_as_text(library: Library) -> None:
    with library.reader() as page:
        assert search(page, "tanker") == ["articles/lamp-1/#hostile"]
        expect(page.locator(".vm-find__hits a")).to_have_text(
            "Context: A tanker <img src=x onerror=alert(1)>"
        )
        expect(page.locator(".vm-find__hits p")).to_contain_text("<script>alert(1)</script>")
        assert page.locator(".vm-find__hits").locator("img, script, b").count() == 0
    assert library.complaints == []


def test_nothing_is_fetched_before_somebody_searches(library: Library) -> None:
    with library.reader("articles/lamp-1/") as page:
        page.mouse.wheel(0, 500)
        page.keyboard.press("j")
        page.wait_for_timeout(300)
        assert library.weight() == 0


@pytest.mark.parametrize("width", [390, 1280])
def test_a_click_or_a_key_in_the_field_opens_it(library: Library, width: int) -> None:
    with library.reader(width=width) as page:
        box = page.locator("label[for=__search].md-header__button" if width < 900 else ".md-search__input")
        box.click()
        expect(page.locator("dialog.vm-find")).to_be_visible()
        expect(page.get_by_role("searchbox", name="Words to look for")).to_be_focused()
        page.wait_for_function("document$", timeout=10_000)
        page.keyboard.press("Escape")
        # The theme has a moment to open its own.
        page.wait_for_timeout(300)
        expect(page.locator("dialog.vm-find")).to_be_hidden()
        assert page.evaluate("document.querySelector('[data-md-toggle=search]').checked") is False
        if width > 900:
            page.locator(".md-search__input").focus()
            page.keyboard.press("w")
            expect(page.get_by_role("searchbox")).to_have_value("w")
    assert library.complaints == []


def test_it_is_used_by_keys_alone_and_read_aloud(library: Library) -> None:
    with library.reader() as page:
        search(page, "harbour")
        expect(page.get_by_role("status")).to_contain_text("places")
        page.keyboard.press("ArrowDown")
        expect(page.locator(".vm-find__hits a").first).to_be_focused()
        page.keyboard.press("ArrowUp")
        expect(page.get_by_role("searchbox")).to_be_focused()
        assert violations(page, "dialog.vm-find") == []
        page.get_by_role("button", name="More results").click()
        expect(page.locator(".vm-find__hits a:focus")).to_have_count(1)


def test_without_a_script_there_is_a_link_to_all_notes(library: Library) -> None:
    with library.reader("articles/lamp-1/", scripts=False) as page:
        page.get_by_role("banner").get_by_role("link", name="All notes").click()
        page.wait_for_url("**/notes/")


def test_it_works_under_a_strict_policy_that_allows_its_program(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "policy", ALLOWED)
    with library.reader() as page:
        assert search(page, "harbour")
    assert library.complaints == []


def test_where_its_program_may_not_run_the_theme_searches(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "policy", POLICY)
    with library.reader() as page:
        page.keyboard.press("/")
        page.wait_for_selector("dialog.vm-find[open]")
        page.keyboard.type("harbour")
        page.wait_for_selector(".md-search-result__item a", state="attached", timeout=30_000)
        expect(page.locator("dialog.vm-find")).to_be_hidden()
    assert [said for said in library.complaints if "wasm-unsafe-eval" in said or "WebAssembly" in said]


def test_of_many_indexes_two_are_read_and_a_reader_asks_for_more(
    library: Library, tmp_path: Path, chromium: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_index, "RECORDS_AN_INDEX", 20)
    site = tmp_path / "host" / FOLDER
    shutil.copytree(library.site, site)
    shutil.rmtree(site / "search")
    (site / "search").mkdir()
    shutil.copy(library.site / search_index.ENTRIES, site / "search")
    for address, content in search_index.index_site(site):
        (site / address).parent.mkdir(parents=True, exist_ok=True)
        (site / address).write_bytes(content)
    with serve_site(tmp_path / "host") as host:
        divided = Library(chromium, host + FOLDER, site)
        with divided.reader() as page:
            assert search(page, "pharology") == ["apparatus/sources/#treatise"]
            page.get_by_role("searchbox").fill('"whale 9"')
            expect(page.locator(".vm-find__status")).to_have_text(
                "Nothing was found in this part of the library."
            )
            assert {name.split("/")[1][-4:] for name in divided.fetched if name.endswith("pf_meta")} == {
                "en-1",
                "en-2",
            }
            page.get_by_role("button", name=re.compile("more parts|last part")).click()
            expect(page.locator(".vm-find__status")).to_have_text("1 place")
            assert _addresses(page) == ["articles/lamp-9/"]
        assert divided.complaints == []


def test_what_is_fetched_does_not_grow_with_the_library(
    library: Library, tmp_path: Path, chromium: Browser
) -> None:
    with library.reader() as page:
        search(page, "harbour")
        few = library.weight()
    with _library(tmp_path, 60, chromium) as larger, larger.reader() as page:
        search(page, "harbour")
        many = larger.weight()
        theme = len(gzip.compress((tmp_path / "host" / FOLDER / "search/search_index.json").read_bytes()))
    assert few < 135_000
    assert many < few + 6_000
    assert theme > 0

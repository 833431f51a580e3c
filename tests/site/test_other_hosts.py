"""A reader's browser is sent nowhere unless the reader follows a link."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from tests.site.browsing import open_all
from tests.site.building import Build
from tests.site.html_tree import Element, read
from tests.site.links import addresses, leads_out

_LOADED_BY_STYLE = re.compile(r"@import[^;]*;|url\(\s*[\"']?(?!data:|#)(?P<address>[^\"')]+)", re.IGNORECASE)
_LEFT_TO_THE_READER = frozenset(["a", "form"])
_TOLD_BUT_NOT_LOADED = frozenset(["canonical", "alternate", "next", "prev", "author", "license"])


def _is_loaded(element: Element) -> bool:
    if element.tag == "link":
        return _TOLD_BUT_NOT_LOADED.isdisjoint(element.attributes.get("rel", "").split())
    return element.tag not in _LEFT_TO_THE_READER


def test_no_page_loads_anything_from_another_host(newspaper: Build) -> None:
    for path in newspaper.site.rglob("*.html"):
        page = read(path.read_text("utf-8"))
        loaded = [(element.tag, to) for element, to in addresses(page) if _is_loaded(element)]
        assert [to for to in loaded if leads_out(to[1]) and not to[1].startswith("data:")] == [], path
        assert [element.tag for element in page.walk() if "srcset" in element.attributes] == []


def test_no_page_names_a_host_to_connect_to_beforehand(newspaper: Build) -> None:
    for path in newspaper.site.rglob("*.html"):
        for link in read(path.read_text("utf-8")).all("link"):
            if link.attributes.get("rel") in {"preconnect", "dns-prefetch", "prefetch", "preload"}:
                assert not leads_out(str(link.attributes.get("href")))


def test_no_stylesheet_loads_anything_from_another_host(newspaper: Build) -> None:
    sheets = [*newspaper.site.rglob("*.css")]
    assert sheets
    for path in sheets:
        for found in _LOADED_BY_STYLE.finditer(path.read_text("utf-8")):
            assert found["address"], (path, found[0])
            assert not leads_out(found["address"]), (path, found[0])


@pytest.mark.browser
@pytest.mark.slow
def test_a_browser_that_reads_and_searches_asks_no_other_host_and_keeps_no_cookie(
    newspaper: Build, newspaper_address: str, chromium: Browser
) -> None:
    context = chromium.new_context()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    pages = sorted(path.relative_to(newspaper.site).as_posix() for path in newspaper.site.rglob("index.html"))
    page = open_all(context, [newspaper_address + path.removesuffix("index.html") for path in pages])
    with page.expect_response("**/search_index.json"):
        page.get_by_role("textbox", name="Search").fill("lamp")
    page.wait_for_load_state("networkidle")
    assert context.cookies() == []
    context.close()
    assert [url for url in asked if not url.startswith((newspaper_address, "data:", "blob:"))] == []
    assert f"{newspaper_address}search/search_index.json" in asked


def test_links_out_tell_nobody_where_a_reader_comes_from(newspaper: Build) -> None:
    """All but the link to the maker of the theme, as privacy.md says, and to the reader's own machine."""
    told = {
        element.attributes["href"]
        for path in newspaper.site.rglob("*.html")
        for element in read(path.read_text("utf-8")).all("a")
        if leads_out(element.attributes.get("href") or "")
        and "noreferrer" not in (element.attributes.get("rel") or "").split()
    }
    assert told - {"http://127.0.0.1:8000"} == {"https://squidfunk.github.io/mkdocs-material/"}

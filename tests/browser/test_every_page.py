"""No page of an edition, of whatever type, has a fault that a machine can find, with all that opens open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle
from urllib.parse import urldefrag, urljoin
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser

from tests.browser.accessibility import violations
from tests.browser.published import NEWS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LOOKS = ((360, "light"), (1280, "dark"), (768, "light"), (360, "dark"), (1920, "light"))
"""Widths in pixels, and schemes: each page is seen in one of them, and so is each type of pages in some."""
NOT_LINKED = ("404.html", "fields/", "problems/")
ALIKE = {"notes/": 20, "paths/": 3, "articles/china-defies-trump/path-": 3}
"""Pages that are made alike, by the beginnings of their addresses: one in so many is looked at."""
FEWEST_PAGES = 25
_LINK = re.compile(r'<a [^>]*href="([^"#?:]+)')
_OPEN_ALL = "document.querySelectorAll('main details').forEach(details => (details.open = true))"


def _pages(site: str) -> Iterator[str]:
    """Yield the addresses of the pages to which links lead from the home page, and of those without links."""
    found, at = [site, *(site + page for page in NOT_LINKED)], 0
    while at < len(found):
        with urlopen(found[at], timeout=10) as response:
            content = response.read().decode()
        links = (urldefrag(urljoin(found[at], link)).url for link in _LINK.findall(content))
        pages = (link for link in links if link.startswith(site) and link.endswith(("/", ".html")))
        found += dict.fromkeys(page for page in pages if page not in found)
        at += 1
    alike = {start: [page for page in found if page.startswith(site + start)] for start in ALIKE}
    seldom = {page for start, pages in alike.items() for page in set(pages) - {*pages[:: ALIKE[start]]}}
    yield from (page for page in found if page not in seldom)


def test_a_machine_finds_no_fault_on_any_page(chromium: Browser, addresses: dict[str, str]) -> None:
    site = addresses[NEWS].removesuffix(NEWS)
    pages = [*_pages(site)]
    assert len(pages) > FEWEST_PAGES
    found = []
    tab = chromium.new_page(reduced_motion="reduce")
    for address, (width, scheme) in zip(pages, cycle(LOOKS), strict=False):
        tab.set_viewport_size({"width": width, "height": 900})
        tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        tab.goto(address)
        tab.evaluate(_OPEN_ALL)
        found += [(address.removeprefix(site), width, scheme, fault) for fault in violations(tab)]
    tab.close()
    assert found == []

"""Pages opened in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import Pages, Reader
from tests.browser.published import all_published, build_editions
from tests.shared import shared
from tests.site.building import Build


class Open(Protocol):
    """Opens a page as somebody sees it who comes for the first time."""

    def __call__(
        self,
        address: str,
        width: int,
        *,
        scripts: bool = False,
        dark: bool = False,
        touch: bool = False,
        after: str = "",
        notes: str = "",
    ) -> Page: ...


@pytest.fixture(scope="session")
def addresses(tmp_path_factory: pytest.TempPathFactory, newspaper: Build) -> Iterator[dict[str, str]]:
    """Where the pages are served that tests look at."""
    sites = shared(tmp_path_factory, "browser-sites", build_editions)
    with all_published(tmp_path_factory.mktemp("browser"), newspaper.site, sites) as addresses:
        yield addresses


@pytest.fixture(scope="session")
def pages(chromium: Browser, addresses: dict[str, str]) -> Iterator[Pages]:
    """The pages that tests share."""
    pages = Pages(chromium, addresses)
    yield pages
    pages.close()


@pytest.fixture
def open_page(pages: Pages) -> Iterator[Open]:
    """Opens a page that other tests have used and will use; nothing may go wrong on it."""
    pages.complaints.clear()

    def open_it(
        address: str,
        width: int,
        *,
        scripts: bool = False,
        dark: bool = False,
        touch: bool = False,
        after: str = "",
        notes: str = "",
    ) -> Page:
        return pages.show(address, width, Reader(scripts, dark, touch), after=after, notes=notes)

    yield open_it
    assert pages.complaints == []

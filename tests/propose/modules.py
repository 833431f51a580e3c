"""The modules of the form, one by one, for tests of their functions. A site has them as one script."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Page, Route

from variorum.rendering.scripts import FORM_SCRIPTS


def modules(page: Page, address: str) -> str:
    """Return the address below which a page, itself at `address`, can import the modules."""

    def answer(route: Route) -> None:
        name = PurePosixPath(urlsplit(route.request.url).path).name
        route.fulfill(path=FORM_SCRIPTS / name, content_type="text/javascript")

    below = urljoin(address, "modules-of-the-form/")
    page.route(f"{below}*", answer)
    return below

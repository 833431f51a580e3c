"""Opens many pages beside each other, each until it asks for nothing more."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import BrowserContext, Page

TABS = 12
"""Pages opened beside each other: a page is done half a second after its last request."""


def open_all(context: BrowserContext, addresses: Sequence[str]) -> Page:
    """Open each address until its page has asked for all that it wants; return a tab, which is still open."""
    tabs = [context.new_page() for _ in range(TABS)]
    for first in range(0, len(addresses), TABS):
        opened = list(zip(tabs, addresses[first : first + TABS], strict=False))
        for tab, address in opened:
            tab.goto(address)
        for tab, _ in opened:
            tab.wait_for_load_state("networkidle")
    return tabs[0]

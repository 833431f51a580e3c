"""Opens many pages beside each other, each until it asks for nothing more."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import BrowserContext, Page

TABS = 12
"""Pages opened beside each other: a page is done half a second after its last request."""
PATIENCE = 120_000
"""Milliseconds; on a quiet machine a page takes less than one second."""


def open_all(context: BrowserContext, addresses: Sequence[str]) -> Page:
    """Open each address until its page has asked for all that it wants; return a tab, which is still open.

    Tabs that are open are used again: a new one takes as long as a page.
    """
    context.set_default_timeout(PATIENCE)
    tabs = [*context.pages, *(context.new_page() for _ in range(TABS - len(context.pages)))]
    for first in range(0, len(addresses), TABS):
        opened = list(zip(tabs, addresses[first : first + TABS], strict=False))
        for tab, address in opened:
            tab.goto(address)
        for tab, _ in opened:
            tab.wait_for_load_state("networkidle")
    return tabs[0]


def leave_all(context: BrowserContext) -> None:
    """Leave the pages of all tabs, so that they ask for nothing more."""
    for tab in context.pages:
        tab.goto("about:blank")

"""The lines that stand for the notes of a paragraph where the page is narrow."""

from __future__ import annotations

from playwright.sync_api import Page


def unfold(page: Page) -> None:
    """Open all of them, as a reader would; on a wide page there are none to be seen."""
    for line in page.locator(".vm-fold:not([open]) > summary").filter(visible=True).element_handles():
        line.click()

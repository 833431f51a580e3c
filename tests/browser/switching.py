"""The switches above a text, as a reader works them."""

from __future__ import annotations

from playwright.sync_api import Locator, Page


def kind_switch(page: Page, kind: str) -> Locator:
    """Return the switch of a kind, which is shown when somebody asks for more."""
    page.get_by_label("More", exact=True).check()
    return page.locator(f'.vm-bar input[value="{kind}"]')


def text_switch(page: Page, label: str) -> Locator:
    """Return the switch of a reading of the text; on a narrow page it is among those that are more."""
    switch = page.get_by_label(label, exact=True)
    if not switch.is_visible():
        page.get_by_label("More", exact=True).check()
    return switch


def show_notes(page: Page, amount: str) -> None:
    """Show the core notes, all or none."""
    page.locator(f'.vm-bar input[value="{amount}"]').check()

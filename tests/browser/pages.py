"""Pages that are open in the browser, shared by the tests: opening one anew takes most of the time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page

from tests.browser.measuring import Layout, measure
from tests.browser.switching import show_notes

HEIGHT = 900
SCRIPTED = "[data-scripted], body:not(:has(.vm-bar))"
"""What a page has when its reading script has begun, if it has one."""
READY = f"document.readyState === 'complete' && document.querySelector('{SCRIPTED}')"
DRAWN = """await document.fonts.ready
  // What scripts and faces have moved is drawn in the next frame, and known of in the one after it.
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame)
  await new Promise(done => setTimeout(done))"""
"""JavaScript that waits until all that a loaded page has is drawn."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: what a browser is set to for as long as it is open."""

    scripts: bool = False
    dark: bool = False
    touch: bool = False
    forced_colors: bool = False


@dataclass(slots=True)
class Pages:
    """The pages that are open, one for each kind of reader and one more for each page measured."""

    browser: Browser
    addresses: Mapping[str, str]
    complaints: list[str] = field(default_factory=list)
    """What the pages said on their consoles since somebody last looked."""
    _open: dict[Reader, Page] = field(default_factory=dict)
    _measured: dict[str, Page] = field(default_factory=dict)
    _layouts: dict[tuple[str, int, str], Layout] = field(default_factory=dict)

    def show(self, address: str, width: int, reader: Reader, *, after: str = "", notes: str = "") -> Page:
        """Return a page as somebody sees it who comes for the first time.

        `after` is what stands behind the address: a query, a fragment. `notes` is which of them are chosen:
        the core ones, all or none; otherwise those are shown that an edition shows at first.
        """
        if reader not in self._open:
            self._open[reader] = self.another(reader)
        page = self._open[reader]
        if page.url.startswith("http"):
            page.evaluate("localStorage.clear()")
        page.goto("about:blank")
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.goto(self.addresses.get(address, address) + after)
        if reader.scripts:
            page.wait_for_function(READY)
        if notes:
            show_notes(page, notes)
        return page

    def layout(self, address: str, width: int, notes: str = "all") -> Layout:
        """Return where everything stands on a page on which notes were chosen, without a script."""
        if (address, width, notes) not in self._layouts:
            if address not in self._measured:
                self._measured[address] = self.another(Reader())
                self._measured[address].goto(self.addresses[address])
            page = self._measured[address]
            page.set_viewport_size({"width": width, "height": HEIGHT})
            if page.locator(f'.vm-bar input[value="{notes}"]').count():
                show_notes(page, notes)
            self._layouts[address, width, notes] = measure(page)
        return self._layouts[address, width, notes]

    def another(self, reader: Reader) -> Page:
        """Return a page of its own, whose errors are kept."""
        context = self.browser.new_context(
            viewport={"width": 1280, "height": HEIGHT},
            java_script_enabled=reader.scripts,
            color_scheme="dark" if reader.dark else "light",
            has_touch=reader.touch,
            is_mobile=reader.touch,
            forced_colors="active" if reader.forced_colors else "none",
            reduced_motion="reduce",
            permissions=["clipboard-read", "clipboard-write"],
        )
        # Nothing here takes longer, unless the page is in an endless loop.
        context.set_default_timeout(60_000)
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(f"{error}\n{error.stack}"))
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        return page

    def close(self) -> None:
        """Close all."""
        for page in (*self._open.values(), *self._measured.values()):
            page.context.close()

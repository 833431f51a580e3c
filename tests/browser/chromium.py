"""Finds the Chromiums of the tests, or installs them: Debian's where apt is to be had, else Playwright's own.

Most tests use the headless shell, which has no tabs and no address bar: a page takes two thirds of the time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import Any

from playwright.sync_api import Browser, BrowserContext, BrowserType, Page

_LEFT_OUT = (
    # Two pages of the address bar, which every tab would load and lay out unseen: a fifth of a test's time.
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,"
    # What Playwright leaves out itself: of two such arguments Chromium heeds the last one alone.
    "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,"
    "HttpsFirstBalancedModeAutoEnable,LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,"
    "AvoidCorsURLLoaderRestartOnRedirect,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,"
    "PreconnectToSearch"
)
"""Features of Chromium that no test needs."""
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={_LEFT_OUT}",
    "--no-first-run",
    # The shell alone would move letters to whole pixels, which a PDF has as spaces in words.
    "--font-render-hinting=none",
    # No other host has an address: whoever asks for one asks in vain, and at once.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
"""Run as root and without a network to speak of."""
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
_FONTS = ("fonts-noto-core", "fonts-noto-cjk")


def executable() -> str | None:
    """Return the path of an installed Chromium; None where only Playwright's own can be used."""
    return _found(_NAMES)


def shell() -> str | None:
    """Return the path of an installed headless shell; None where there is none but Playwright's own."""
    return _found(_SHELLS)


def started(chromium: BrowserType, *arguments: str) -> Browser:
    """Start the headless shell; where a Chromium is installed without one, that Chromium.

    `arguments` are further ones of the command line.
    """
    path = shell() or executable()
    browser = chromium.launch(executable_path=path, args=[*ARGUMENTS, *arguments])
    # Playwright has a shell of its own, and uses it where it is not told of another browser.
    if path is None or path == shell():
        _open_pages_off_the_pointer(browser)
    return browser


def whole_started(chromium: BrowserType, *arguments: str) -> Browser:
    """Start a Chromium that has all that a reader's has; `arguments` are further ones of the command line."""
    path = executable()
    channel = None if path else "chromium"
    return chromium.launch(executable_path=path, channel=channel, args=[*ARGUMENTS, *arguments])


def said_of_browser() -> str:
    """Return which browser most tests use, in a line for whoever runs them."""
    if path := shell():
        return path
    if path := executable():
        return f"{path}, without a headless shell, with which tests take less long"
    return "Playwright's own headless shell"


def install() -> None:
    """Install what is missing; where that fails for the shell alone, tests use Chromium, and take longer."""
    missing = [names[0] for names, path in ((_NAMES, executable()), (_SHELLS, shell())) if not path]
    if missing and shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-q"], check=False)
        for name in missing:
            packages = (name, *_FONTS) if name in _NAMES else (name,)
            subprocess.run(["apt-get", "install", "-qy", "--no-install-recommends", *packages], check=False)
    if not executable():
        # Brings the shell too.
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def _found(names: tuple[str, ...]) -> str | None:
    return next((path for name in names if (path := shutil.which(name))), None)


def _open_pages_off_the_pointer(browser: Browser) -> None:
    """Move each new page of the shell off the corner of the screen, where the shell has its pointer.

    Otherwise the pointer enters each page at its corner as soon as the page is drawn, and what waits for a
    reader to do something begins.
    """
    open_page, open_context = browser.new_page, browser.new_context

    def new_page(**options: Any) -> Page:
        return _moved(open_page(**options))

    def new_context(**options: Any) -> BrowserContext:
        context = open_context(**options)
        open_in_context = context.new_page
        vars(context)["new_page"] = lambda: _moved(open_in_context())
        return context

    vars(browser).update(new_page=new_page, new_context=new_context)


def _moved(page: Page) -> Page:
    session = page.context.new_cdp_session(page)
    window = session.send("Browser.getWindowForTarget")["windowId"]
    session.send("Browser.setWindowBounds", {"windowId": window, "bounds": {"left": 1, "top": 1}})
    session.detach()
    return page


if __name__ == "__main__":
    install()

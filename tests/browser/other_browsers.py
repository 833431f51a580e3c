"""Firefox and WebKit, where Debian has them: found, installed, started."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from tests.browser.drivers import Driver, Marionette, WebDriver

FIREFOX, WEBKIT = "firefox", "webkit"
STARTS_WITHIN = 60
"""Seconds."""
_PREFERENCES = {
    "app.update.enabled": "false",
    "marionette.port": "0",
    # No other host is to be asked for anything.
    "network.proxy.http": '"127.0.0.1"',
    "network.proxy.http_port": "9",
    "network.proxy.ssl": '"127.0.0.1"',
    "network.proxy.ssl_port": "9",
    "network.proxy.type": "1",
}
_Found = TypeVar("_Found")


class NotToBeHad(Exception):
    """The browser is not here; why, and how it is had."""


def missing(browser: str) -> list[str]:
    """Return the packages of Debian without which a browser cannot be started here."""
    if browser == FIREFOX:
        return [] if _firefox() else ["firefox-esr"]
    needed = {
        "webkit2gtk-driver": bool(shutil.which("WebKitWebDriver") and _mini_browser()),
        "xvfb": bool(shutil.which("Xvfb")),
    }
    return [package for package, is_here in needed.items() if not is_here]


def install() -> None:
    """Install what is missing where apt is to be had and we may; elsewhere the tests say so."""
    packages = missing(FIREFOX) + missing(WEBKIT)
    if not packages or not shutil.which("apt-get") or os.geteuid() != 0:
        return
    subprocess.run(["apt-get", "update", "-q"], check=False)
    for package in packages:
        subprocess.run(["apt-get", "install", "-qy", "--no-install-recommends", package], check=False)


@contextmanager
def started(browser: str) -> Iterator[Driver]:
    """Yield a browser that knows nothing yet.

    Raises:
        NotToBeHad: It is not installed.
    """
    if packages := missing(browser):
        raise NotToBeHad(f"no {browser} here: apt-get install {' '.join(packages)}")
    start = _firefox_started if browser == FIREFOX else _webkit_started
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home, start(Path(home)) as driver:
        yield driver


@contextmanager
def _firefox_started(home: Path) -> Iterator[Driver]:
    preferences = (f'user_pref("{name}", {value});\n' for name, value in _PREFERENCES.items())
    (home / "user.js").write_text("".join(preferences), "utf-8")
    command = [_firefox() or "", "--headless", "--marionette", "--no-remote", "--profile", str(home)]
    with _running(command, {"HOME": str(home)}):
        port = _wait_for(lambda: _number_in(home / "MarionetteActivePort"))
        with socket.create_connection(("127.0.0.1", port)) as connection:
            yield Marionette(connection)


@contextmanager
def _webkit_started(home: Path) -> Iterator[Driver]:
    with subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "2600x1400x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as screen:
        try:
            display = screen.stdout.readline().strip() if screen.stdout else ""
            port = _free_port()
            with _running(
                ["WebKitWebDriver", f"--port={port}"], {"DISPLAY": f":{display}", "HOME": str(home)}
            ):
                _wait_for(lambda: _answers(port))
                driver = WebDriver(f"http://127.0.0.1:{port}", str(_mini_browser()))
                yield driver
                driver.close()
        finally:
            screen.terminate()


@contextmanager
def _running(command: list[str], environment: Mapping[str, str]) -> Iterator[None]:
    with subprocess.Popen(
        command,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield
        finally:
            process.terminate()


def _firefox() -> str | None:
    return next((path for name in ("firefox-esr", "firefox") if (path := shutil.which(name))), None)


def _mini_browser() -> Path | None:
    return next(Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser"), None)


def _wait_for(find: Callable[[], _Found | None]) -> _Found:
    end = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < end:
        if found := find():
            return found
        time.sleep(0.1)
    raise TimeoutError(f"The browser has not started within {STARTS_WITHIN} seconds.")


def _number_in(file: Path) -> int | None:
    text = file.read_text("utf-8") if file.exists() else ""
    return int(text) if text else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


if __name__ == "__main__":
    install()

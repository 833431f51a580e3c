"""What all tests share: how often properties are tried, compiled templates, a browser, and two sites."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import said_of_browser, started
from tests.longer import longer_tests
from tests.shared import shared
from tests.site.building import LUNYU, NEWSPAPER, Build, build
from tests.templates import keep_templates

# What is kept between two runs of a command is tested where it is asked for.
os.environ["VARIORUM_CACHE"] = "0"

# Repeatable on a landing, at random at the desk.
settings.register_profile("desk", deadline=None)
settings.register_profile("landing", deadline=None, derandomize=True)
settings.register_profile("fuzz", deadline=None, max_examples=5_000)
settings.load_profile("landing" if os.environ.get("CI") else "desk")


# Thousands of tests are collected and none is let go: looking for garbage among them takes a third longer.
gc.disable()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, also where that is not written, and what takes longer."""
    longer = longer_tests()
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
        if item.nodeid.partition("[")[0] in longer:
            item.add_marker("longer")


def pytest_collection_finish() -> None:
    """Look for garbage from now on. What was collected is not left out: Hypothesis looks there for owners."""
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def _kept_templates(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What is built in this process compiles no template twice."""
    keep_templates(tmp_path_factory.mktemp("templates"))


def pytest_report_header() -> str:
    """Say which browser the tests use."""
    return f"browser: {said_of_browser()}"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A browser: the headless shell, where there is one."""
    with sync_playwright() as playwright:
        browser = started(playwright.chromium)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def newspaper(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The edition of a newspaper article, built as it is published. No test changes it."""
    return shared(
        tmp_path_factory, "newspaper-site", lambda folder: build(NEWSPAPER, folder / "site", "--strict")
    )


@pytest.fixture(scope="session")
def lunyu(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The Analects, built. No test changes it."""
    return shared(tmp_path_factory, "lunyu-site", lambda folder: build(LUNYU, folder / "site", "--strict"))

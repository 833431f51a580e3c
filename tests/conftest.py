"""What all tests share: how often properties are tried, and a browser."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import ARGUMENTS, executable

# Repeatable on a landing, at random at the desk.
settings.register_profile("desk", deadline=None)
settings.register_profile("landing", deadline=None, derandomize=True)
settings.register_profile("fuzz", deadline=None, max_examples=5_000)
settings.load_profile("landing" if os.environ.get("CI") else "desk")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)
        yield browser
        browser.close()

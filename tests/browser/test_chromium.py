"""Which browser the tests use, and that its pointer is on no page before a test moves it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import executable, said_of_browser, shell

SHELL, WHOLE = "chromium-headless-shell", "chromium"
_LISTEN = "window.entered = false; addEventListener('pointerover', () => { window.entered = true })"
_AFTER_FRAMES = """async () => {
  for (let frame = 0; frame < 10; frame++) await new Promise(requestAnimationFrame)
  return window.entered
}"""


@pytest.mark.parametrize(
    ("installed", "found", "says"),
    [
        ([SHELL, WHOLE], (SHELL, WHOLE), SHELL),
        ([WHOLE], (None, WHOLE), "without a headless shell"),
        (["google-chrome"], (None, "google-chrome"), "without a headless shell"),
        ([], (None, None), "Playwright's"),
    ],
)
def test_the_shell_is_preferred_and_not_needed(
    installed: list[str], found: tuple[str | None, str | None], says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}" if name in installed else None)
    assert tuple(path and Path(path).name for path in (shell(), executable())) == found
    assert says in said_of_browser()


@pytest.mark.browser
@pytest.mark.parametrize("own_context", [False, True])
def test_no_pointer_enters_a_page_by_itself(chromium: Browser, tmp_path: Path, own_context: bool) -> None:
    (tmp_path / "page.html").write_text("<!doctype html><body style='height: 100vh; margin: 0'>")
    page = chromium.new_context().new_page() if own_context else chromium.new_page()
    page.add_init_script(_LISTEN)
    page.goto((tmp_path / "page.html").as_uri())
    assert not page.evaluate(_AFTER_FRAMES)
    page.mouse.move(20, 20)
    assert page.evaluate(_AFTER_FRAMES)
    page.context.close()

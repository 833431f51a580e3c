"""Under a strict policy for content the reading page works, and nothing of ours is reported."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route

from tests.browser.pages import Pages, Reader
from tests.browser.published import REAL

pytestmark = pytest.mark.browser

NEEDED = {
    "default-src": ["'self'"],
    # The names by which notes find their passages stand in `style` attributes; no <style> of ours.
    "style-src-attr": ["'unsafe-inline'"],
    # On a phone Material asks for images that are written into its stylesheet.
    "img-src": ["'self'", "data:"],
}
"""What a site needs beside the hashes of Material's own inline scripts and styles."""
NOTE = "zhao-lijian"
_LISTEN = """addEventListener("securitypolicyviolation", event => {
  (window.violations ??= []).push([event.effectiveDirective, event.blockedURI, event.sourceFile ?? ""])
})"""
_INLINE = re.compile(r"<(script|style)(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>(.*?)</\1>", re.DOTALL)


def _policy(html: str) -> str:
    """Return the policy for a page: what is needed, and the hash of each inline part of Material."""
    hashes: dict[str, list[str]] = {"script": [], "style": []}
    for kind, text in _INLINE.findall(html):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        hashes[kind].append(f"'sha256-{digest}'")
    directives = {
        **NEEDED,
        "script-src": ["'self'", *hashes["script"]],
        "style-src-elem": ["'self'", *hashes["style"]],
    }
    return "; ".join(f"{name} {' '.join(dict.fromkeys(values))}" for name, values in directives.items())


def _answer(route: Route) -> None:
    response = route.fetch()
    if "text/html" in response.headers.get("content-type", ""):
        headers = {**response.headers, "content-security-policy": _policy(response.text())}
        route.fulfill(response=response, headers=headers)
    else:
        route.fulfill(response=response)


@pytest.fixture(params=[390, 1440])
def strict(request: pytest.FixtureRequest, pages: Pages) -> Iterator[Page]:
    """The article under the policy."""
    page = pages.another(Reader(scripts=True))
    page.add_init_script(_LISTEN)
    page.route("**/*", _answer)
    page.set_viewport_size({"width": request.param, "height": 900})
    page.goto(pages.addresses[REAL])
    page.wait_for_selector(".vm-scripted")
    yield page
    page.context.close()
    pages.complaints.clear()


def test_styles_and_script_work_and_nothing_is_reported(strict: Page) -> None:
    strict.locator(f'mark[data-notes~="{NOTE}"]').first.click()
    assert strict.locator(f"#{NOTE} .vm-note__body").is_visible()
    strict.get_by_label("as published").check()
    strict.locator(f"#{NOTE} .vm-copy").click()
    strict.keyboard.press("Escape")
    strict.evaluate("document.activeElement.blur()")
    strict.keyboard.press("?")
    assert strict.get_by_role("dialog", name="Keys").is_visible()
    position = strict.locator(f".vm-card:has(#{NOTE})").evaluate("e => getComputedStyle(e).position")
    width = strict.viewport_size["width"] if strict.viewport_size else 0
    assert (position == "absolute") is (width > 960)
    assert strict.evaluate("window.violations ?? []") == []


@pytest.mark.parametrize("directive", sorted(NEEDED.keys() - {"default-src"}))
def test_each_exception_is_needed(pages: Pages, directive: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(NEEDED, directive, ["'self'"])
    page = pages.another(Reader(scripts=True))
    page.add_init_script(_LISTEN)
    page.route("**/*", _answer)
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(pages.addresses[REAL])
    page.wait_for_selector(".vm-scripted")
    page.wait_for_load_state("networkidle")
    reported = {found[0] for found in page.evaluate("window.violations ?? []")}
    page.context.close()
    pages.complaints.clear()
    assert directive in reported


def test_no_script_or_style_of_ours_is_inline(pages: Pages) -> None:
    page = pages.show(REAL, 1280, Reader())
    assert page.locator(".vm-edition :is(script, style, [onclick], [onload])").count() == 0

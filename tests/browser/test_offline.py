"""A browser keeps a site: it is read without a network, and replaced by the next build."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site.building import HOOK, build
from tests.site.drawing import draw
from variorum.exporting.site_server import serve_site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FOLDER, ARTICLE = "editions/lamp/", "articles/lamp/"
SETTINGS = f"site_name: The lamp\ntheme: {{name: material, font: false}}\nhooks: [{HOOK}]\n"
BUILDS = {
    "first": ("true", "The wick is dry."),
    "second": ("true", "The wick is wet."),
    "removing": ("remove", "The wick is wet."),
}
_READS_OFFLINE = "navigator.serviceWorker.controller?.state === 'activated'"
_NOTES_KEPT = f"""(async () => {{
  const [name] = await caches.keys()
  const cache = await caches.open(name)
  const requests = (await cache.keys()).filter(({{ url }}) => new URL(url).pathname.endsWith("{ARTICLE}"))
  const pages = await Promise.all(requests.map(async request => (await cache.match(request))?.text()))
  return pages.map(page => page?.match(/The wick is \\w+/)?.[0])
}})()"""
"""Gives what the note says in each version of the article that is kept."""
_CACHES = "caches.keys()"
_WORKERS = "navigator.serviceWorker.getRegistrations().then(all => all.length)"


@dataclass(slots=True)
class Host:
    """A web server, in a folder of which one build of the edition is shown."""

    root: Path
    builds: dict[str, Path]
    address: str

    def show(self, name: str) -> None:
        """Deploy a build in place of the one before."""
        shown = self.root / FOLDER.rstrip("/")
        shown.unlink(missing_ok=True)
        shown.symlink_to(self.builds[name])


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The host of the edition."""
    root = tmp_path_factory.mktemp("offline")
    builds: dict[str, Path] = {}
    for name, (offline, note) in BUILDS.items():
        edition = draw(root / f"{name}-source", {
            "mkdocs.yml": f"{SETTINGS}extra: {{variorum: {{offline: {offline}, note_pages: false}}}}\n",
            "docs/index.md": "# Home\n",
            "docs/articles/lamp/article.txt": "The lamp\n\nNobody had lit the lamp.\n",
            "docs/articles/lamp/article.yml": "title: The lamp\n",
            "annotations/lamp/dry.yml":
                f"{{id: dry, kind: context, quote: Nobody, title: Why?, note: {note}}}\n",
        })  # fmt: skip
        done = build(edition, root / name, "--strict")
        assert done.status == 0, done.log
        # A server of files tells builds apart by whole seconds.
        for file in done.site.rglob("*"):
            os.utime(file, (len(builds) * 60, len(builds) * 60))
        builds[name] = done.site
    (root / "host" / FOLDER).parent.mkdir(parents=True)
    with serve_site(root / "host") as address:
        yield Host(root / "host", builds, address)


@pytest.fixture
def reader(chromium: Browser, host: Host) -> Iterator[Page]:
    """A reader who has been on the home page of the first build, and whose browser keeps it."""
    host.show("first")
    context = chromium.new_context()
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto(host.address + FOLDER)
    page.wait_for_function(_READS_OFFLINE)
    yield page
    context.close()


def go_offline(page: Page) -> None:
    """Leave the browser without a network, and without what it caches of its own accord."""
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.context.set_offline(True)


def wait_until(page: Page, script: str, expected: object) -> None:
    """Wait until a script, which may be asynchronous, gives what is expected."""
    for _ in range(300):
        found = page.evaluate(script)
        if found == expected:
            return
        page.wait_for_timeout(100)
    pytest.fail(f"{script} gives {found}, not {expected}.")


def test_a_page_that_was_never_seen_is_read_without_a_network(reader: Page, host: Host) -> None:
    go_offline(reader)
    reader.goto(host.address + FOLDER + ARTICLE)
    # As it looks with one: its styles, script and font are there.
    assert "The wick is dry." in (reader.locator("#dry").text_content() or "")
    assert reader.locator("[data-scripted]").count()
    assert reader.evaluate("document.fonts.load('1rem Literata').then(found => found.length)")
    reader.reload()
    assert reader.locator("#dry").count()
    # Without its slash, and one that there never was.
    reader.goto(host.address + FOLDER + ARTICLE.rstrip("/"))
    assert reader.url == host.address + FOLDER + ARTICLE
    reader.goto(host.address + FOLDER + "nothing/")
    assert "404" in (reader.locator("h1").first.text_content() or "")


def test_the_next_build_replaces_what_is_kept(reader: Page, host: Host) -> None:
    wait_until(reader, _NOTES_KEPT, ["The wick is dry"])
    host.show("second")
    reader.reload()
    wait_until(reader, _NOTES_KEPT, ["The wick is wet"])
    go_offline(reader)
    reader.goto(host.address + FOLDER + ARTICLE)
    assert "The wick is wet." in (reader.locator("#dry").text_content() or "")


def test_the_rest_of_the_host_is_left_alone(reader: Page, host: Host) -> None:
    reader.goto(host.address)
    assert reader.evaluate("navigator.serviceWorker.controller") is None


def test_what_is_kept_can_be_taken_back(reader: Page, host: Host) -> None:
    host.show("removing")
    reader.reload()
    wait_until(reader, _CACHES, [])
    wait_until(reader, _WORKERS, 0)

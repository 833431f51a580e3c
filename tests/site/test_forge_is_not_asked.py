"""A site that names its repository is built as the publish workflow builds it, and asks nobody but itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, BrowserContext, Request

from tests.site.browsing import leave_all, open_all
from tests.site.building import NEWSPAPER, Build, build
from tests.site.drawing import ARTICLE, NOTE, SETTINGS, draw
from variorum.cli import main
from variorum.exporting.site_server import serve_site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FORGES = {
    "github": "https://github.com/us/edition",
    "gitlab": "https://gitlab.com/us/edition",
    "codeberg": "https://codeberg.org/us/edition",
    "bitbucket": "https://bitbucket.org/us/edition",
}


def build_as_published(root: Path, site: Path, forge: str) -> Build:
    """Build an edition with what the publish workflow sets."""
    address, edit = "https://us.example.org/edition/", "edit/main/docs/"
    return build(root, site, "--strict", REPO_URL=forge, SITE_URL=address, EDIT_URI=edit)


def kinds_of_page(site: Path) -> Iterator[str]:
    """Yield every page of the site; of those of the notes, one."""
    notes = sorted(site.glob("notes/*/index.html"))[:1]
    yield from (page.relative_to(site).as_posix() for page in notes)
    for page in sorted(site.rglob("*.html")):
        name = page.relative_to(site).as_posix()
        if not name.startswith("notes/") or name == "notes/index.html":
            yield name


@pytest.fixture(scope="module")
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser whose tabs the tests share; each site has an address of its own."""
    context = chromium.new_context()
    yield context
    context.close()


def asked_elsewhere(done: Build, context: BrowserContext) -> list[str]:
    assert done.status == 0, done.log
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    with serve_site(done.site) as address:
        context.on("request", note)
        open_all(context, [address + name for name in kinds_of_page(done.site)])
        context.remove_listener("request", note)
        leave_all(context)
    assert any(url.endswith("variorum-joined.css") for url in asked)
    return [url for url in asked if not url.startswith((address, "data:", "blob:"))]


def test_this_edition_asks_its_forge_for_nothing(context: BrowserContext, tmp_path: Path) -> None:
    done = build_as_published(NEWSPAPER, tmp_path / "site", FORGES["github"])
    assert FORGES["github"] in done.page("")
    assert asked_elsewhere(done, context) == []


@pytest.mark.parametrize("forge", FORGES)
def test_nor_does_a_new_edition(context: BrowserContext, tmp_path: Path, forge: str) -> None:
    (tmp_path / "text.txt").write_text(ARTICLE, "utf-8")
    root = tmp_path / "edition"
    started = CliRunner().invoke(main, ["init", str(tmp_path / "text.txt"), str(root), "--no-ask"])
    assert started.exit_code == 0, started.output
    done = build_as_published(root, tmp_path / "site", FORGES[forge])
    assert FORGES[forge] in done.page("")
    assert asked_elsewhere(done, context) == []


def test_nor_does_a_site_with_all_that_material_shows_of_a_repository(
    context: BrowserContext, tmp_path: Path
) -> None:
    features = "[content.action.edit, content.action.view, navigation.instant, navigation.tabs]"
    settings = SETTINGS.replace("  font: false\n", f"  font: false\n  features: {features}\n")
    settings += f"repo_url: {FORGES['github']}\nsite_url: https://us.example.org/edition/\n"
    settings += (
        "extra:\n  variorum: {look: edition}\n  social:\n"
        "    - icon: fontawesome/brands/github\n      link: https://github.com/us\n"
    )
    files = {"docs/articles/lamp/article.txt": ARTICLE, "annotations/lamp/who-lit-it.yml": NOTE}
    root = draw(tmp_path / "edition", {**files, "mkdocs.yml": settings})
    assert asked_elsewhere(build(root, tmp_path / "site", "--strict"), context) == []

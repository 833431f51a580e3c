"""Editions with a form, published."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page

from tests.propose.ferry import SLUG, ferry_edition
from tests.propose.things import edition_of_things
from tests.shared import shared
from tests.site.building import LUNYU, build
from variorum.cli import main
from variorum.exporting.site_server import serve_site
from variorum.model.edition import AnnotatedArticle
from variorum.pipeline import check

REPO_URL = "https://github.com/example/ferry"


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition, and where the page of its article is."""

    root: Path
    slug: str
    address: str

    @property
    def notes(self) -> Path:
        return self.root / "annotations" / self.slug

    def checked(self) -> AnnotatedArticle:
        """Return the article after the command has found nothing wrong."""
        done = CliRunner().invoke(main, ["check", str(self.root)], catch_exceptions=False)
        assert done.exit_code == 0, done.output
        return next(of for of in check(self.root).articles if of.article.slug == self.slug)


def _built(folder: Path) -> dict[str, Path]:
    """Build the editions below `folder` and return where each was drawn."""
    roots = {
        "ferry": ferry_edition(folder / "ferry"),
        "alone": ferry_edition(folder / "alone"),
        "lunyu": LUNYU,
        "things": edition_of_things(folder / "things"),
    }
    (folder / "sites").mkdir()
    for name, root in roots.items():
        forge = REPO_URL if name == "ferry" else ""
        assert build(root, folder / "sites" / name, "--strict", REPO_URL=forge).status == 0
    return roots


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Edition]]:
    """The ferry with and without a forge, the Analects, and what scripts draw."""
    roots = shared(tmp_path_factory, "propose", _built)
    with serve_site(roots["ferry"].parent / "sites") as address:
        yield {
            name: Edition(root, slug, f"{address}{name}/articles/{slug}/")
            for name, root in roots.items()
            for slug in [SLUG if name in ("ferry", "alone") else name]
        }


@pytest.fixture
def edition(sites: dict[str, Edition], tmp_path: Path, request: pytest.FixtureRequest) -> Edition:
    """A copy of an edition, the ferry if no other is named, into which a note may be put."""
    site = sites[getattr(request, "param", "alone")]
    shutil.copytree(site.root, tmp_path / "edition")
    return Edition(tmp_path / "edition", site.slug, site.address)


@pytest.fixture(scope="session")
def shared_page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900},
        accept_downloads=True,
        reduced_motion="reduce",
        permissions=["clipboard-read", "clipboard-write"],
    )
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(shared_page: Page, edition: Edition) -> Iterator[Page]:
    """The article's page, on which no script may fail."""
    failures: list[str] = []

    def note(error: object) -> None:
        failures.append(str(error))

    shared_page.on("pageerror", note)
    shared_page.goto("about:blank")
    shared_page.goto(edition.address)
    # What was typed in the test before would be in the form again.
    shared_page.evaluate("sessionStorage.clear()")
    shared_page.wait_for_selector(".vm-header__write[data-ready]")
    yield shared_page
    shared_page.remove_listener("pageerror", note)
    assert failures == []

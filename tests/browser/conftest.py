"""Pages opened in a real browser."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.many_notes import article_text, notes
from tests.site.building import HOOK, REPOSITORY, build
from tests.site.serving import published

REAL = "articles/china-defies-trump/"
MANY = "articles/many/"
SITE = f"""\
site_name: Many
theme: {{name: material, font: false}}
hooks: [{json.dumps(str(HOOK))}]
"""


class Open(Protocol):
    """Opens a page at a width, with or without scripts."""

    def __call__(self, address: str, width: int, *, scripts: bool = False, dark: bool = False) -> Page: ...


@pytest.fixture(scope="session")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The real edition and one of 300 notes, published."""
    folder = tmp_path_factory.mktemp("browser")
    build(REPOSITORY, folder / "real", "--strict")
    build(_edition_of_many_notes(folder / "many-source"), folder / "many", "--strict")
    with published(folder / "real") as real, published(folder / "many") as many:
        yield {REAL: f"{real}{REAL}", MANY: f"{many}{MANY}"}


@pytest.fixture
def open_page(chromium: Browser, addresses: dict[str, str]) -> Iterator[Open]:
    """Opens a page and closes it again."""
    opened = []

    def open_it(address: str, width: int, *, scripts: bool = False, dark: bool = False) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
        )
        opened.append(context)
        page = context.new_page()
        if not scripts:
            page.route("**/*.js", lambda route: route.abort())
        page.goto(addresses[address])
        return page

    yield open_it
    for context in opened:
        context.close()


def _edition_of_many_notes(root: Path) -> Path:
    text = article_text()
    article = root / "docs" / "articles" / "many"
    article.mkdir(parents=True)
    (root / "annotations" / "many").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(SITE, "utf-8")
    (root / "docs" / "index.md").write_text("# Many\n", "utf-8")
    (article / "article.txt").write_text(text, "utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    (article / "article.yml").write_text(f"title: Many\nsha256: {digest}\n", "utf-8")
    (root / "annotations" / "many" / "notes.yml").write_text(json.dumps(notes()), "utf-8")
    return root

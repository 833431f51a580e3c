"""The site of this edition, as it is published."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.measuring import measure
from tests.site.annotated_page import AnnotatedPage, annotations_at, without_spaces
from tests.site.building import REPOSITORY, Build, build
from tests.site.html_tree import read
from tests.site.links import broken_links
from variorum.exporting.site_server import serve_site

ARTICLES = sorted((REPOSITORY / "docs" / "articles").iterdir())
NEAR = 120
"""In pixels, from the line on which a passage begins to the beginning of its note."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build(REPOSITORY, tmp_path_factory.mktemp("edition") / "site", "--strict")


def test_it_is_built_without_a_warning(site: Build) -> None:
    assert site.status == 0, site.log
    assert "WARNING" not in site.log


def test_every_link_within_it_leads_somewhere(site: Build) -> None:
    assert broken_links(site.site) == []


def test_no_id_is_given_twice_on_any_page(site: Build) -> None:
    for path in site.site.rglob("*.html"):
        ids = Counter(element.attributes.get("id") for element in read(path.read_text("utf-8")).walk())
        assert {i: n for i, n in ids.items() if i and n > 1} == {}, path


@pytest.mark.parametrize("folder", ARTICLES, ids=lambda folder: folder.name)
def test_each_article_has_all_its_words(site: Build, folder: Path) -> None:
    page = AnnotatedPage.of(site.page(f"articles/{folder.name}"))
    received = (folder / "article.txt").read_text("utf-8")
    assert without_spaces(page.received()) == without_spaces(received)


def test_each_note_stands_once_beside_its_article(site: Build) -> None:
    notes = [note for folder in ARTICLES for note in _notes_of(site, folder)]
    assert sorted(notes) == sorted(annotations_at(REPOSITORY))


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 1440, 1920])
def test_notes_stand_near_their_lines_and_over_nothing(site: Build, chromium: Browser, width: int) -> None:
    with serve_site(site.site) as address:
        page = chromium.new_page(viewport={"width": width, "height": 900}, java_script_enabled=False)
        for folder in ARTICLES:
            page.goto(f"{address}articles/{folder.name}/")
            layout = measure(page)
            assert layout.overlapping() == []
            assert layout.page.right <= width
            drifts = [abs(note.drift) for note in layout.notes if note.is_shown and note.mark]
            assert sum(drift <= NEAR for drift in drifts) >= 0.95 * len(drifts)
        page.close()


def _notes_of(site: Build, folder: Path) -> list[str]:
    return AnnotatedPage.of(site.page(f"articles/{folder.name}")).notes

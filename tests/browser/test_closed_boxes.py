"""Passages in closed boxes and in tabs that are not chosen: whoever asks for them sees them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.site.building import HOOK, build
from tests.site.drawing import draw
from variorum.exporting.site_server import serve_site

pytestmark = pytest.mark.browser

FILES = {
    "mkdocs.yml": f"""\
        site_name: Boxes
        site_url: http://127.0.0.1/
        theme: {{name: material, font: false, features: [content.tabs.link]}}
        hooks: [{json.dumps(str(HOOK))}]
        markdown_extensions:
          - admonition
          - attr_list
          - pymdownx.details
          - pymdownx.superfences
          - pymdownx.tabbed: {{alternate_style: true}}
        """,
    "docs/articles/lamp/article.md": """\
        # The lamp

        The lamp burned in every night of the year.

        ??? note "From the log"

            In the box lies a spare wick.

            ??? note "Within it"

                Another box holds the matches.

        === "Original"

            Das Licht brannte.

        === "Translation"

            The light burned on.

            ??? note "And"

                It burned in a box behind a tab.

        The end of the text.
        """,
    "annotations/lamp/notes.yml": """\
        - {id: wick, kind: context, quote: spare wick, title: In a closed box, note: So.}
        - {id: matches, kind: context, quote: the matches, title: In a box in a box, note: So.}
        - {id: burned, kind: context, quote: light burned on, title: In the second tab, note: So.}
        - {id: behind, kind: context, quote: behind a tab, title: In a box in a tab, note: So.}
        """,
}
NOTES = ("wick", "matches", "burned", "behind")


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Its address."""
    folder: Path = tmp_path_factory.mktemp("boxes")
    assert build(draw(folder / "source", FILES), folder / "site", "--strict").status == 0
    with serve_site(folder / "site") as address:
        yield f"{address}articles/lamp/"


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def open_article(open_page: Open, article: str, request: pytest.FixtureRequest) -> Callable[[str], Page]:
    """Opens the article at a fragment, with scripts and without."""
    return lambda after: open_page(article, 1280, scripts=request.param, after=after)


WITH_SCRIPTS = pytest.mark.parametrize("open_article", [True], indirect=True, ids=["script"])


@pytest.mark.parametrize("note", NOTES)
def test_a_link_to_a_passage_shows_it(open_article: Callable[[str], Page], note: str) -> None:
    page = open_article(f"#ref:{note}")
    expect(page.locator(f'mark[data-notes="{note}"]').first).to_be_visible()
    expect(page.locator(f'mark[data-notes="{note}"]').first).to_be_in_viewport()


@pytest.mark.parametrize("note", NOTES)
def test_back_leads_to_the_passage(open_article: Callable[[str], Page], note: str) -> None:
    page = open_article("")
    page.locator(f'[id="{note}"] summary').click()
    page.locator(f'[id="{note}"] [role="doc-backlink"]').click()
    expect(page.locator(f'mark[data-notes="{note}"]').first).to_be_visible()


@WITH_SCRIPTS
@pytest.mark.parametrize("note", NOTES)
def test_opening_a_note_shows_its_passage(open_article: Callable[[str], Page], note: str) -> None:
    page = open_article(f"#{note}")
    expect(page.locator(f'mark[data-notes="{note}"]').first).to_be_visible()
    page = open_article("")
    expect(page.locator("[data-scripted]")).to_be_attached()
    page.locator(f'[id="{note}"] summary').click()
    expect(page.locator(f'mark[data-notes="{note}"]').first).to_be_visible()


@WITH_SCRIPTS
def test_the_reader_can_choose_the_other_tab_again(open_article: Callable[[str], Page]) -> None:
    page = open_article("#ref:burned")
    expect(page.locator('mark[data-notes="burned"]')).to_be_visible()
    page.locator(".tabbed-labels label").first.click()
    expect(page.get_by_text("Das Licht brannte.")).to_be_visible()
    expect(page.locator('mark[data-notes="burned"]')).to_be_hidden()

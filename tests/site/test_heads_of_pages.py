"""What a page says of itself to searches and to previews of links, and the page for a wrong address."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.site.building import REPOSITORY, Build, build

SITE = "https://edition.example/variorum/"
PAGES = ("articles/china-defies-trump", "apparatus/sources", "apparatus/glossary", "notes", "how-to-read", "")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build(REPOSITORY, tmp_path_factory.mktemp("heads") / "site", "--strict", SITE_URL=SITE)


def _meta(page: str, name: str) -> list[str]:
    return re.findall(rf'<meta (?:name|property)="{name}" content="([^"]*)">', page)


def test_each_page_has_a_description_of_its_own(site: Build) -> None:
    described = [_meta(site.page(page), "description") for page in PAGES]
    assert [len(of_page) for of_page in described] == [1] * len(PAGES)
    assert len({words for (words,) in described}) == len(PAGES)


def test_the_description_of_an_article_is_its_own(site: Build) -> None:
    (words,) = _meta(site.page(PAGES[0]), "description")
    assert words.startswith("A news text of September 2020, unsigned and undated.")
    assert len(words) <= 200
    assert _meta(site.page(PAGES[0]), "og:description") == [words]


@pytest.mark.parametrize("page", PAGES)
def test_previews_of_links_have_title_and_address(site: Build, page: str) -> None:
    html = site.page(page)
    assert len(_meta(html, "og:title")) == 1
    assert _meta(html, "og:url") == [f"{SITE}{page}/" if page else SITE]
    assert _meta(html, "og:site_name") == ["Variorum"]
    assert f'<link rel="canonical" href="{SITE}{page}{"/" if page else ""}">' in html


def test_the_search_dialog_has_a_name(site: Build) -> None:
    assert 'role="dialog" aria-label="Search"' in site.page("notes")


def test_a_wrong_address_leads_on(site: Build) -> None:
    page = (site.site / "404.html").read_text("utf-8")
    (content,) = re.findall(r"<h1>This page is not here</h1>.*?</article>", page, re.DOTALL)
    links = re.findall(r'href="([^"]*)"', content)
    assert len(links) > 10
    for link in links:
        assert link.startswith("/variorum"), link
        path = Path(link).relative_to("/variorum")
        assert (site.site / path / "index.html").is_file(), link

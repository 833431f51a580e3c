"""What a page says of itself to searches and to previews of links, and the page for a wrong address."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from tests.site.building import NEWSPAPER, REPOSITORY, Build, build
from tests.site.drawing import ARTICLE, draw

SITE = "https://edition.example/variorum/"
ICON = REPOSITORY / "hooks/variorum/theme/overrides/assets/images/favicon.png"
PAGES = ("articles/china-defies-trump", "apparatus/sources", "apparatus/glossary", "notes", "how-to-read", "")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build(NEWSPAPER, tmp_path_factory.mktemp("heads") / "site", "--strict", SITE_URL=SITE)


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
    assert _meta(html, "og:site_name") == ["A newspaper article"]
    assert f'<link rel="canonical" href="{SITE}{page}{"/" if page else ""}">' in html


@pytest.mark.parametrize("page", PAGES)
def test_previews_of_links_have_a_picture(site: Build, page: str) -> None:
    html = site.page(page)
    (address,) = _meta(html, "og:image")
    own = page if page.startswith("articles/") else "assets"
    assert address == f"{SITE}{own}/{'card' if own == page else 'variorum-card'}.png"
    assert (site.site / address.removeprefix(SITE)).read_bytes().startswith(b"\x89PNG")
    assert len(_meta(html, "og:image:alt")) == 1
    assert _meta(html, "twitter:card") == ["summary_large_image"]


@pytest.mark.parametrize("page", PAGES)
def test_each_page_leads_to_the_feed(site: Build, page: str) -> None:
    (link,) = re.findall(
        r'<link rel="alternate" type="application/atom\+xml"[^>]*href="([^"]*)"', site.page(page)
    )
    assert (site.site / page / link).resolve() == (site.site / "changes.xml").resolve()


def test_an_article_names_its_author_and_dates(tmp_path: Path) -> None:
    metadata = 'title: The lamp\nauthor: Ann "A" <b>Holm</b>\ndate: 1903-08-28\n'
    files = {"docs/articles/lamp/article.txt": ARTICLE, "docs/articles/lamp/article.yml": metadata}
    page = build(draw(tmp_path / "edition", files), tmp_path / "site", "--strict").page("articles/lamp")
    (author,) = _meta(page, "author")
    assert "Holm" in author
    assert "<" not in author
    assert _meta(page, "article:published_time") == ["1903-08-28"]


def test_a_date_that_is_only_a_lower_limit_is_not_given_as_the_date(site: Build) -> None:
    page = site.page(PAGES[0])
    assert _meta(page, "article:published_time") == []
    (changed,) = _meta(page, "article:modified_time")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", changed)


def test_the_icon_is_our_own(site: Build) -> None:
    assert (site.site / "assets/images/favicon.png").read_bytes() == ICON.read_bytes()


def test_the_icon_is_drawn_in_the_page_and_its_file_is_for_other_browsers(site: Build) -> None:
    links = re.findall(r'<link rel="icon"[^>]*>', site.page(PAGES[0]))
    assert [re.findall(r'(?:sizes|type)="([^"]*)"', link) for link in links] == [["32x32"], ["image/svg+xml"]]
    (drawing,) = re.findall(r'href="data:image/svg\+xml,([^"]*)"', links[1])
    assert ElementTree.fromstring(unquote(drawing)).tag == "{http://www.w3.org/2000/svg}svg"
    root = site.site / PAGES[0] / re.findall(r'href="([^"]*)"', links[0])[0]
    assert root.resolve().read_bytes() == ICON.read_bytes()


def test_an_edition_keeps_its_own_icon(tmp_path: Path) -> None:
    files = {"docs/articles/lamp/article.txt": ARTICLE, "docs/assets/images/favicon.png": "its own"}
    page = build(draw(tmp_path / "edition", files), tmp_path / "site", "--strict").page("articles/lamp")
    assert re.findall(r'<link rel="icon"[^>]*>', page) == [
        '<link rel="icon" href="../../assets/images/favicon.png">'
    ]


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

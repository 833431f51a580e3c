"""Under each host an edition has the same marks, notes, anchors, search entries, note pages and apparatus."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hosts.sites import Page, built, built_by_extension, pages_of, search_of
from tests.hosts.table import HOSTS, Host
from tests.site.annotated_page import AnnotatedPage
from tests.site.building import files_of
from tests.site.html_tree import read
from tests.site.links import broken_links
from variorum.hosting.joined_styles import ICONS, JOINED

pytestmark = [pytest.mark.hosts, pytest.mark.slow]

WHOLE = [host for host in HOSTS if host.name != "zensical-extension"]
OF_THE_HOST = ("assets/", "search/", "search.json", "sitemap.xml", "404.html", "objects.inv")
"""What each host has of its own."""


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is built by the versions that are locked."""
    return built(None, tmp_path_factory.mktemp("here"))


@pytest.fixture(scope="module", params=WHOLE, ids=lambda host: host.name)
def there(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of one host."""
    host: Host = request.param
    return built(host, tmp_path_factory.mktemp(host.name))


def test_there_is_something_to_compare(here: Path) -> None:
    pages = pages_of(here)
    assert {"articles/lamp/", "articles/lamp/path-night", "notes/dawn/", "apparatus/sources/"} <= pages.keys()
    assert {"articles/lamp/#dawn", "articles/lamp/#no-oil", "apparatus/sources/#log"} <= search_of(
        here
    ).keys()


def test_marks_notes_anchors_note_pages_and_apparatus_are_the_same(here: Path, there: Path) -> None:
    expected, found = pages_of(here), pages_of(there)
    assert found.keys() == expected.keys()
    for address, page in expected.items():
        if address.startswith(("fields/", "problems/")):
            continue  # These show YAML, which some hosts colour.
        assert found[address].words == page.words, address
        if not address.rpartition("/")[2].startswith(("path-", "verdicts-")):
            assert found[address].elements == page.elements, address
        else:
            # Where these are a folder below, all their addresses begin otherwise.
            assert _names(found[address]) == _names(page), address


def _names(page: Page) -> list[tuple[str, str | None, str | None]]:
    return [(tag, of.get("id"), of.get("class")) for tag, of in page.elements]


def test_the_search_has_the_same_entries(here: Path, there: Path) -> None:
    assert search_of(there) == search_of(here)


def test_downloads_styles_scripts_and_faces_are_the_same(here: Path, there: Path) -> None:
    def own(site: Path) -> dict[str, bytes]:
        return {
            name: content
            for name, content in files_of(site).items()
            if not name.endswith(".html")
            # Made of a host's styles too, where the host lets it.
            and name not in (JOINED, ICONS)
            and (name.startswith(("assets/variorum", "assets/fonts")) or not name.startswith(OF_THE_HOST))
        }

    expected, found = own(here), own(there)
    assert found.keys() == expected.keys()
    assert [name for name in expected if found[name] != expected[name]] == []


def test_the_links_of_each_page_lead_somewhere(there: Path) -> None:
    assert broken_links(there) == []


def test_templates_are_ours(there: Path) -> None:
    page = read((there / "articles/lamp/index.html").read_text("utf-8"))
    assert page.all("div", class_="vm-margins")
    assert page.all("meta", name="citation_title", content="The lamp")
    assert page.all("link", rel="stylesheet", href="print.css")
    view = there / "articles/lamp/path-night"
    if view.is_dir():
        assert read((view / "index.html").read_text("utf-8")).all("link", href="../print.css")


def test_the_extension_makes_the_same_of_an_article(here: Path, tmp_path: Path) -> None:
    host = next(host for host in HOSTS if host.name == "zensical-extension")
    site = built_by_extension(host, tmp_path)
    for slug in ("lamp", "well"):
        expected = AnnotatedPage.of((here / f"articles/{slug}/index.html").read_text("utf-8"))
        found = AnnotatedPage.of((site / slug / "index.html").read_text("utf-8"))
        assert found.notes == expected.notes
        assert found.marked == expected.marked
        for note in expected.notes:
            assert found.passage(note) == expected.passage(note)

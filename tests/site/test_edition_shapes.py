"""Editions of every shape: other encodings, several articles, none, other settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.annotated_page import AnnotatedPage, without_spaces
from tests.site.building import PYTHON, build, run
from tests.site.conftest import Publish
from tests.site.drawing import ARTICLE, METADATA, NOTE, SETTINGS, draw, with_sum
from tests.site.links import broken_links

pytestmark = pytest.mark.slow

LAMP = {"docs/articles/lamp/article.txt": ARTICLE, "annotations/lamp/who-lit-it.yml": NOTE}
OTHER = {
    "docs/articles/well/article.txt": "The well\n\nNobody had lit the well either.\n",
    "docs/articles/well/article.yml": "title: The well\npublisher: The [well] & *co*\ndate: 1999-12\n",
    "annotations/well/it.yml": NOTE.replace("who-lit-it", "dark-well"),
}
FRENCH = "L’été\n\nUn été à 3 € — « là-bas ».\n"
ON_FRENCH = "id: price\nkind: context\nquote: à 3 €\ntitle: Cher\nnote: Vraiment.\n"


def test_a_text_in_windows_1252_is_read_and_published_as_received(publish: Publish) -> None:
    received = FRENCH.encode("windows-1252")
    done = publish(
        {
            "docs/articles/ete/article.txt": received,
            "docs/articles/ete/article.yml": "title: L’été\nlanguage: fr\nencoding: windows-1252\n",
            "annotations/ete/price.yml": ON_FRENCH,
        },
        "--strict",
    )
    assert done.status == 0, done.log
    page = AnnotatedPage.of(done.page("articles/ete"))
    assert without_spaces(page.received()) == without_spaces(FRENCH)
    assert page.passage("price") == "à 3 €"
    assert page.content.attributes["lang"] == "fr"
    assert (done.site / "articles" / "ete" / "article.txt").read_bytes() == received


def test_a_text_that_is_not_in_its_encoding_is_told_with_the_offset_of_the_byte(publish: Publish) -> None:
    received = FRENCH.encode("windows-1252")
    done = publish({"docs/articles/ete/article.txt": received}, "--strict")
    assert done.status == 1
    (problem,) = done.problems
    place, byte = "docs/articles/ete/article.txt:1:2", received.index(b"\x92")
    assert problem.startswith(f"{place}: [not-utf8] Byte {byte} (0x92) ")


def test_line_ends_and_a_signature_are_kept_in_the_file_and_left_out_of_the_page(publish: Publish) -> None:
    received = b"\xef\xbb\xbf" + ARTICLE.replace("\n", "\r\n").encode()
    done = publish({**LAMP, "docs/articles/lamp/article.txt": received}, "--strict")
    assert done.status == 0, done.log
    assert (done.site / "articles" / "lamp" / "article.txt").read_bytes() == received
    page = AnnotatedPage.of(done.page("articles/lamp"))
    assert without_spaces(page.received()) == without_spaces(ARTICLE)
    assert page.content.one("h1").text().rstrip("¶") == "The lamp"


def test_two_articles_have_a_page_and_notes_each(publish: Publish) -> None:
    done = publish({**LAMP, **OTHER}, "--strict")
    assert done.status == 0, done.log
    assert broken_links(done.site) == []
    assert AnnotatedPage.of(done.page("articles/lamp")).notes == ["who-lit-it"]
    assert AnnotatedPage.of(done.page("articles/well")).notes == ["dark-well"]
    listed = AnnotatedPage.of(done.page("articles")).page
    links = {a.text(): a.attributes["href"] for a in listed.all("a")}
    assert links["The lamp"] == "lamp/"
    assert links["The well"] == "well/"
    assert "The well (The [well] & *co*, December 1999)" in listed.text()


def test_one_id_in_two_articles_is_a_problem(publish: Publish) -> None:
    done = publish({**LAMP, **OTHER, "annotations/well/it.yml": NOTE}, "--strict")
    assert done.status == 1
    (problem,) = done.problems
    assert problem.startswith("annotations/well/it.yml:1:5: [repeated-id] ")


def test_an_article_without_notes_is_a_page_without_marks(publish: Publish) -> None:
    done = publish({"docs/articles/lamp/article.txt": ARTICLE}, "--strict")
    assert done.status == 0, done.log
    page = AnnotatedPage.of(done.page("articles/lamp"))
    assert page.notes == page.marked == []
    assert without_spaces(page.received()) == without_spaces(ARTICLE)


@pytest.mark.parametrize("further", [{}, {"annotations/glossary.yml": "- id: wick\n  name: wick\n"
                                          "  description: What burns.\n"}])  # fmt: skip
def test_an_edition_without_articles_is_a_site(publish: Publish, further: dict[str, str]) -> None:
    done = publish(further, "--strict")
    assert done.status == 0, done.log
    assert (done.site / "problems" / "index.html").is_file()


def test_pages_can_be_files_instead_of_folders(publish: Publish) -> None:
    done = publish({**LAMP, "mkdocs.yml": SETTINGS + "use_directory_urls: false\n"}, "--strict")
    assert done.status == 0, done.log
    assert broken_links(done.site) == []
    index = (done.site / "search" / "search_index.json").read_text("utf-8")
    assert '"articles/lamp/index.html#who-lit-it"' in index


def test_pages_can_lie_in_another_folder_than_docs(publish: Publish) -> None:
    moved = {name.replace("docs/", "pages/"): text for name, text in LAMP.items()}
    moved["pages/articles/lamp/article.yml"] = with_sum(METADATA, ARTICLE)
    moved |= {"pages/index.md": "# Pages\n", "mkdocs.yml": SETTINGS + "docs_dir: pages\n"}
    done = publish(moved, "--strict")
    assert done.status == 0, done.log
    assert AnnotatedPage.of(done.page("articles/lamp")).notes == ["who-lit-it"]


def test_search_can_be_switched_off(publish: Publish) -> None:
    done = publish({**LAMP, "mkdocs.yml": SETTINGS.replace("  - search\n", "  []\n")}, "--strict")
    assert done.status == 0, done.log
    assert not (done.site / "search").exists()


@pytest.mark.parametrize("name", ["articles/index.md", "articles/lamp/README.md", "problems.md"])
def test_a_page_that_somebody_wrote_where_one_is_made_is_shown_or_told_of(
    publish: Publish, name: str
) -> None:
    done = publish({**LAMP, f"docs/{name}": "# Written by hand\n\nWith care.\n"})
    address = name.removesuffix("index.md").removesuffix("README.md").removesuffix(".md")
    assert "With care." in done.page(address) or any(name in problem for problem in done.problems)


def test_a_text_that_does_not_begin_with_its_title_is_headed_by_it(publish: Publish) -> None:
    done = publish({**LAMP, "docs/articles/lamp/article.yml": "title: Of light\n"}, "--strict")
    assert done.status == 0, done.log
    page = AnnotatedPage.of(done.page("articles/lamp"))
    assert page.page.one("h1").text() == "Of light"
    assert without_spaces(page.received()) == without_spaces(ARTICLE)


def test_the_name_of_a_folder_is_an_address_or_a_problem(publish: Publish) -> None:
    done = publish({name.replace("lamp", "Die Lampe (1, é)"): text for name, text in LAMP.items()})
    assert "[wrong-value] The name “Die Lampe (1, é)” cannot be the address" in "".join(done.problems)
    assert "`die-lampe-1-e`" in "".join(done.problems)


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_another_theme_has_the_notes_too(publish: Publish, theme: str) -> None:
    settings = SETTINGS.replace("name: material\n  font: false", f"name: {theme}")
    done = publish({**LAMP, "mkdocs.yml": settings}, "--strict")
    assert done.status == 0, done.log
    assert AnnotatedPage.of(done.page("articles/lamp")).notes == ["who-lit-it"]


@pytest.mark.parametrize("named", ["edition/mkdocs.yml", "./edition/../edition/mkdocs.yml"])
def test_the_settings_can_be_named_by_a_relative_path(tmp_path: Path, named: str) -> None:
    draw(tmp_path / "edition", LAMP)
    done = run(
        PYTHON, "-m", "mkdocs", "build", "--strict", "-f", named, "-d", tmp_path / "site", cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert 'id="who-lit-it"' in (tmp_path / "site" / "articles" / "lamp" / "index.html").read_text("utf-8")


def test_the_way_to_edit_a_page_leads_to_the_articles_own_file(publish: Publish) -> None:
    settings = SETTINGS.replace("  font: false\n", "  font: false\n  features: [content.action.edit]\n")
    settings += "repo_url: https://example.org/us/them\nedit_uri: edit/main/docs/\n"
    done = publish({**LAMP, "mkdocs.yml": settings}, "--strict")
    assert done.status == 0, done.log
    page = AnnotatedPage.of(done.page("articles/lamp")).page
    edit = page.one("a", rel="edit")
    assert edit.attributes["href"] == "https://example.org/us/them/edit/main/docs/articles/lamp/article.txt"


def test_a_renamed_article_leaves_nothing_at_its_old_address(tmp_path: Path) -> None:
    build(draw(tmp_path / "edition", LAMP), tmp_path / "site")
    (tmp_path / "edition" / "docs" / "articles" / "lamp").rename(tmp_path / "edition/docs/articles/lantern")
    (tmp_path / "edition" / "annotations" / "lamp").rename(tmp_path / "edition/annotations/lantern")
    done = build(tmp_path / "edition", tmp_path / "site", "--strict")
    assert done.status == 0, done.log
    assert {path.name for path in (done.site / "articles").iterdir()} == {"index.html", "lantern"}

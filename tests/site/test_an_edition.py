"""An edition with everything, as it is published."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.site.annotated_page import AnnotatedPage, annotations_at, without_spaces
from tests.site.building import NEWSPAPER, Build, build
from tests.site.html_tree import read
from tests.site.links import broken_links
from variorum.pipeline import check
from variorum.site.made_files import FORM_DATA

ELEMENTS_AT_MOST = 2_500
"""In a page with 67 notes, as it arrives."""
SLUG = "china-defies-trump"
ARTICLE = NEWSPAPER / "docs" / "articles" / SLUG / "article.txt"


@pytest.fixture(scope="module")
def written() -> dict[str, dict[str, object]]:
    return annotations_at(NEWSPAPER)


def test_the_edition_builds_without_a_warning(newspaper: Build) -> None:
    assert newspaper.status == 0, newspaper.log
    assert "WARNING" not in newspaper.log


def test_each_article_has_an_address_of_its_own_below_articles(newspaper: Build) -> None:
    articles = {path.name for path in (NEWSPAPER / "docs" / "articles").iterdir() if path.is_dir()}
    built = {path.parent.name for path in newspaper.site.glob("articles/*/index.html")}
    assert built == articles


def test_a_page_with_many_notes_is_light(newspaper_page: AnnotatedPage) -> None:
    assert len(list(newspaper_page.page.walk())) <= ELEMENTS_AT_MOST


def test_each_annotation_is_one_note_and_no_other_element_has_its_id(
    newspaper_page: AnnotatedPage, written: dict[str, dict[str, object]]
) -> None:
    assert sorted(newspaper_page.notes) == sorted(written)
    ids = Counter(element.attributes.get("id") for element in newspaper_page.page.walk())
    assert {identifier for identifier in written if ids[identifier] != 1} == set()


def test_no_id_is_given_twice_on_any_page(newspaper: Build) -> None:
    for path in newspaper.site.rglob("*.html"):
        ids = Counter(element.attributes.get("id") for element in read(path.read_text("utf-8")).walk())
        assert {i: n for i, n in ids.items() if i and n > 1} == {}, path


def test_the_frame_of_an_article_has_no_blank_lines_and_no_indents(newspaper: Build) -> None:
    frame = newspaper.page(f"articles/{SLUG}/").lstrip().split('<article class="vm-edition"')[0]
    lines = frame.rstrip().split("\n")
    assert len(lines) > 100
    assert [line for line in lines if line != line.lstrip() or not line] == []


def test_the_form_knows_each_name_that_a_note_has_or_had(newspaper: Build) -> None:
    (told,) = re.findall(r', ids: (".*")', (newspaper.site / FORM_DATA).read_text("utf-8"))
    (article,) = check(NEWSPAPER).articles
    withdrawn = {note.annotation.id for note in article.withdrawn}
    assert withdrawn
    assert withdrawn | {note.annotation.id for note in article.notes} <= set(json.loads(told).split())


def test_each_annotation_with_a_quote_has_marks_and_no_other_has(
    newspaper_page: AnnotatedPage, written: dict[str, dict[str, object]]
) -> None:
    quoting = {identifier for identifier, entry in written.items() if "quote" in entry}
    assert set(newspaper_page.marked) == quoting


def test_marks_never_stand_inside_one_another(newspaper_page: AnnotatedPage) -> None:
    assert [mark for mark in newspaper_page.content.all("mark") if mark.all("mark")] == []


def test_the_marks_of_a_note_give_back_the_quote_that_its_author_wrote(
    newspaper_page: AnnotatedPage, written: dict[str, dict[str, object]]
) -> None:
    for identifier, entry in written.items():
        if "quote" in entry and entry.get("occurrence") != "all":
            head, _, tail = without_spaces(str(entry["quote"])).partition("…")
            passage = without_spaces(newspaper_page.passage(identifier))
            assert passage.startswith(head), identifier
            assert passage.endswith(tail), identifier
            assert tail or passage == head, identifier


def test_the_marks_of_a_note_give_back_the_passage_that_the_engine_placed(
    newspaper_page: AnnotatedPage,
) -> None:
    (article,) = check(NEWSPAPER).articles
    for note in article.notes:
        placed = "".join(article.text[span.start : span.end] for span in note.spans)
        assert without_spaces(newspaper_page.passage(note.annotation.id)) == without_spaces(placed)


def test_the_page_without_our_additions_is_the_article_as_received(newspaper_page: AnnotatedPage) -> None:
    assert without_spaces(newspaper_page.received()) == without_spaces(ARTICLE.read_text("utf-8"))


def test_corrections_stand_beside_what_they_correct(
    newspaper_page: AnnotatedPage, written: dict[str, dict[str, object]]
) -> None:
    readings = [
        str(entry["reading"]) for entry in written.values()
        if entry["kind"] == "correction" and entry["reading"]
    ]  # fmt: skip
    assert sorted(ins.text() for ins in newspaper_page.content.all("ins")) == sorted(readings)
    assert "Zhao Lijian" in newspaper_page.corrected()
    assert "Zhao Legian" not in newspaper_page.corrected()


def test_the_received_file_is_published_byte_for_byte(newspaper: Build) -> None:
    assert (newspaper.site / "articles" / SLUG / "article.txt").read_bytes() == ARTICLE.read_bytes()


def test_every_link_within_the_site_leads_somewhere(newspaper: Build) -> None:
    assert broken_links(newspaper.site) == []


def test_a_name_that_labels_an_element_is_there(newspaper: Build) -> None:
    for path in newspaper.site.rglob("*.html"):
        page = read(path.read_text("utf-8"))
        ids = {element.attributes.get("id") for element in page.walk()}
        for element in page.walk():
            for name in element.attributes.get("aria-labelledby", "").split():
                assert name in ids, (path, name)


@pytest.mark.slow
def test_the_edition_builds_below_a_path_such_as_that_of_github_pages(tmp_path: Path) -> None:
    built = build(
        NEWSPAPER, tmp_path / "site", "--strict",
        SITE_URL="https://example.org/fork/", REPO_URL="https://example.org/fork.git",
        EDIT_URI="blob/main/docs/",
    )  # fmt: skip
    assert built.status == 0, built.log
    assert broken_links(built.site) == []
    page = AnnotatedPage.of(built.page(f"articles/{SLUG}"))
    canonical = page.page.one("link", rel="canonical")
    assert canonical.attributes["href"] == f"https://example.org/fork/articles/{SLUG}/"

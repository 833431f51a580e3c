"""Editions by other people, built through the same hook; see tests/editions/README.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.site.annotated_page import AnnotatedPage, annotations_at, without_spaces
from tests.site.building import LUNYU, REPOSITORY, Build, build
from tests.site.html_tree import Element
from tests.site.links import broken_links

BROKEN = REPOSITORY / "tests" / "editions" / "broken"
GOOD = {"chart-datum", "fifty-minutes", "spring-tides", "two-a-day"}


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build(BROKEN, tmp_path_factory.mktemp("broken") / "site")


@pytest.fixture(scope="module")
def banner(broken: Build) -> Element:
    page = AnnotatedPage.of(broken.page("articles/tide-table"))
    return page.page.one("section", class_="vm-banner")


def expected() -> set[tuple[str, str]]:
    """Return file and code of each problem that the README of the broken edition lists."""
    readme = (BROKEN / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| `(?P<file>[\w-]+\.yml)` \|.*\| (?P<codes>[^|]+) \|$", readme, re.MULTILINE)
    return {(file, code) for file, codes in rows for code in re.findall(r"`([\w-]+)`", codes)}


def told(problems: list[str]) -> list[tuple[str, str]]:
    """Return file and code of each problem that was told."""
    return [(Path(p.split(":")[0]).name, re.findall(r": \[([\w-]+)\] ", p)[0]) for p in problems]


def test_a_markdown_article_in_two_languages_builds_without_a_warning(lunyu: Build) -> None:
    assert lunyu.status == 0, lunyu.log
    assert broken_links(lunyu.site) == []


def test_all_its_notes_stand_on_the_page(lunyu: Build) -> None:
    notes = annotations_at(LUNYU)
    page = AnnotatedPage.of(lunyu.page("articles/lunyu"))
    assert len(notes) == 21
    assert sorted(page.notes) == sorted(notes)
    for identifier, note in notes.items():
        if "quote" in note and note.get("occurrence") != "all":
            head, _, tail = without_spaces(str(note["quote"])).partition("…")
            passage = without_spaces(page.passage(identifier))
            assert passage.startswith(head), identifier
            assert passage.endswith(tail), identifier


def test_its_marks_change_nothing_else_of_the_page(lunyu: Build, tmp_path: Path) -> None:
    settings = (LUNYU / "mkdocs.yml").read_text("utf-8")
    plain = re.sub(r"^hooks:\n(  - .*\n)+", "", settings, flags=re.MULTILINE)
    (tmp_path / "mkdocs.yml").write_text(plain, "utf-8")
    docs = tmp_path / "docs"
    (docs / "lunyu").mkdir(parents=True)
    for path in (LUNYU / "docs" / "articles" / "lunyu").glob("*.*"):
        (docs / "lunyu" / path.name.replace("article.md", "index.md")).write_bytes(path.read_bytes())
    (docs / "about.md").write_text("# About\n", "utf-8")
    bare = build(tmp_path, tmp_path / "site").page("lunyu")
    rendered = re.search(r"<h1.*(?=</article>)", bare, re.DOTALL)
    page = AnnotatedPage.of(lunyu.page("articles/lunyu"))
    assert rendered
    bare_text = AnnotatedPage.of(f'<article class="vm-edition">{rendered[0]}</article>').received()
    assert without_spaces(page.received()) == without_spaces(bare_text)


def test_its_article_is_published_as_received(lunyu: Build) -> None:
    received = (LUNYU / "docs" / "articles" / "lunyu" / "article.md").read_bytes()
    assert (lunyu.site / "articles" / "lunyu" / "article.txt").read_bytes() == received
    assert (lunyu.site / "articles" / "lunyu" / "osprey.svg").is_file()


def test_an_edition_with_broken_notes_builds_all_the_same(broken: Build) -> None:
    assert broken.status == 0, broken.log
    assert "Traceback" not in broken.log


def test_it_tells_each_problem_of_its_readme(broken: Build) -> None:
    missing = {file for file, _ in expected()} - {file for file, _ in told(broken.problems)}
    assert missing == set()
    assert set(told(broken.problems)) <= expected()


def test_it_tells_each_problem_once(broken: Build) -> None:
    assert len(broken.problems) == len(set(broken.problems))
    assert broken.log.count("[quote-not-found]") == 1


def test_its_good_notes_are_on_the_page_and_no_others(broken: Build) -> None:
    page = AnnotatedPage.of(broken.page("articles/tide-table"))
    assert set(page.notes) == set(page.marked) == GOOD
    assert page.passage("fifty-minutes") == "about fifty minutes later than the day before"


def test_a_banner_on_the_page_names_every_problem(broken: Build, banner: Element) -> None:
    words = " ".join(banner.text().split())
    for problem in broken.problems:
        place, _, code = problem.partition(" [")
        assert place.rstrip(":") in words, problem
        assert code.partition("]")[0] in words, problem


def test_other_pages_of_a_built_site_have_no_banner(broken: Build) -> None:
    assert "vm-banner" not in broken.page("")


def test_a_strict_build_of_it_fails(tmp_path: Path) -> None:
    done = build(BROKEN, tmp_path / "site", "--strict")
    assert done.status == 1
    assert f"Aborted with {len(done.problems)} warnings in strict mode!" in done.log


def test_a_quiet_strict_build_of_it_fails_too(tmp_path: Path) -> None:
    """MkDocs counts the warnings that it prints, and `-q` prints none."""
    done = build(BROKEN, tmp_path / "site", "--quiet", "--strict")
    assert done.status == 1
    assert done.problems == []

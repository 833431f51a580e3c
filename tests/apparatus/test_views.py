"""An article for a path, and without its verdicts, as it is rendered."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.apparatus.small_edition import link, small_edition
from variorum.apparatus.views import views
from variorum.model.edition import AnnotatedArticle
from variorum.pipeline import check, render
from variorum.rendering.bodies import BodyRenderer
from variorum.rendering.site_links import PlaceOnPath, SiteLinks

TEXT = "The boat came late.\n\nThe keeper waved twice.\n\nGone.\n"
WAVED = {"kind": "correction", "reading": "once", "fault": "fact", "certainty": "high"}
NOTES = [
    {"id": "late", "kind": "context", "quote": "came late", "title": "It was late", "prominence": "further"},
    {"id": "waved", "quote": "twice", **WAVED},
    {"id": "gone", "quote": "Gone.", **WAVED, "reading": ""},
    {"id": "all", "kind": "context", "whole": True, "title": "About all"},
]
PATHS = """\
- id: short
  title: A <short> path
  description: It is short.
  steps: [{note: all, says: First all.}, {note: late, says: "Then, late."}]
"""
HTML = "<p>The boat came late.</p>\n<p>The keeper waved twice.</p>\n<p>Gone.</p>"


@pytest.fixture
def article(tmp_path: Path) -> AnnotatedArticle:
    metadata = {"paragraphs": "blank-lines"}
    small_edition(tmp_path / "tales", {"boat": {"text": TEXT, "metadata": metadata, "notes": NOTES}})
    (tmp_path / "tales/annotations/paths.yml").write_text(PATHS, "utf-8")
    edition = check(tmp_path / "tales")
    return edition.articles[0]


def _places(note: str) -> list[PlaceOnPath]:
    return [PlaceOnPath("short", "A <short> path", "@page", 1, 2, "", "late")] if note == "all" else []


def _rendered(article: AnnotatedArticle, links: SiteLinks) -> dict[str, str]:
    return {
        seen.purpose.name: render(shown, HTML, BodyRenderer(), seen)
        for shown, seen in views(article, links, link)
        if seen.purpose
    }


def test_each_has_a_file_of_its_own(article: AnnotatedArticle) -> None:
    assert [*_rendered(article, SiteLinks())] == ["path-short.html"]
    both = _rendered(article, SiteLinks(without_verdicts="verdicts-hidden.html"))
    assert [*both] == ["verdicts-hidden.html", "path-short.html"]


def test_a_path_has_its_notes_alone_with_their_numbers(article: AnnotatedArticle) -> None:
    html = _rendered(article, SiteLinks(paths=_places))["path-short.html"]
    numbers = {note.annotation.id: str(note.number) for note in article.notes}
    found = dict(
        re.findall(r'<section class="vm-note [^"]*" id="([\w-]+)".*?data-n="(\d+)"', html, re.DOTALL)
    )
    assert found == {name: numbers[name] for name in ("late", "all")}
    assert "A &lt;short&gt; path</a>, 1 of 2: First all. ·" in html
    assert 'value="core"' not in html, "All notes of a path count."
    assert ">twice</mark>" not in html


def test_the_text_without_verdicts_is_as_received(article: AnnotatedArticle) -> None:
    html = _rendered(article, SiteLinks(without_verdicts="x"))["verdicts-hidden.html"]
    assert "<ins" not in html
    assert "<del" not in html
    assert "vm-mark--left-out" not in html
    words = re.sub(r"<[^>]+>", "", html)
    assert "The keeper waved twice." in words


def test_headlines_have_their_verdict_apart(article: AnnotatedArticle) -> None:
    html = _rendered(article, SiteLinks(without_verdicts="x"))["verdicts-hidden.html"]
    asked = '<span class="vm-asked">twice</span><span class="vm-verdict">twice → once</span>'
    assert asked in html
    assert '<span class="vm-asked">It was late' not in html


def test_a_path_goes_on_without_a_note_that_could_not_be_placed(article: AnnotatedArticle) -> None:
    rest = replace(article, notes=tuple(note for note in article.notes if note.annotation.id != "all"))
    html = _rendered(rest, SiteLinks())["path-short.html"]
    assert re.findall(r'<section class="vm-note [^"]*" id="([\w-]+)"', html) == ["late"]


def test_the_page_itself_has_neither(article: AnnotatedArticle) -> None:
    html = render(article, HTML, BodyRenderer(), replace(SiteLinks(), without_verdicts="there.html"))
    assert '<a href="there.html">hide verdicts</a>' in html
    assert "vm-verdict" not in html
    assert 'class="vm-view"' not in html

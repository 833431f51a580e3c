"""A sixth kind of note is one file and one example: everything else follows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.switching import kind_switch
from tests.planting.tree import ARTICLE, HERE, Tree
from tests.propose.driving import fill, open_form
from variorum.exporting.site_server import serve_site

_LIGHT, _DARK = "138, 59, 18", "240, 180, 138"
"""The colours that the planted kind has."""
_COLOUR_OF = """([selector, pseudo, property]) =>
  getComputedStyle(document.querySelector(selector), pseudo)[property]"""


def test_it_is_one_file_and_one_example() -> None:
    planted = [path for path in (HERE / "kind").rglob("*") if path.suffix in (".py", ".yml")]
    assert sorted(path.suffix for path in planted) == [".py", ".yml"]


def test_the_documents_list_it(tree: Tree) -> None:
    assert "| `question` | what nobody knows yet |" in tree.read("README.md")
    sample = r"*\!&nbsp;question*{ .vm-sample .vm-kind--question .vm-line--question }"
    assert f"| {sample} | dashed | what nobody knows yet |" in tree.read("docs/how-to-read.md")
    assert "[Question](fields.md#question)" in tree.read("docs/contribute.md")
    for folder in (".github", "hooks/variorum/starter/dot-github"):
        assert '- "Question: what nobody knows yet"' in tree.read(f"{folder}/ISSUE_TEMPLATE/2-note.yml")


def test_the_command_knows_it(tree: Tree) -> None:
    assert "question" in tree.run("variorum", "new", "--help")
    assert "question 1" in tree.run("variorum", "stats", cwd=tree.edition)
    assert "Which storm was it? (soon)" in tree.run("variorum", "show", "which-storm", cwd=tree.edition)


def test_the_schemas_know_it(tree: Tree, tmp_path: Path) -> None:
    tree.run("variorum", "schema", "--into", str(tmp_path))
    definitions = json.loads((tmp_path / "annotation.schema.json").read_text("utf-8"))["$defs"]
    assert definitions["Question"]["properties"]["kind"]["const"] == "question"


def test_the_page_of_fields_and_the_catalogue_have_it(site: Path) -> None:
    fields = (site / "fields/index.html").read_text("utf-8")
    assert '<h2 id="question">' in fields
    assert "which-storm" in fields
    assert "context, question." in (site / "problems/index.html").read_text("utf-8")


@pytest.fixture
def page(chromium: Browser, site: Path) -> Iterator[Page]:
    with serve_site(site) as address:
        page = chromium.new_page(viewport={"width": 1440, "height": 900})
        page.goto(f"{address}{ARTICLE}")
        yield page
        page.close()


def style(page: Page, selector: str, name: str, pseudo: str = "") -> str:
    computed: str = page.evaluate(_COLOUR_OF, [selector, pseudo, name])
    return computed


@pytest.mark.browser
@pytest.mark.parametrize(("scheme", "colour"), [("default", _LIGHT), ("slate", _DARK)])
def test_its_switch_has_its_line_and_its_colour(page: Page, scheme: str, colour: str) -> None:
    page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme }", scheme)
    switch = '.vm-bar label:has([value="question"]) i'
    assert style(page, switch, "textDecorationStyle") == "dashed"
    assert style(page, switch, "textDecorationColor") == f"rgb({colour})"
    assert style(page, "#which-storm.vm-note", "borderInlineStartColor") == f"rgb({colour})"
    assert "!" in style(page, switch, "content", "::before")


@pytest.mark.browser
def test_its_switch_switches_its_notes_and_lines(page: Page) -> None:
    mark = '.vm-mark[data-notes~="which-storm"]'
    assert style(page, mark, "textDecorationStyle") == "dashed"
    assert style(page, mark, "textDecorationThickness") == "2px"
    assert style(page, mark, "display") == "inline"
    assert page.locator("#which-storm.vm-note").is_visible()
    kind_switch(page, "question").uncheck()
    assert style(page, mark, "textDecorationStyle") != "dashed"
    assert page.locator("#which-storm.vm-note").is_hidden()


@pytest.mark.browser
def test_the_form_takes_it(page: Page) -> None:
    page.wait_for_selector(".vm-header__write[data-ready]")
    open_form(page, "one line")
    fill(page, "question", {"asked": "Who counted them.", "urgency": "low", "note": "Nobody says."})
    assert page.locator(".vm-form__headline").inner_text() == "Question Who counted them? (some day)"
    assert "kind: question" in (page.locator(".vm-form__file pre").text_content() or "")

"""Whatever is selected: the note passes `variorum check` and stands on exactly those words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from tests.propose.conftest import Edition
from tests.propose.driving import downloaded, fill, open_form, problems
from variorum.editing.formatting import formatted
from variorum.model.edition import PlacedNote

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HERE = Path(__file__).parent


def cases(name: str) -> Any:
    return yaml.safe_load((HERE / name).read_text("utf-8"))


KINDS = cases("kinds.yml")


def put_in(page: Page, edition: Edition) -> tuple[PlacedNote, str]:
    """Put what the form makes into the edition; return the note as placed, and the words it is on."""
    assert problems(page) == []
    path = downloaded(page, edition.notes)
    assert formatted(path.read_text("utf-8"), None) == path.read_text("utf-8")
    article = edition.checked()
    note = next(note for note in article.notes if note.annotation.id == path.stem)
    assert page.locator(".vm-form__headline span").inner_text() == " ".join(
        note.annotation.headline(article.registers).split()
    )
    return note, "".join(article.text[span.start : span.end] for span in note.spans)


@pytest.mark.parametrize("case", cases("selections.yml"), ids=lambda case: f"{case[0]}-{case[1]}-{case[3]}")
def test_a_note_stands_on_the_words_selected(page: Page, edition: Edition, case: list[Any]) -> None:
    reading, first, last, times, expected = case
    page.check(f".vm-bar input[value={reading}]")
    open_form(page, first, last, times=times)
    fill(page, "context", KINDS["context"])
    whole = (edition.root / "docs/articles/ferry/article.txt").read_text("utf-8").strip()
    assert put_in(page, edition)[1] == (expected or whole)


@pytest.mark.parametrize("edition", ["lunyu"], indirect=True)
@pytest.mark.parametrize("case", cases("lunyu.yml"), ids=lambda case: case[0])
def test_tables_lists_code_and_other_scripts(page: Page, edition: Edition, case: list[Any]) -> None:
    first, last, times, expected = case
    open_form(page, first, last, times=times)
    fill(page, "context", KINDS["context"])
    assert put_in(page, edition)[1] == expected


@pytest.mark.parametrize("edition", ["things"], indirect=True)
@pytest.mark.parametrize("case", cases("things.yml"), ids=lambda case: case[0])
def test_what_scripts_have_drawn(page: Page, edition: Edition, case: list[Any]) -> None:
    first, last, expected = case
    open_form(page, first, last)
    fill(page, "context", KINDS["context"])
    assert put_in(page, edition)[1] == expected


@pytest.mark.parametrize("kind", KINDS)
def test_a_note_of_each_kind(page: Page, edition: Edition, kind: str) -> None:
    open_form(page, "flew. “Nobody", "may cross,”")
    page.get_by_role("button", name="Add a source").click()
    fill(page, kind, {**KINDS[kind], "id": "logbook", "locator": "p. 3: “a”"})
    page.get_by_role("button", name="Add a source").click()
    page.locator(".vm-form__field--id select").last.select_option("tide-tables")
    page.fill(".vm-form__field--name > textarea", "the editors")
    note, words = put_in(page, edition)
    assert (note.annotation.of_kind.name, words) == (kind, "flew. “Nobody may cross,”")
    said = note.annotation.model_dump(mode="json")
    assert said["by"] == ["editors"]
    assert [(source["id"], source["locator"]) for source in said["sources"]] == [
        ("logbook", "p. 3: “a”"),
        ("tide-tables", None),
    ]
    if kind == "reliability":
        assert said["chain"] == ["this page", "- the almanac: old"]
    if "reading" in KINDS[kind]:
        assert said["reading"] == KINDS[kind]["reading"]


def test_a_note_on_the_whole_article(page: Page, edition: Edition) -> None:
    page.click(".vm-header__write")
    fill(page, "context", KINDS["context"])
    assert put_in(page, edition)[0].annotation.whole


def test_typed_words_that_stand_twice_are_told_apart(page: Page, edition: Edition) -> None:
    page.click(".vm-header__write")
    page.fill(".vm-form__field--words textarea", "the ferry leaves")
    assert problems(page)[0].startswith(
        "The article does not have these words; did you mean “The ferry leaves”"
    )
    page.fill(".vm-form__field--words textarea", "The ferry leaves")
    page.select_option(".vm-form__field--words select", "1")
    fill(page, "context", KINDS["context"])
    note, _ = put_in(page, edition)
    text = edition.checked().text
    assert note.spans[0].start == text.rindex("The ferry leaves")


def test_words_are_not_corrected_twice(page: Page, edition: Edition) -> None:
    open_form(page, "said the clerk")
    fill(page, "correction", KINDS["correction"])
    assert problems(page) == [
        "These words are corrected already: two corrections cannot change the same words."
    ]


def test_ids_are_not_used_twice(page: Page, edition: Edition) -> None:
    open_form(page, "waited")
    fill(page, "context", {"title": "Crossing", "note": "Over."})
    assert downloaded(page, edition.notes).stem == "crossing-2"
    page.evaluate("document.querySelector('.vm-form__file').open = true")
    page.fill(".vm-form__file textarea", "clerk")
    assert problems(page) == ["The name “clerk” is used already."]

"""The pages for a class: the handout, the questions, the key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.apparatus.small_edition import link, small_edition
from variorum.apparatus.for_a_class import MOST_ROOM, class_pages
from variorum.apparatus.page import Publication
from variorum.files.layout import Layout
from variorum.files.walk import read_tree
from variorum.model.settings import EditionSettings
from variorum.pipeline import check
from variorum.reading.edition_files import read_edition

TEXT = "The boat came late. Nobody saw it.\n\nThe keeper waved <twice>.\n"
WITNESSES = [
    {"id": "log", "name": "The log", "short": "Log", "siglum": "L", "role": "source"},
    {"id": "copy", "name": "A copy", "short": "Copy", "siglum": "K"},
]
LATE = {
    "id": "late",
    "kind": "variant",
    "quote": "came late",
    "witness": "log",
    "reading": "may have come",
    "relation": "differs",
    "also": [{"witness": "copy", "reading": "is late", "relation": "differs"}],
}
WAVED = {
    "id": "waved",
    "kind": "correction",
    "quote": "twice",
    "reading": "once",
    "fault": "fact",
    "certainty": "high",
}
QUESTIONS = """\
- {id: when, asks: When did it <come>?, answer: Nobody & nothing says., notes: [late]}
- {id: mark-it, form: task, asks: Mark it., answer: Marked., room: 900, notes: [waved, late]}
"""


def _pages(root: Path, witnesses: object = WITNESSES, **settings: str) -> dict[str, str]:
    notes = [LATE, WAVED] if witnesses else [WAVED]
    metadata = {"paragraphs": "blank-lines", **({"witnesses": witnesses} if witnesses else {})}
    small_edition(root / "tales", {"boat": {"text": TEXT, "metadata": metadata, "notes": notes}})
    questions = QUESTIONS if witnesses else QUESTIONS.splitlines()[1].replace(", late", "")
    (root / "tales/annotations/questions.yml").write_text(questions, "utf-8")
    files = read_edition(read_tree(Layout.at(root / "tales")))
    own = EditionSettings.model_validate(settings)
    publication = Publication("Tales", "https://tales.example/", lambda uri: uri, settings=own)
    edition = check(root / "tales")
    return {page.uri: page.content(edition, link) for page in class_pages(files.articles, publication)}


@pytest.fixture
def pages(tmp_path: Path) -> dict[str, str]:
    return _pages(tmp_path, licence="CC BY 4.0", licence_url="https://licence.example/")


def test_each_text_with_questions_has_three_pages(pages: dict[str, str]) -> None:
    assert [*pages] == ["class/boat/index.md", "class/boat/questions/index.md", "class/boat/key/index.md"]


def test_the_handout_has_the_text_as_received_and_the_words_of_the_source(pages: dict[str, str]) -> None:
    handout = pages["class/boat/index.md"]
    lines = re.findall(r'<span data-n="(\d+)">(.*?) </span>', handout)
    assert [int(number) for number, _ in lines] == list(range(1, len(lines) + 1))
    words = " ".join(words for _, words in lines)
    assert "The boat came late. Nobody saw it." in words
    assert "The keeper waved &lt;twice&gt;." in words, "A correction would answer what the class is asked."
    assert "<p>“may have come” <small>L</small></p>" in handout
    assert "is late" not in handout, "What a copy has is not the source."


def test_a_text_without_a_source_has_a_handout_without_its_column(tmp_path: Path) -> None:
    handout = _pages(tmp_path, None)["class/boat/index.md"]
    assert "vm-handout--alone" in handout
    assert "vm-handout__source" not in handout


def test_the_questions_have_room_and_no_answers(pages: dict[str, str]) -> None:
    questions = pages["class/boat/questions/index.md"]
    assert "When did it &lt;come&gt;?" in questions
    assert "<b>Task.</b> <bdi>Mark it.</bdi>" in questions
    rooms = [room.count("<i></i>") for room in re.findall(r'aria-hidden="true">(.*?)</div>', questions)]
    assert rooms == [4, MOST_ROOM]
    assert "Nobody &amp; nothing says." not in questions
    assert 'href="@articles/boat#' not in questions, "A note would answer it."


def test_the_key_has_each_answer_with_its_notes(pages: dict[str, str]) -> None:
    key = pages["class/boat/key/index.md"]
    assert '<p dir="auto">Nobody &amp; nothing says.</p>' in key
    assert [*re.findall(r'href="(@articles/boat#\w+)"', key)] == [
        "@articles/boat#late",
        "@articles/boat#waved",
        "@articles/boat#late",
    ]


def test_each_page_says_in_one_line_that_it_may_be_copied(pages: dict[str, str]) -> None:
    for page in pages.values():
        said = re.findall(r'<p class="vm-class__copying">(.*?)</p>', page)
        assert len(said) == 1
        assert "CC BY 4.0" in said[0]
        assert "https://tales.example/articles/boat/index.md" in said[0]


def test_an_edition_without_a_licence_promises_nothing(tmp_path: Path) -> None:
    assert "You may copy" not in "".join(_pages(tmp_path).values())


def test_a_text_without_questions_has_none_of_these_pages(tmp_path: Path) -> None:
    small_edition(tmp_path / "tales", {"boat": {"text": TEXT, "notes": [WAVED]}})
    files = read_edition(read_tree(Layout.at(tmp_path / "tales")))
    assert class_pages(files.articles, Publication("T", "", str)) == []

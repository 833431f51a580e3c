"""`variorum stats`: what an edition holds, and what its notes lack."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.site.building import NEWSPAPER
from variorum.model.registers import REGISTERS
from variorum.reporting.statistics import GAPS, count_words

SECOND = "annotations/lamp/rain.yml"


@pytest.fixture
def two_notes(edition: Path) -> Path:
    (edition / "annotations/lamp/wicks.yml").unlink()
    (edition / SECOND).write_text(
        "id: rain\nkind: glossary\nquote: Outside it rained\nterm: wick\nnote: One two three.\n"
        "prominence: further\nsources: [almanac]\n",
        "utf-8",
    )
    return edition


def test_notes_are_counted_by_kind_and_prominence(variorum: Run, two_notes: Path) -> None:
    done = variorum("stats", "--format", "json")
    assert done.exit_code == 0, done.output
    report = json.loads(done.stdout)
    (article,) = report["articles"]
    assert article["article"] == "lamp"
    assert article["notes"] == 2
    assert article["kinds"] == {"glossary": 1, "correction": 0, "reliability": 0, "variant": 0, "context": 1}
    assert article["prominence"] == {"core": 1, "further": 1}
    assert article["words_of_notes"] == 4 + 3
    filled = {"glossary": 1, "sources": 1, "contributors": 1}
    assert report["registers"] == {name: filled.get(name, 0) for name in REGISTERS}
    assert report["all"]["notes"] == 2
    assert report["problems"] == 0


def test_what_is_lacking_is_named(variorum: Run, two_notes: Path) -> None:
    report = json.loads(variorum("stats", "--format", "json").stdout)
    assert report["all"]["lacks"].keys() == GAPS.keys()
    assert report["all"]["lacks"]["sources"] == ["who-lit-it"]
    assert "lack sources   1: who-lit-it" in variorum("stats").stdout
    path = two_notes / "annotations/lamp/who-lit-it.yml"
    path.write_text(path.read_text("utf-8") + "inference: true\n", "utf-8")
    assert json.loads(variorum("stats", "--format", "json").stdout)["all"]["lacks"]["sources"] == []


def test_sources_that_nothing_cites_are_listed_and_no_problem(variorum: Run, two_notes: Path) -> None:
    assert json.loads(variorum("stats", "--format", "json").stdout)["uncited_sources"] == []
    assert "not cited" not in variorum("stats").stdout
    path = two_notes / "annotations/sources.yml"
    entry = "- {id: chart, type: map, title: A Chart}\n"
    path.write_text(path.read_text("utf-8") + entry, "utf-8")
    report = json.loads(variorum("stats", "--format", "json").stdout)
    assert report["uncited_sources"] == ["chart"]
    assert report["problems"] == 0
    assert "not cited      1: chart" in variorum("stats").stdout


def test_several_articles_are_summed_up(variorum: Run, two_notes: Path) -> None:
    other = two_notes / "docs/articles/other"
    other.mkdir()
    for name in ("article.txt", "article.yml"):
        (other / name).write_bytes((two_notes / "docs/articles/lamp" / name).read_bytes())
    report = json.loads(variorum("stats", "--format", "json").stdout)
    assert [article["notes"] for article in report["articles"]] == [2, 0]
    assert report["all"]["words"] == 2 * report["articles"][0]["words"]
    assert "All articles" in variorum("stats").stdout


def test_a_note_with_a_problem_is_told_of(variorum: Run, two_notes: Path) -> None:
    (two_notes / SECOND).write_text("id: rain\n", "utf-8")
    done = variorum("stats")
    assert done.exit_code == 0
    assert "3 problems. `variorum check` shows what to do. Not counted: rain." in done.stderr


def test_the_numbers_of_the_edition_are_those_of_its_files(
    variorum: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(NEWSPAPER)
    report = json.loads(variorum("stats", "--format", "json").stdout)
    files = [path.read_text("utf-8") for path in (NEWSPAPER / "annotations").glob("*/*.yml")]
    shown = [text for text in files if "\nwithdrawn:" not in text]
    assert report["all"]["notes"] == sum(report["all"]["kinds"].values()) == len(shown)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One, two—three.", 3),
        ("It’s mid-way", 2),
        ("論語 Lúnyǔ", 3),
        ("", 0),
        (" … — ", 0),
        ("Ctesias 3.14", 2),
    ],
)
def test_words_are_counted(text: str, words: int) -> None:
    assert count_words(text) == words

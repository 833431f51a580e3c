"""`variorum show`: a note and its passage, for a person at a terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.cli.conftest import Run
from tests.cli.test_terminal import at_a_terminal, completed
from tests.properties.texts import texts
from tests.site.building import REPOSITORY
from variorum.cli.wrapping import Marks, marked_lines
from variorum.cli.wrapping import lines as broken
from variorum.editing.columns import columns
from variorum.model.selector import Span
from variorum.model.wording import sanitized_line


def test_a_note_is_shown_with_its_passage(variorum: Run, edition: Path) -> None:
    done = variorum("show", "who-lit-it")
    assert done.exit_code == 0
    assert done.stdout == (
        "Context · Then why is there light?\n"
        "annotations/lamp/who-lit-it.yml:1:5 · note 1 of 2\n"
        "\n"
        "Paragraph 2\n"
        "    A lamp stood on the table. «Nobody had lit» the lamp.\n"
        "\n"
        "The wick is dry.\n"
    )


def test_what_a_note_points_to_is_named(variorum: Run, edition: Path) -> None:
    words = ("--kind", "variant", "--witness", "draft", "--reading", "A torch", "--effect", "loose")
    sources = ("--sources", "{id: almanac, locator: p. 3}", "--by", "keeper", "--note", "So.")
    assert variorum("new", "A lamp", *words, *sources).exit_code == 0
    shown = variorum("show", "a-lamp").stdout
    assert "Variant · loose · Draft: “A torch”" in shown
    assert "Draft: A torch" in shown
    assert "Source: The lamp almanac (almanac), p. 3" in shown
    assert "By: The keeper" in shown


@pytest.mark.slow
def test_every_note_of_the_edition_can_be_shown(variorum: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY / "tests/editions/lunyu")
    monkeypatch.setenv("COLUMNS", "60")
    for path in Path("annotations/lunyu").rglob("*.yml"):
        identifiers = [
            line.split(": ")[1] for line in path.read_text("utf-8").splitlines() if "id: " in line[:6]
        ]
        for identifier in filter(str.strip, identifiers[:1]):
            done = variorum("show", identifier)
            assert done.exit_code == 0, done.output
            assert "«" in done.stdout or "About the whole article" in done.stdout
            assert all(columns(line) <= 62 for line in done.stdout.splitlines())


def test_a_note_that_is_not_there_gets_the_nearest(variorum: Run, edition: Path) -> None:
    done = variorum("show", "who-litt-it")
    assert done.exit_code == 2
    assert "Did you mean `who-lit-it`?" in done.stderr


def test_a_note_with_a_problem_gets_the_problem(variorum: Run, edition: Path) -> None:
    path = edition / "annotations/lamp/who-lit-it.yml"
    path.write_text(path.read_text("utf-8").replace("Nobody", "Nobodi"), "utf-8")
    done = variorum("show", "who-lit-it")
    assert done.exit_code == 1
    assert "[quote-not-found]" in done.stdout


def test_the_passage_is_underlined_on_a_terminal() -> None:
    root = str(REPOSITORY / "tests/editions/lunyu")
    shown = at_a_terminal("show", "refrain", TERM="xterm", cwd=root)
    assert "\x1b[4mThe modest, retiring, virtuous, young lady\x1b[0m" in shown
    assert "«" not in shown
    plain = at_a_terminal("show", "refrain", TERM="xterm", NO_COLOR="1", cwd=root)
    # Where reading takes long, progress is shown and wiped away again.
    assert not re.search(r"\x1b\[[\d;]*m", plain)
    assert "«The modest, retiring, virtuous, young lady»" in plain


def test_nothing_written_moves_the_cursor(variorum: Run, edition: Path) -> None:
    path = edition / "annotations/lamp/who-lit-it.yml"
    path.write_text(path.read_text("utf-8") + "by: [keeper]\n", "utf-8")
    people = edition / "annotations/contributors.yml"
    people.write_text('- {id: keeper, name: "K\\u202e\\u2066eeper"}\n', "utf-8")
    done = variorum("show", "who-lit-it")
    assert done.exit_code == 0, done.output
    assert all(line.isprintable() for line in done.stdout.splitlines())


def test_ids_are_completed(edition: Path) -> None:
    assert completed("variorum", "show", "who", cwd=edition) == ["who-lit-it"]
    assert completed("variorum", "show", "x", cwd=edition) == []
    assert completed("variorum", "show", "w", cwd=edition.parent) == []


@given(texts, st.integers(10, 60))
def test_lines_are_no_wider_than_asked_and_lose_no_sign(text: str, width: int) -> None:
    found = broken(text, width)
    assert all(columns(line) <= width for line in found)
    kept = sanitized_line("".join(text.split("\n"))).replace(" ", "")
    assert "".join(found).replace(" ", "") == kept


@given(texts, st.integers(10, 60), st.data())
def test_the_mark_stands_around_the_passage(text: str, width: int, data: st.DataObject) -> None:
    assume(not set("«»") & set(text))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = "".join(marked_lines(text, [Span(start, end)], width, Marks(styled=False)))
    inside = "".join(part.partition("»")[0] for part in found.split("«")[1:])
    expected = "".join(sanitized_line(line) for line in text[start:end].split("\n"))
    assert inside.replace(" ", "") == expected.replace(" ", "")

"""The editor's desk: commands that list, review and withdraw notes write little and lose nothing."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import Run
from tests.cli.desk import LAMP, WRITTEN, contents, note, put_on_desk
from tests.site.drawing import NOTE, draw


@pytest.fixture
def desk(edition: Path) -> Path:
    return put_on_desk(edition)


def test_notes_are_listed_in_the_order_of_the_page(variorum: Run, desk: Path) -> None:
    done = variorum("list", "--format", "json")
    assert [
        (n["id"], n["kind"], n["state"], n["by"], n["changed"]) for n in json.loads(done.stdout)["notes"]
    ] == [
        ("who-lit-it", "context", "waiting", [], "2026-11-20"),
        ("rain", "context", "waiting", ["keeper"], "2026-11-20"),
        ("wicks", "glossary", "waiting", [], "2026-11-20"),
    ]
    assert variorum("list", "--format", "ids").stdout.split() == ["who-lit-it", "rain", "wicks"]
    assert [line.split()[0] for line in variorum("list").stdout.splitlines()] == [
        "who-lit-it",
        "rain",
        "wicks",
    ]
    assert done.stderr == "3 notes.\n"


@pytest.mark.parametrize(
    ("options", "listed"),
    [
        (("--kind", "glossary"), ["wicks"]),
        (("--kind", "glossary", "--kind", "context", "--article", "lamp"), ["who-lit-it", "rain", "wicks"]),
        (("--by", "keeper"), ["rain"]),
        (("--review", "reviewed"), []),
        (("--review", "waiting", "--by", "keeper"), ["rain"]),
        (("--since", "2026-11-20"), ["who-lit-it", "rain", "wicks"]),
        (("--since", "2026-12"), []),
        (("--until", "2026-11"), ["who-lit-it", "rain", "wicks"]),
        (("--until", "2026-11-19"), []),
    ],
)
def test_options_list_fewer(variorum: Run, desk: Path, options: tuple[str, ...], listed: list[str]) -> None:
    assert variorum("list", "--format", "ids", *options).stdout.split() == listed


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--by", "keper"), "Did you mean `keeper`?"),
        (("--article", "lam"), "Did you mean `lamp`?"),
        (("--since", "yesterday"), "Write a day, a month or a year"),
    ],
)
def test_what_cannot_be_listed_is_misuse(
    variorum: Run, desk: Path, options: tuple[str, ...], told: str
) -> None:
    done = variorum("list", *options)
    assert done.exit_code == 2
    assert told in done.stderr


def test_no_cell_of_a_table_is_a_formula(variorum: Run, desk: Path) -> None:
    draw(desk, {f"{LAMP}rain.yml": WRITTEN.replace("title: Rain", 'title: "=1+1"')})
    rows = list(csv.DictReader(io.StringIO(variorum("list", "--format", "csv").stdout)))
    assert [row["headline"] for row in rows if row["id"] == "rain"] == ["'=1+1"]


def test_a_review_is_written_and_keeps_comments(variorum: Run, desk: Path) -> None:
    done = variorum("review", "rain", "who-lit-it", "--by", "reader", "--date", "2026-11-21")
    assert done.exit_code == 0, done.stderr
    assert done.stdout.split() == [f"{LAMP}rain.yml", f"{LAMP}who-lit-it.yml"]
    for identifier in ("rain", "who-lit-it"):
        written = note(desk, identifier)["reviewed"]
        assert isinstance(written, dict)
        assert len(written.pop("sum")) == 16
        assert written == {"by": "reader", "date": "2026-11-21"}
    assert "status" not in note(desk, "rain")
    text = (desk / LAMP / "rain.yml").read_text("utf-8")
    assert "# Who?" in text
    assert "# all night" in text
    assert variorum("check").exit_code == 0
    assert variorum("format", "--check", f"{LAMP}rain.yml", f"{LAMP}who-lit-it.yml").exit_code == 0
    assert variorum("list", "--review", "reviewed", "--format", "ids").stdout.split() == [
        "who-lit-it",
        "rain",
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("rain", "--by", "keeper"), "`keeper` wrote rain."),
        (("rain", "--by", "raeder"), "There is no contributor `raeder`"),
        (("rian", "--by", "reader"), "Did you mean `rain`?"),
    ],
)
def test_a_review_that_cannot_be_changes_nothing(
    variorum: Run, desk: Path, words: tuple[str, ...], told: str
) -> None:
    before = contents(desk)
    done = variorum("review", *words)
    assert done.exit_code == 2
    assert told in " ".join(done.stderr.split())
    assert contents(desk) == before


def test_what_would_be_a_problem_is_not_written(variorum: Run, desk: Path) -> None:
    before = contents(desk)
    done = variorum("review", "rain", "--by", "reader", "--date", "soon")
    assert done.exit_code == 1
    assert "[bad-form]" in done.stderr or "soon" in done.stderr
    assert contents(desk) == before


def test_a_dry_run_shows_the_difference_and_writes_nothing(variorum: Run, desk: Path) -> None:
    before = contents(desk)
    done = variorum("review", "rain", "--by", "reader", "--date", "2026-11-21", "--dry-run")
    assert done.exit_code == 0
    assert "-status: proposed" in done.stdout
    assert "+reviewed: {by: reader" in done.stdout
    assert contents(desk) == before


def test_many_files_are_changed_only_when_somebody_says_so(variorum: Run, desk: Path) -> None:
    names = [f"rain-{number}" for number in range(6)]
    draw(desk, {f"{LAMP}{name}.yml": WRITTEN.replace("id: rain", f"id: {name}") for name in names})
    before = contents(desk)
    done = variorum("review", *names, "--by", "reader")
    assert done.exit_code == 2
    assert "6 files would change" in done.stderr
    assert contents(desk) == before
    done = variorum("review", *names, "--by", "reader", "--yes")
    assert done.exit_code == 0, done.stderr
    assert len(done.stdout.split()) == 6


def test_a_note_in_a_file_of_several_is_changed_alone(variorum: Run, desk: Path) -> None:
    draw(
        desk,
        {
            f"{LAMP}two.yml": "- {id: one, kind: context, whole: true, title: A, note: B}\n\n# Two.\n- "
            + NOTE.replace("who-lit-it", "two").replace("\n", "\n  ").rstrip()
            + "\n"
        },
    )
    done = variorum("withdraw", "two", "--reason", "It is: wrong.", "--date", "2026-11-21")
    assert done.exit_code == 0, done.stderr
    one, two = yaml.safe_load((desk / LAMP / "two.yml").read_text("utf-8"))
    assert "withdrawn" not in one
    assert two["withdrawn"]["reason"] == "It is: wrong."
    assert "# Two." in (desk / LAMP / "two.yml").read_text("utf-8")
    assert variorum("withdraw", "two", "--reason", "Again.").exit_code == 2


def test_a_note_that_a_path_needs_is_not_withdrawn(variorum: Run, desk: Path) -> None:
    steps = "[{note: rain, says: A}, {note: who-lit-it, says: B}]"
    draw(desk, {"annotations/paths.yml": f"- {{id: way, title: T, description: D., steps: {steps}}}\n"})
    before = contents(desk)
    done = variorum("withdraw", "rain", "--reason", "So.")
    assert done.exit_code == 1
    assert "annotations/paths.yml" in done.stderr
    assert contents(desk) == before


def test_people_are_counted(variorum: Run, desk: Path) -> None:
    variorum("review", "rain", "--by", "reader")
    (rows,) = [list(csv.DictReader(io.StringIO(variorum("stats", "--format", "csv").stdout)))]
    assert [(r["person"], r["notes"], r["context"], r["waiting"], r["reviews"]) for r in rows] == [
        ("keeper", "1", "1", "0", "0"),
        ("reader", "0", "0", "0", "1"),
    ]
    people = json.loads(variorum("stats", "--format", "json").stdout)["people"]
    assert people[0] == {
        "person": "keeper", "name": "The keeper", "notes": 1, "words_of_notes": 2, "waiting": 0,
        "withdrawn": 0, "reviews": 0,
        "kinds": {"glossary": 0, "correction": 0, "reliability": 0, "variant": 0, "context": 1},
    }  # fmt: skip
    assert "The keeper (keeper)" in variorum("stats").stdout

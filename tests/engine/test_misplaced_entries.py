"""Who moves an entry to where the message says is rid of the problem, and has no new one."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import indent
from typing import NamedTuple

import pytest

from tests.engine.trial_edition import placed_ids, trial_edition
from variorum.model.problem import Code
from variorum.pipeline import check

TERM = "id: lamp\nname: lamp\ndescription: It burns oil.\n"
EVENT = 'id: storm\ndate: "1871"\ntitle: The lamp goes out\n'
NOTE = "id: match\nkind: glossary\nquote: her last match\nterm: lamp\nnote: She had no other.\n"


class Misplaced(NamedTuple):
    """An entry in a file, and whether others stand in it."""

    file: str
    entry: str
    is_alone: bool


CASES = [
    Misplaced("annotations/glossary.yml", NOTE, is_alone=False),
    Misplaced("annotations/glossary/match.yml", NOTE, is_alone=True),
    Misplaced("annotations/questions.yml", NOTE, is_alone=True),
    Misplaced("annotations/tale/lamp.yml", TERM, is_alone=True),
    Misplaced("annotations/tale/keeper.yml", TERM, is_alone=False),
    Misplaced("annotations/sources.yml", TERM, is_alone=False),
    Misplaced("annotations/tale/storm.yml", EVENT, is_alone=True),
    Misplaced("annotations/entities/storm.yml", EVENT, is_alone=True),
]


def as_item(entry: str) -> str:
    return "- " + indent(entry, "  ").removeprefix("  ")


def add(entry: str, path: Path) -> None:
    """Write `entry` into the file at `path`, behind what it has."""
    path.parent.mkdir(exist_ok=True)
    before = path.read_text("utf-8") if path.exists() else ""
    if before and not before.startswith("- "):
        before = as_item(before)
    path.write_text(before + (as_item(entry) if before else entry), "utf-8")


def take_out(entry: str, path: Path) -> None:
    text = path.read_text("utf-8").replace(as_item(entry), "")
    if text == entry:
        path.unlink()
    else:
        path.write_text(text, "utf-8")


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file} {case.entry.split()[1]}")
def test_the_advice_for_a_misplaced_entry_is_right(case: Misplaced, number: int, tmp_path: Path) -> None:
    others = {"annotations/tale/lit.yml": NOTE.replace("match", "lit", 1)} if case.entry is TERM else {}
    others |= {"annotations/entities/lamp.yml": f"{TERM}type: instrument\n"} if case.entry is NOTE else {}
    root = trial_edition(tmp_path / "edition", others)
    path = root / case.file
    if case.is_alone:
        path.unlink(missing_ok=True)
    add(case.entry, path)
    # A misplaced term is unknown to the note that points to it. The same advice is right for both.
    [problem] = [problem for problem in check(root).problems if problem.code is not Code.UNKNOWN_TERM]
    assert (problem.code, problem.place.file) == (Code.MISPLACED_ENTRY, case.file)

    places = re.findall(r"annotations/[\w./-]*\w/?", problem.fix)
    place = root / places[number % len(places)]
    take_out(case.entry, path)
    add(case.entry, place if place.suffix else place / "moved.yml")
    edition = check(root)
    assert edition.problems == ()
    assert ("match" in placed_ids(edition)) == (case.entry is NOTE)

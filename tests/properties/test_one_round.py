"""Two mistakes in a note are told at once: none waits until another is mended."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from tests.engine.trial_edition import trial_edition
from variorum.model.problem import Problem
from variorum.pipeline import check

SOUND = {
    "id": "climb",
    "kind": "variant",
    "quote": "Each evening she climbed",
    "witness": "manuscript",
    "reading": "Every evening she climbed",
    "effect": "faithful",
    "note": "So says [the log](https://log.example/).",
    "sources": "[harbour-book]",
    "by": "[ann]",
    "status": "reviewed",
    "reviewed": "{by: editors, date: 2026-11-23}",
}
ANN = "id: ann\nname: Ann\n"
"""Its author: nobody reviews a note of their own."""
Written = dict[str, str]
"""A note's keys and their values, as they stand in the file."""


def _value(key: str, value: str) -> Callable[[Written], None]:
    """Return the mistake of writing `value` at `key`."""
    return lambda note: note.update({key: value})


def _key(right: str, wrong: str) -> Callable[[Written], None]:
    """Return the mistake of writing `wrong` for the key `right`."""
    return lambda note: note.update({wrong: note.pop(right)})


def _without(key: str) -> Callable[[Written], None]:
    """Return the mistake of not writing `key`."""
    return lambda note: note.__delitem__(key)


# No two that stand in one list change the same key.
MISTAKES: list[tuple[str, Callable[[Written], None]]] = [
    ("id", _value("id", "The Climb")),
    ("id", _value("id", "keeper")),
    ("id", _key("id", "ID")),
    ("quote", _value("quote", "Each morning she climbed")),
    ("quote", _value("quote", "[Each evening]")),
    ("quote", _key("quote", "quot")),
    ("quote", lambda note: note.update(quote="she", whole="no")),
    ("witness", _value("witness", "manuscrit")),
    ("witness", _value("witness", "")),
    ("reading", _value("reading", "{a: b}")),
    ("effect", _value("effect", "faithfull")),
    ("note", _value("note", "So says [the log](javascript:alert).")),
    ("note", _value("note", "")),
    ("note", _without("note")),
    ("sources", _value("sources", "[harbor-book]")),
    ("sources", _value("sources", "[harbour-book, {id: harbor-book, page: 3}]")),
    ("sources", _value("sources", "harbour-book")),
    ("by", _value("by", "[ann, editor]")),
    ("reviewed", _value("reviewed", "{by: nobody-known, date: 2026-11-23}")),
    ("reviewed", _value("reviewed", "{by: editors, date: 23.11.2026}")),
    ("reviewed", _without("reviewed")),
    ("colour", _value("colour", "red")),
]
"""Each with the key that it is about."""


def told(*numbers: int) -> frozenset[tuple[str, ...]]:
    """Return the problems of the note that has the mistakes of these numbers, without their places."""
    return _told(tuple(sorted(numbers)))


@cache
def _told(numbers: tuple[int, ...]) -> frozenset[tuple[str, ...]]:
    note = dict(SOUND)
    for number in numbers:
        MISTAKES[number][1](note)
    text = "".join(f"{key}: {value}\n" for key, value in note.items())
    with TemporaryDirectory() as folder:
        files = {"annotations/tale/climb.yml": text, "annotations/contributors/ann.yml": ANN}
        edition = check(trial_edition(Path(folder) / "edition", files))
    assert "climb" not in {note.annotation.id for of in edition.articles for note in of.notes} or not numbers
    assert {problem.place.file for problem in edition.problems} <= {"annotations/tale/climb.yml"}
    return frozenset(_apart_from_its_place(problem) for problem in edition.problems)


def _apart_from_its_place(problem: Problem) -> tuple[str, ...]:
    return (str(problem.code), problem.message, problem.fix, *problem.hints)


def test_the_note_without_mistakes_is_sound() -> None:
    assert told() == frozenset()


@given(
    st.lists(
        st.sampled_from(range(len(MISTAKES))), min_size=2, max_size=4, unique_by=lambda n: MISTAKES[n][0]
    )
)
def test_the_problems_of_a_note_hold_those_of_each_of_its_mistakes(numbers: list[int]) -> None:
    alone = [told(number) for number in numbers]
    assert all(alone)
    assert told(*numbers) == frozenset().union(*alone)

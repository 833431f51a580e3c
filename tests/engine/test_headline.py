"""A headline is its kind's template, filled in; by the form in the same way (tests/propose/)."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from variorum.model.headline import Headline
from variorum.model.kinds import KINDS
from variorum.model.registers import Registers, Term, Witness

REGISTERS = Registers(
    glossary={"wick": Term.model_validate({"id": "wick", "name": "Wick", "description": "It burns."})},
    witnesses={"log": Witness.model_validate({"id": "log", "name": "The log of 1871", "short": "Log"})},
)
WORDS = {"marks.grade": {"a": "good", "b": "bad"}}
LONG = "one two three four five six seven eight nine ten eleven"


def _marks(*grades: str) -> tuple[dict[str, str], ...]:
    return tuple({"grade": grade} for grade in grades)


def _note(values: dict[str, Any]) -> SimpleNamespace:
    return SimpleNamespace(
        **{
            key: tuple(_note(each) if isinstance(each, dict) else each for each in value)
            if isinstance(value, tuple)
            else value
            for key, value in values.items()
        }
    )


CASES: list[tuple[str, dict[str, Any], str]] = [
    ("{title}", {"title": "The lamp"}, "The lamp"),
    ("{title}", {"title": None}, ""),
    ("{title|quote|'nothing'}", {"title": "", "quote": None}, "nothing"),
    ("{title|quote}", {"title": "", "quote": "lamp"}, "lamp"),
    ("{quote:short}", {"quote": LONG}, "one two three four five six … ten eleven"),
    ("{quote:quoted|'not there'}", {"quote": ""}, "not there"),
    ("{quote:quoted}", {"quote": "lamp"}, "“lamp”"),
    ("{quote:quoted}", {"quote": "the “lamp” of the keeper"}, "“the ‘lamp’ of the keeper”"),
    ("{quote:quoted}", {"quote": "“lamp”"}, "“‘lamp’”"),
    ("{quote:quoted}", {"quote": 'the "lamp"'}, "“the ‘lamp’”"),
    ("{quote:quoted}", {"quote": "the keeper’s ‘lamp’"}, "“the keeper’s ‘lamp’”"),
    ("{quote:quoted}", {"quote": "she said “the ‘lamp’ isn’t lit”"}, "“she said ‘the “lamp” isn’t lit’”"),
    ("{quote:quoted}", {"quote": "she said “don’t say ‘can’t’”"}, "“she said ‘don’t say “can’t”’”"),
    ("{quote:quoted}", {"quote": "die „Lampe“ brennt"}, "“die ‚Lampe‘ brennt”"),
    ("{quote:quoted}", {"quote": "la « lampe »"}, "“la « lampe »”"),
    ("{quote:quoted:short}", {"quote": "a “lamp"}, "“a ‘lamp”"),
    ("{title:sentence}!", {"title": "It burned.."}, "It burned!"),
    ("{quote:arrow}", {"quote": "lamp"}, "→"),
    ("{quote:arrow}", {"quote": "مصباح"}, "←"),
    ("{quote:arrow}", {"quote": None}, "→"),
    ("{term:entry|term}", {"term": "wick"}, "Wick"),
    ("{term:entry|term}", {"term": "flame"}, "flame"),
    ("{by:witness|by}", {"by": "log"}, "Log"),
    ("{names}", {"names": ("a", "b", "a")}, "a → b"),
    ("{marks.grade:ends:words}", {"marks": _marks("a", "c", "b")}, "good → bad"),
    ("{marks.grade:ends:words}", {"marks": _marks("a", "b", "a")}, "good"),
    ("{marks.grade:words}", {"marks": _marks("c")}, ""),
    ("{marks.grade:ends:words|'none'}", {"marks": ()}, "none"),
]


@pytest.mark.parametrize(("template", "values", "filled_in"), CASES)
def test_a_template_is_filled_in(template: str, values: dict[str, Any], filled_in: str) -> None:
    assert Headline(template, WORDS).fill(_note(values), REGISTERS) == filled_in


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_what_its_model_says(kind: str) -> None:
    (word,) = KINDS[kind].model_fields["kind"].annotation.__args__  # type: ignore[union-attr]
    assert word == kind
    assert KINDS[kind].of_kind.name == kind


@pytest.mark.parametrize(
    ("template", "whole", "without"),
    [
        ("{title}⟦ · {quote}⟧", "The lamp · out", "The lamp"),
        ("⟦{quote} · ⟧{title}", "out · The lamp", "The lamp"),
        ("{title}", "The lamp", "The lamp"),
    ],
)
def test_a_verdict_can_be_left_out(template: str, whole: str, without: str) -> None:
    headline = Headline(template)
    note = _note({"title": "The lamp", "quote": "out"})
    assert headline.fill(note, REGISTERS) == whole
    assert headline.fill_without_verdict(note, REGISTERS) == without
    assert not {"⟦", "⟧"} & {*headline.template}, "The form in the browser knows no verdicts."

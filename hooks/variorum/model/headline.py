"""The headline of a note: a template that its kind has, filled in with the note's values.

The form in the browser fills in the same template (theme/scripts/propose/headline.js). Between braces
stand the alternatives, divided by `|`, of which the first that is not empty is taken: words in quotes, or
a key of the note followed by steps, each after a colon:

- `short`: at most 44 characters, the middle left out
- `quoted`: between quotation marks
- `sentence`: without full stops at the end
- `arrow`: instead of the text, the arrow that leads on from it
- `ends`: of a list, the first and the last
- `words`: for the value, the words that the kind has for it at this key
- `entry`, `witness`: for an id, the name of the entry, or the short name of the witness

What stands between ⟦ and ⟧ is a verdict, which can be left out: a class may want to judge first.

A key may lead into entries, such as `assessments.credibility`. Several values are joined by an arrow,
each once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from variorum.model.direction import arrow_after
from variorum.model.quotation import quoted
from variorum.model.registers import Registers
from variorum.model.wording import shortened

_PART = re.compile(r"\{([^{}]*)\}")
_VERDICT = re.compile(r"⟦[^⟧]*⟧")
_NO_MARKS = str.maketrans("", "", "⟦⟧")
_STEPS: dict[str, Callable[[str], str]] = {
    "short": shortened,
    "quoted": quoted,
    "sentence": lambda words: words.rstrip("."),
    "arrow": arrow_after,
}


class _Alternative(NamedTuple):
    """Words as they are, or a key of the note with the steps that its values take."""

    words: str = ""
    key: str = ""
    path: tuple[str, ...] = ()
    """The key, divided at its dots."""
    steps: tuple[str, ...] = ()


class Headline:
    """A template, and the words that it puts for values."""

    def __init__(self, template: str, words: Mapping[str, Mapping[Any, str]] | None = None) -> None:
        """Make a headline of `template`; `words` has, by key, the words for each value."""
        self.template = template.translate(_NO_MARKS)
        self._without_verdict = _VERDICT.sub("", template)
        self.words = words or {}

    def fill(self, note: object, registers: Registers) -> str:
        """Return the template filled in with what `note` and `registers` have."""
        return self._filled(self._parts, note, registers)

    def fill_without_verdict(self, note: object, registers: Registers) -> str:
        """Return the same without what the template marks as a verdict."""
        return self._filled(self._parts_without_verdict, note, registers)

    def _filled(self, parts: list[str | list[_Alternative]], note: object, registers: Registers) -> str:
        return "".join(
            part if isinstance(part, str) else self._first(part, note, registers) for part in parts
        )

    @cached_property
    def _parts(self) -> list[str | list[_Alternative]]:
        return _parts_of(self.template)

    @cached_property
    def _parts_without_verdict(self) -> list[str | list[_Alternative]]:
        return _parts_of(self._without_verdict)

    def _first(self, alternatives: list[_Alternative], note: object, registers: Registers) -> str:
        for each in alternatives:
            if found := each.words or self._value(each, note, registers):
                return found
        return ""

    def _value(self, alternative: _Alternative, note: object, registers: Registers) -> str:
        values = _values(note, alternative.path)
        if len(values) == 1 and not alternative.steps:
            return values[0]
        for step in alternative.steps:
            match step:
                case "ends":
                    values = [values[0], values[-1]] if values else []
                case "words":
                    values = [self.words[alternative.key].get(value, "") for value in values]
                case "entry":
                    values = [entry.name for value in values if (entry := registers.term(value))]
                case "witness":
                    values = [found.short for value in values if (found := registers.witness(value))]
                case _:
                    values = [_STEPS[step](value) for value in values]
        return values[0] if len(values) == 1 else " → ".join(dict.fromkeys(filter(None, values)))


def _parts_of(template: str) -> list[str | list[_Alternative]]:
    # A pattern with one group splits into what is outside of it and what is in it, by turns.
    parts = enumerate(_PART.split(template))
    return [[*map(_alternative, part.split("|"))] if number % 2 else part for number, part in parts]


def _alternative(written: str) -> _Alternative:
    if written.startswith("'"):
        return _Alternative(words=written.strip("'"))
    key, *steps = written.split(":")
    return _Alternative(key=key, path=tuple(key.split(".")), steps=tuple(steps))


def _values(note: object, path: tuple[str, ...]) -> list[str]:
    """Return the values at a path of keys, which may lead through lists."""
    if len(path) == 1 and not isinstance(value := getattr(note, path[0]), tuple):
        return ["" if value is None else str(value)]
    found: list[Any] = [note]
    for key in path:
        inner = [getattr(each, key) for each in found]
        found = [item for each in inner for item in (each if isinstance(each, tuple) else (each,))]
    return ["" if each is None else str(each) for each in found]

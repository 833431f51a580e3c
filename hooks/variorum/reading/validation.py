"""A tree of YAML nodes → a value of the model, or what is wrong with it and where."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from variorum.anchoring.suggestion import nearest
from variorum.model.compact import compact
from variorum.model.fields import ModelField, fields_of
from variorum.model.problem import Code, Place, Problem
from variorum.model.registers import Source
from variorum.model.values import Citation
from variorum.model.wording import type_name
from variorum.reading.fault import Fault
from variorum.reading.sound_part import ABOUT_THE_WHOLE, Location, contradictions, sound_part
from variorum.reading.usual_slips import PLACES_IN_SOURCES
from variorum.reading.wrong_values import explain
from variorum.yaml_files.node import Node

_OF_SOURCES = frozenset(key.lower() for key in fields_of(Source)) - {*fields_of(Citation), *PLACES_IN_SOURCES}
"""Keys that only a source in the register has. People write `url` and `URL`."""
Model = TypeVar("Model", bound=BaseModel)


class Examined(NamedTuple, Generic[Model]):
    """An entry as a value of the model, and what is wrong with it."""

    value: Model
    """If there are problems, only its valid part; a missing required value is ""."""
    problems: list[Problem]
    wrong: frozenset[str] = frozenset()
    """The keys whose values could not be used, or only in part."""
    node: Node | None = None
    """If there are problems, the valid part of the entry; else None."""


def validate(node: Node, model: type[Model], file: str) -> Model | list[Problem]:
    """Return `node` as a `model`, or the problems that keep it from being one."""
    if not isinstance(node.value, dict):
        return not_an_entry(node, file)
    examined = examine(node, model, file)
    return examined.problems or examined.value


def not_an_entry(node: Node, file: str) -> list[Problem]:
    """Return the problem of a single value or a list where an entry is expected."""
    message = f"Expected an entry, but found {type_name(node.value)}."
    fix = "Write an entry as lines of `key: value`."
    return [Problem(Place(file, node.line, node.column), Code.WRONG_TYPE, message, fix)]


def examine(node: Node, model: type[Model], file: str, reported: Collection[str] = ()) -> Examined[Model]:
    """Return the mapping `node` as a `model`, with everything that is wrong with it.

    Keys that are already `reported` are not reported again. If the entry was cut off, missing keys are
    not reported.
    """
    try:
        return Examined(compact(model.model_validate(node.plain())), [])
    except ValidationError as invalid:
        # Those about the entry as a whole are only found once the rest is sound.
        errors = [error for error in invalid.errors(include_url=False) if error["loc"]]
    explainer = _Explainer(node, model, file)
    sound, value = sound_part(node, model, [error["loc"] for error in errors])
    if node.is_cut:
        errors = [error for error in errors if error["type"] != "missing"]
    meant = explainer.meant_keys(errors)
    wrong = {str(error["loc"][0]) for error in errors if error["loc"][0] in node.value}
    wrong |= {str(loc[0]) for loc in meant if len(loc) == 1}
    doubtful = {*reported, *wrong, *(error["loc"][0] for error in errors)}
    errors = [error for error in errors if error["loc"][0] not in reported]
    if not node.is_cut:
        errors += [e for e in contradictions(value) if doubtful.isdisjoint(ABOUT_THE_WHOLE[e["type"]][0])]
    return Examined(value, explainer.problems(errors, meant), frozenset(wrong), sound)


class _Explainer:
    """Finds the place of each of pydantic's errors about one entry."""

    def __init__(self, root: Node, model: type[BaseModel], file: str) -> None:
        self.root, self.model, self.file = root, model, file

    def meant_keys(self, errors: list[ErrorDetails]) -> set[Location]:
        """Return the keys that were meant by those that are unknown and resemble them."""
        unknown = [error["loc"] for error in errors if error["type"] == "extra_forbidden"]
        near = [(loc[:-1], nearest(str(loc[-1]), self._known_keys(loc[:-1]))) for loc in unknown]
        return {(*outer, key) for outer, key in near if key}

    def problems(self, errors: list[ErrorDetails], meant: set[Location]) -> list[Problem]:
        """Return one problem for each key that is wrong.

        A misspelt key is not missing as well, and a list is not short because its items are wrong. A source
        that is described where its id belongs is one mistake, whatever its keys.
        """
        described = [
            e["loc"][:-1] for e in errors if e["type"] == "extra_forbidden" and self._of_source(e["loc"])
        ]
        inner = {error["loc"][:end] for error in errors for end in range(len(error["loc"]))}
        found: dict[tuple[Place, str], Problem] = {}
        reported: set[Location] = set()
        for error in errors:
            follows = error["type"] == "missing" and error["loc"] in meant
            follows = follows or (error["type"] == "too_short" and error["loc"] in inner)
            follows = follows or (error["type"] == "missing" and error["loc"][:-1] in described)
            if error["type"] == "extra_forbidden" and error["loc"][:-1] in described:
                follows = error["loc"][:-1] in reported
                reported.add(error["loc"][:-1])
            if not follows:
                problem = self._problem(error)
                # Every branch of a union reports its own error, about the same key.
                found.setdefault((problem.place, self._name(_location(error))), problem)
        return list(found.values())

    def _problem(self, error: ErrorDetails) -> Problem:
        kind, loc = error["type"], _location(error)
        fault = Fault(
            kind,
            self._name(loc),
            error["input"],
            error.get("ctx", {}),
            error["msg"],
            self._field(loc),
            len(self._nodes(loc)) > len(loc),
            tuple(self._known_keys(loc[:-1])),
            kind == "extra_forbidden" and self._of_source(loc),
        )
        return Problem(self._place(loc, of_key=kind == "extra_forbidden"), *explain(fault))

    def _place(self, loc: Location, *, of_key: bool) -> Place:
        node = self._nodes(loc)[-1]
        place = self._nodes(loc[:-1])[-1].keys[str(loc[-1])] if of_key else (node.line, node.column)
        return Place(self.file, *place)

    def _nodes(self, loc: Location) -> list[Node]:
        """Return the nodes on the way to `loc`, as far as they are written.

        Steps that pydantic adds, such as the branch of a union, match no node and end the list.
        """
        nodes = [self.root]
        for step in loc:
            value: Any = nodes[-1].value
            is_item = isinstance(value, list) and isinstance(step, int) and step < len(value)
            if not is_item and not (isinstance(value, dict) and step in value):
                break
            nodes.append(value[step])
        return nodes

    def _name(self, loc: Location) -> str:
        """Return the keys that lead to `loc`: `assessments.date`."""
        written = len(self._nodes(loc)) - 1
        keys = [str(step) for step in loc[: written or 1] if isinstance(step, str)]
        last, lacks_it = loc[-1], isinstance(self._nodes(loc)[-1].value, dict)
        if written < len(loc) and lacks_it and isinstance(last, str) and last in self._known_keys(loc[:-1]):
            keys = [str(step) for step in loc if isinstance(step, str)]
        return ".".join(keys)

    def _model(self, loc: Location) -> type[BaseModel]:
        """Return the model of the entry that `loc` leads to."""
        model: type[BaseModel] = self.model
        for step in loc:
            known = _written_as(str(step), model)
            model = known.entry if known and known.entry else model
        return model

    def _of_source(self, loc: Location) -> bool:
        """Return whether the key at `loc` belongs to a source and stands where one is cited."""
        return self._model(loc[:-1]) is Citation and str(loc[-1]).lower() in _OF_SOURCES

    def _known_keys(self, loc: Location) -> list[str]:
        return list(fields_of(self._model(loc)))

    def _field(self, loc: Location) -> ModelField | None:
        """Return what the model knows of the innermost key of `loc`, None if it knows none of its keys."""
        for end in range(len(loc), 0, -1):
            if known := _written_as(str(loc[end - 1]), self._model(loc[: end - 1])):
                return known
        return None


def _location(error: ErrorDetails) -> Location:
    """Return where the error is; one about an entry as a whole is reported at a key."""
    return error["loc"] or ABOUT_THE_WHOLE[error["type"]][0][:1]


def _written_as(key: str, model: type[BaseModel]) -> ModelField | None:
    """Return the field that `key` writes, which may be its name in Python, too: `isbn` for `ISBN`."""
    fields = fields_of(model)
    return fields.get(key) or next((known for known in fields.values() if known.name == key), None)

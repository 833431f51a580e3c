"""A tree of YAML nodes → a value of the model, or what is wrong with it in plain words."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from variorum.model.problem import Code, Place, Problem
from variorum.model.values import PATTERNS_IN_WORDS
from variorum.reading.suggestion import as_identifier, did_you_mean, nearest
from variorum.reading.yaml_tree import Node

Model = TypeVar("Model", bound=BaseModel)

_LONGEST_ECHO = 60
"""Code points of a wrong value that are repeated in a message."""


def validate(node: Node, model: type[Model], file: str) -> Model | list[Problem]:
    """Return `node` as a `model`, or the problems that keep it from being one."""
    if not isinstance(node.value, dict):
        return [
            Problem(
                Place(file, node.line, node.column),
                Code.WRONG_TYPE,
                f"Here stands {_sort_of(node.value)} where an entry is expected.",
                "Write an entry as lines of `key: value`.",
            )
        ]
    try:
        return model.model_validate(node.plain())
    except ValidationError as invalid:
        return _Explainer(node, model, file).problems(invalid.errors(include_url=False))


class _Explainer:
    """Turns pydantic's errors about one entry into problems."""

    def __init__(self, root: Node, model: type[BaseModel], file: str) -> None:
        self.root, self.model, self.file = root, model, file

    def problems(self, errors: list[ErrorDetails]) -> list[Problem]:
        """Return one problem for each key that is wrong."""
        unknown = [e for e in errors if e["type"] == "extra_forbidden"]
        meant = {(*e["loc"][:-1], nearest(str(e["loc"][-1]), self._keys(e["loc"][:-1]))) for e in unknown}
        found: dict[Place, Problem] = {}
        for error in errors:
            if error["type"] == "missing" and error["loc"] in meant:
                continue
            problem = self._explain(error)
            found.setdefault(problem.place, problem)
        return list(found.values())

    def _explain(self, error: ErrorDetails) -> Problem:
        loc, kind, context = error["loc"], error["type"], error.get("ctx", {})
        if kind == "extra_forbidden":
            key = str(loc[-1])
            keys = self._keys(loc[:-1])
            return self._problem(
                self._place(loc, of_key=True), Code.UNKNOWN_KEY,
                f"`{_echo(key)}` is not a key that is known here.{did_you_mean(key, keys)}",
                f"Correct the spelling or remove it; known are {_listed(keys)}.",
            )  # fmt: skip
        if kind in ("missing", "no_target"):
            key = "quote" if kind == "no_target" else str(loc[-1])
            return self._problem(
                self._place(loc), Code.MISSING_KEY, f"The key `{key}` is missing.",
                f"Add `{key}:`. {self._description((*loc, key) if kind == 'no_target' else loc)}".rstrip(),
            )  # fmt: skip
        name = f"`{self._name(loc)}`"
        value = error["input"]
        described = self._description(loc)
        if kind in ("literal_error", "enum"):
            choices = self._choices(str(context["expected"]))
            return self._problem(
                self._place(loc), Code.WRONG_VALUE,
                f"{name} cannot be “{_echo(value)}”.{did_you_mean(str(value), choices)}",
                f"Write one of {_listed(choices)}.",
            )  # fmt: skip
        if kind == "string_pattern_mismatch":
            words = PATTERNS_IN_WORDS[context["pattern"]]
            made = as_identifier(str(value)) if "hyphens" in words else ""
            return self._problem(
                self._place(loc), Code.WRONG_VALUE, f"{name} cannot be “{_echo(value)}”.",
                f"Write {words}{f'; here perhaps `{made}`' if made else ''}.",
            )  # fmt: skip
        if kind == "string_too_short" or (value is None and kind != "two_targets"):
            return self._problem(
                self._place(loc), Code.WRONG_VALUE, f"{name} is empty.",
                f"Write its value, or remove the key. {described}".rstrip(),
            )  # fmt: skip
        if kind == "string_too_long":
            return self._problem(
                self._place(loc), Code.WRONG_VALUE,
                f"{name} has more than {context['max_length']:,} characters.", "Shorten it.",
            )  # fmt: skip
        if kind == "two_targets":
            return self._problem(
                self._place(("whole",)), Code.WRONG_VALUE, error["msg"],
                "Remove `whole`, or the others.",
            )  # fmt: skip
        if kind in ("tuple_type", "list_type"):
            return self._problem(
                self._place(loc), Code.WRONG_TYPE, f"{name} must be a list, not {_sort_of(value)}.",
                f"Write it in brackets: [{_echo(value) if isinstance(value, str) else '…'}].",
            )  # fmt: skip
        if kind == "string_type" or isinstance(value, (list, dict)):
            return self._problem(
                self._place(loc), Code.WRONG_TYPE,
                f"{name} must be {'a text' if kind == 'string_type' else 'something else'}, "
                f"not {_sort_of(value)}.",
                f"Write one value after the colon; put it in quotes if it holds `[`, `{{` or `: `. {described}".rstrip(),
            )  # fmt: skip
        return self._problem(
            self._place(loc), Code.WRONG_VALUE, f"{name} cannot be “{_echo(value)}”.",
            described or f"{error['msg']}.",
        )  # fmt: skip

    def _problem(self, place: Place, code: Code, message: str, cure: str) -> Problem:
        return Problem(place, code, message, cure)

    def _node(self, loc: tuple[int | str, ...]) -> Node:
        """Return the innermost node on the way to `loc`; pydantic's own steps are passed over."""
        node = self.root
        for step in loc:
            if (isinstance(node.value, dict) and step in node.value) or (isinstance(node.value, list) and isinstance(step, int) and step < len(node.value)):
                node = node.value[step]
            else:
                break
        return node

    def _place(self, loc: tuple[int | str, ...], *, of_key: bool = False) -> Place:
        if of_key:
            return Place(self.file, *self._node(loc[:-1]).keys[str(loc[-1])])
        node = self._node(loc)
        return Place(self.file, node.line, node.column)

    def _model(self, loc: tuple[int | str, ...]) -> type[BaseModel]:
        """Return the model of the entry that `loc` leads to."""
        model = self.model
        for step in loc:
            inner = _models_in(model.model_fields[step].annotation) if step in model.model_fields else []
            model = inner[0] if inner else model
        return model

    def _keys(self, loc: tuple[int | str, ...]) -> list[str]:
        return [f.alias or name for name, f in self._model(loc).model_fields.items()]

    def _name(self, loc: tuple[int | str, ...]) -> str:
        written = [str(step) for step in loc if isinstance(step, str) and step in self._written(loc)]
        return ".".join(written) or str(loc[0])

    def _written(self, loc: tuple[int | str, ...]) -> set[str]:
        return {key for end in range(len(loc)) for key in self._node(loc[:end]).keys}

    def _description(self, loc: tuple[int | str, ...]) -> str:
        steps = [str(step) for step in loc if isinstance(step, str)]
        for end in range(len(steps), 0, -1):
            fields = self._model(tuple(steps[: end - 1])).model_fields
            for name, info in fields.items():
                if (info.alias or name) == steps[end - 1]:
                    return info.description or ""
        return ""

    @staticmethod
    def _choices(expected: str) -> list[str]:
        return [word.strip().strip("'") for word in expected.replace(" or ", ", ").split(",")]


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    """Return the models that a field's type mentions."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for inner in getattr(annotation, "__args__", ()) for model in _models_in(inner)]


def _sort_of(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, (list, tuple)):
        return "a list"
    if isinstance(value, dict):
        return "a mapping"
    return f"the text “{_echo(value)}”"


def _echo(value: object) -> str:
    """Return a stranger's value for a message: one line, short, nothing unprintable."""
    line = "".join(c if c.isprintable() else "�" for c in " ".join(str(value).split()))
    return line if len(line) <= _LONGEST_ECHO else line[:_LONGEST_ECHO] + "…"


def _listed(words: list[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)

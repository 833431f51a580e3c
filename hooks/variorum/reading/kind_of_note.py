"""Finds the kind of a note: the one that it names, or probably means."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from pydantic import Field, create_model

from variorum.anchoring.suggestion import did_you_mean, nearest
from variorum.model.annotation import BaseAnnotation
from variorum.model.fields import fields_of
from variorum.model.kinds import KINDS, Annotation
from variorum.model.problem import Code, Place, Problem
from variorum.model.wording import listed, printable, type_name
from variorum.yaml_files.node import Node


class KindOfNote(NamedTuple):
    """The model by which a note is read."""

    model: type[Annotation]
    problems: tuple[Problem, ...] = ()
    reported: tuple[str, ...] = ()
    """The keys that the problems are about."""


def kind_of(node: Node, file: str) -> KindOfNote:
    """Return the kind of the mapping `node`: the one it names, the one it seems to mean, or any."""
    kind = node.value.get("kind")
    if kind is None:
        return _missing(node, file)
    if isinstance(kind.value, str) and kind.value in KINDS:
        return KindOfNote(KINDS[kind.value])
    code, meant = Code.UNKNOWN_KIND, None
    if isinstance(kind.value, (list, dict)):
        code, message = Code.WRONG_TYPE, f"`kind` must be a text, not {type_name(kind.value)}."
    elif kind.value is None:
        message = "`kind` is empty."
    else:
        meant = nearest(kind.value, KINDS)
        question = did_you_mean(kind.value, KINDS)
        message = f"There is no kind of note called “{printable(kind.value)}”.{question}"
    problem = Problem(Place(file, kind.line, kind.column), code, message, _kinds())
    return KindOfNote(KINDS[meant] if meant else _any_kind(), (problem,), ("kind",))


def _missing(node: Node, file: str) -> KindOfNote:
    """Return the kind of a note without the key `kind`, which is often only misspelt."""
    if node.is_cut:
        return KindOfNote(_any_kind())
    for key, place in node.keys.items():
        if nearest(key, ["kind"]) and key not in fields_of(KINDS["context"]):
            message = f"`{key}` is not a key that is known here. Did you mean `kind`?"
            problem = Problem(Place(file, *place), Code.UNKNOWN_KEY, message, "Correct the spelling.")
            written = node.value[key].value
            model = KINDS.get(written, _any_kind()) if isinstance(written, str) else _any_kind()
            return KindOfNote(model, (problem,), ("kind", key))
    message = "The key `kind` is missing."
    problem = Problem(
        Place(file, node.line, node.column),
        Code.MISSING_KEY,
        message,
        f"Add `kind:` with one of {listed(list(KINDS))}.",
    )
    return KindOfNote(_any_kind(), (problem,))


def _kinds() -> str:
    return f"Write one of {listed(list(KINDS))}."


@cache
def _any_kind() -> Any:
    """Return a model with the keys of all kinds, none of them required."""
    own = {name for kind in KINDS.values() for name in fields_of(kind)} - fields_of(BaseAnnotation).keys()
    # Aliased, since a key such as `copy` is the name of a method of pydantic models.
    fields: dict[str, Any] = {f"any_{key}": (Any, Field(None, alias=key)) for key in sorted(own)}
    return create_model("Note", __base__=BaseAnnotation, **fields)

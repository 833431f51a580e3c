"""Salvages the valid part of a broken entry, so that all its errors can be reported at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from variorum.model.fields import ModelField, fields_of, with_nothing_required
from variorum.model.values import Citation, is_identifier
from variorum.yaml_files.node import Node

Model = TypeVar("Model", bound=BaseModel)
Location = tuple[int | str, ...]
"""Keys and indices that lead to a value, as pydantic gives them."""

ABOUT_THE_WHOLE: dict[str, tuple[tuple[str, ...], dict[str, object]]] = {
    "family_not_in_name": (("family", "name"), {"family": None}),
    "family_of_no_person": (("family", "type"), {"family": None}),
    "no_judgement": (("effect", "relation"), {"effect": "loose"}),
    "no_review": (("reviewed",), {"status": None}),
    "no_target": (("quote",), {"quote": ""}),
    "no_such_group": (("groups", "texts"), {"texts": ()}),
    "two_judgements": (("relation", "effect"), {"relation": None}),
    "two_targets": (("whole",), dict.fromkeys(("quote", "prefix", "suffix", "occurrence", "orphaned"))),
    "until_before_date": (("until", "date"), {"until": None}),
}
"""Errors about an entry as a whole: the keys involved, the first being where it is reported, and values that
resolve it, so that further errors are found."""


def sound_part(node: Node, model: type[Model], wrong: Iterable[Location]) -> tuple[Node, Model]:
    """Return the mapping `node` without the values at `wrong`, and the same as a `model`.

    A required value that is missing is "". One id in place of a list of ids counts as that list, so that
    it is looked up in the same round in which the brackets are asked for.
    """
    node = _without(node, wrong, model)
    while True:
        try:
            sound = with_nothing_required(model).model_validate(node.plain())
        except ValidationError as invalid:
            if not node.value:
                raise
            smaller = _without(node, [error["loc"] for error in invalid.errors(include_url=False)], model)
            # Pydantic may report a key that is not written. Nothing gets smaller then: stop, or we loop.
            node = smaller if smaller.plain() != node.plain() else Node(node.line, node.column, {})
        else:
            names = [known.name for known in fields_of(model).values()]
            return node, model.model_construct(**{name: getattr(sound, name) for name in names})


def contradictions(value: BaseModel) -> list[ErrorDetails]:
    """Return the errors of `value` as a whole: keys that contradict each other."""
    found: list[ErrorDetails] = []
    for _ in ABOUT_THE_WHOLE:
        try:
            # This runs only the validators between fields: the fields themselves are valid.
            type(value).model_validate(value)
        except ValidationError as invalid:
            found += invalid.errors(include_url=False)
            value = value.model_copy(update=ABOUT_THE_WHOLE[found[-1]["type"]][1])
        else:
            break
    return found


def _without(node: Node, wrong: Iterable[Location], model: type[BaseModel]) -> Node:
    """Return the mapping without the keys at `wrong`; of a list, only the items at `wrong` are dropped."""
    dropped = {loc[:2] if _is_item(loc) else loc[:1] for loc in wrong}
    # Pydantic reports a key by its alias, also where it is written by its name.
    aliases = {known.name: known.key for known in fields_of(model).values()}
    sound = Node(node.line, node.column, {})
    for key, value in node.value.items():
        alias = aliases.get(key, key)
        if not dropped.isdisjoint({(key,), (alias,)}):
            if _stands_for_a_list(value, fields_of(model).get(alias)):
                sound.value[key] = Node(value.line, value.column, [value])
            continue
        if isinstance(value.value, list):
            items = [item for number, item in enumerate(value.value) if (alias, number) not in dropped]
            sound.value[key] = Node(value.line, value.column, items)
        else:
            sound.value[key] = value
    return sound


def _stands_for_a_list(value: Node, field: ModelField | None) -> bool:
    """Return whether one id was written where the `field` takes a list of ids that something else has."""
    if field is None or not field.is_list or not (field.points_to or field.entry is Citation):
        return False
    return isinstance(value.value, str) and is_identifier(value.value)


def _is_item(loc: Location) -> bool:
    return len(loc) > 1 and isinstance(loc[1], int)

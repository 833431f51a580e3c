"""What is left of an entry that has mistakes: what can still be checked, so that all is told in one round."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from variorum.model.fields import fields_of, with_nothing_required
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
    "two_targets": (("whole",), dict.fromkeys(("quote", "prefix", "suffix", "occurrence"))),
    "until_before_date": (("until", "date"), {"until": None}),
}
"""The errors about an entry as a whole: of which keys (it is told at the first), and what settles it."""


def sound_part(node: Node, model: type[Model], wrong: Iterable[Location]) -> tuple[Node, Model]:
    """Return the mapping `node` without what is `wrong` in it, and the same as a `model`.

    What is required and not there is "", which says nothing.
    """
    node = _without(node, wrong, model)
    while True:
        try:
            sound = with_nothing_required(model).model_validate(node.plain())
        except ValidationError as invalid:
            smaller = _without(node, [error["loc"] for error in invalid.errors(include_url=False)], model)
            # What is told of something that is not written would be told for ever.
            node = smaller if smaller.plain() != node.plain() else Node(node.line, node.column, {})
        else:
            names = [known.name for known in fields_of(model).values()]
            return node, model.model_construct(**{name: getattr(sound, name) for name in names})


def contradictions(value: BaseModel) -> list[ErrorDetails]:
    """Return what the model says of `value` as a whole, one key not fitting another."""
    found: list[ErrorDetails] = []
    for _ in ABOUT_THE_WHOLE:
        try:
            # Its fields are not validated anew, only what holds between them.
            type(value).model_validate(value)
        except ValidationError as invalid:
            found += invalid.errors(include_url=False)
            value = value.model_copy(update=ABOUT_THE_WHOLE[found[-1]["type"]][1])
        else:
            break
    return found


def _without(node: Node, wrong: Iterable[Location], model: type[BaseModel]) -> Node:
    """Return the mapping without the keys that hold what is wrong; of a list without the items that do."""
    dropped = {loc[:2] if _is_item(loc) else loc[:1] for loc in wrong}
    # Pydantic tells of a key by its alias, also where it is written by its name.
    told_as = {known.name: known.key for known in fields_of(model).values()}
    sound = Node(node.line, node.column, {})
    for key, value in node.value.items():
        told = told_as.get(key, key)
        if not dropped.isdisjoint({(key,), (told,)}):
            continue
        if isinstance(value.value, list):
            items = [item for number, item in enumerate(value.value) if (told, number) not in dropped]
            sound.value[key] = Node(value.line, value.column, items)
        else:
            sound.value[key] = value
    return sound


def _is_item(loc: Location) -> bool:
    return len(loc) > 1 and isinstance(loc[1], int)

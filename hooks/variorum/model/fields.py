"""The fields of the model, described once: checks, form, command, pages and schemas read them from here.

Nothing else looks into pydantic's own description of a model.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, TypeVar, Union, cast, get_args, get_origin

from annotated_types import Ge, MinLen
from pydantic import BaseModel, Field, StringConstraints, create_model
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined
from typing_extensions import TypeAliasType

from variorum.model.text_form import TextForm
from variorum.model.values import TEXT_FORMS, Entry, Meanings

Model = TypeVar("Model", bound=BaseModel)


class Choice(NamedTuple):
    """A word that a field takes, and what it means where the model says so."""

    word: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class ModelField:
    """What can be written at one key of an entry. In a list, this holds for each item."""

    key: str
    """As it is written in YAML."""
    name: str
    """The name of the attribute in Python."""
    description: str
    is_required: bool
    default: object
    """The value where the key is left out; None for a required key."""
    is_list: bool = False
    fewest: int = 0
    """Items that a list must have."""
    is_flag: bool = False
    takes_number: bool = False
    smallest: int | None = None
    """The smallest number that it takes."""
    choices: tuple[Choice, ...] = ()
    takes_text: bool = False
    """Whether a text other than the choices can be written."""
    form: TextForm | None = None
    """What a text must look like."""
    shortest: int = 0
    """Code points that a text must have."""
    longest: int | None = None
    """Code points that a text can have."""
    points_to: str = ""
    """The type of ids that it takes, such as `SourceId`; "" if it takes none, or any."""
    entry: type[Entry] | None = None
    """The model of the entry that can be written."""

    @property
    def may_be_empty(self) -> bool:
        """Whether a text of no characters can be written."""
        return self.takes_text and not self.shortest and self.form is None and not self.choices

    @property
    def words(self) -> list[str]:
        """The words that it takes, if it takes only certain words."""
        return [choice.word for choice in self.choices]


@cache
def fields_of(model: type[BaseModel]) -> dict[str, ModelField]:
    """Return the fields of `model` by their keys, in the order of the model."""
    found = (_described(name, info) for name, info in model.model_fields.items())
    return {described.key: described for described in found}


def required_keys(model: type[BaseModel]) -> list[str]:
    """Return the keys that an entry of `model` must have."""
    return [key for key, described in fields_of(model).items() if described.is_required]


@cache
def with_nothing_required(model: type[Model]) -> type[Model]:
    """Return a model with the fields of `model`, none of them required, without rules between fields.

    The value of a required field that is not there is "".
    """
    fields: dict[str, Any] = {
        name: (
            Annotated[info.annotation, Field(alias=info.alias), *info.metadata],
            "" if info.is_required() else info.get_default(call_default_factory=True),
        )
        for name, info in model.model_fields.items()
    }
    return cast("type[Model]", create_model(model.__name__, __base__=Entry, **fields))


@dataclass(slots=True)
class _Found:
    """What the type of a field says, collected part by part."""

    facts: dict[str, Any] = field(default_factory=dict)
    choices: list[str] = field(default_factory=list)
    meanings: dict[str, str] = field(default_factory=dict)


def _described(name: str, info: FieldInfo) -> ModelField:
    found = _Found()
    _read(info.annotation, info.metadata, found)
    described = ModelField(
        info.alias or name,
        name,
        info.description or "",
        info.is_required(),
        None if info.is_required() else info.default,
    )
    choices = tuple(Choice(word, found.meanings.get(word, "")) for word in found.choices)
    return replace(described, choices=choices, **found.facts)


def _read(annotation: Any, metadata: list[Any], found: _Found) -> None:
    """Collect what a type says, with the rules in `metadata` that stand beside it."""
    origin = get_origin(annotation)
    if isinstance(annotation, TypeAliasType):
        found.facts["points_to"] = annotation.__name__
        _read(annotation.__value__, metadata, found)
    elif origin is Annotated:
        inner, *rules = get_args(annotation)
        for rule in rules:
            metadata = [*metadata, *(rule.metadata if isinstance(rule, FieldInfo) else (rule,))]
        _read(inner, metadata, found)
    elif origin in (Union, UnionType):
        for part in get_args(annotation):
            _read(part, metadata, found)
    elif origin is tuple:
        fewest = next((rule.min_length for rule in metadata if isinstance(rule, MinLen)), 0)
        found.facts |= {"is_list": True, "fewest": fewest}
        _read(get_args(annotation)[0], [], found)
    # `Any` allows everything.
    elif annotation not in (NoneType, Any):
        _read_plain(annotation, metadata, found)


def _read_plain(annotation: Any, metadata: list[Any], found: _Found) -> None:
    for rule in metadata:
        if isinstance(rule, Meanings):
            found.meanings |= {str(word): meaning for word, meaning in rule.by_word.items()}
        # What can be written in place of an entry, for short.
        written = getattr(rule, "json_schema_input_type", PydanticUndefined)
        if written is not PydanticUndefined:
            _read(written, [], found)
    if get_origin(annotation) is Literal:
        found.choices += map(str, get_args(annotation))
    else:
        found.facts |= _facts_of_type(annotation, metadata, found)


def _facts_of_type(plain: type, metadata: list[Any], found: _Found) -> dict[str, Any]:
    if issubclass(plain, Enum):
        found.choices += [str(member.value) for member in plain]
        return {}
    if issubclass(plain, Entry):
        return {"entry": plain}
    if plain is bool:
        return {"is_flag": True}
    if plain is int:
        smallest = next((rule.ge for rule in metadata if isinstance(rule, Ge)), None)
        return {"takes_number": True, "smallest": smallest}
    if plain is str:
        return {"takes_text": True, **dict(_rules_of_text(metadata))}
    raise TypeError(f"{plain} is no type that a field of an entry can have.")


def _rules_of_text(metadata: list[Any]) -> Iterator[tuple[str, Any]]:
    for rule in metadata:
        if isinstance(rule, StringConstraints):
            if rule.pattern is not None:
                yield "form", TEXT_FORMS[str(rule.pattern)]
            if rule.min_length is not None:
                yield "shortest", rule.min_length
            if rule.max_length is not None:
                yield "longest", rule.max_length

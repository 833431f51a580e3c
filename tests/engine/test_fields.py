"""The description of the model's fields says what pydantic itself enforces and writes into its schemas."""

from __future__ import annotations

from typing import Any

import pytest

from variorum.model.annotation import BaseAnnotation
from variorum.model.article import ArticleMetadata
from variorum.model.fields import ModelField, fields_of, with_nothing_required
from variorum.model.kinds import KINDS
from variorum.model.ledger import PublishedId
from variorum.model.registers import Contributor, Entity, Event, Source, Term
from variorum.model.settings import EditionSettings
from variorum.model.values import Entry

ROOTS: tuple[type[Entry], ...] = (
    *KINDS.values(),
    *(Term, Entity, Source, Contributor, Event, PublishedId, ArticleMetadata, EditionSettings),
)


def _with_inner(models: tuple[type[Entry], ...]) -> dict[str, type[Entry]]:
    found: dict[str, type[Entry]] = {}
    for model in models:
        found[model.__name__] = model
        found |= _with_inner(tuple(field.entry for field in fields_of(model).values() if field.entry))
    return found


MODELS = _with_inner(ROOTS)
FIELDS = [(name, key) for name, model in MODELS.items() for key in fields_of(model)]


def _alternatives(schema: dict[str, Any], definitions: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the schemas of what can be written, of a list those of its items; references followed."""
    if "$ref" in schema:
        return _alternatives(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    if "anyOf" in schema:
        return [inner for part in schema["anyOf"] for inner in _alternatives(part, definitions)]
    if schema.get("type") == "array":
        return _alternatives(schema["items"], definitions)
    return [] if schema.get("type") == "null" else [schema]


def _as_in_schema(field: ModelField) -> list[dict[str, Any]]:
    """Return what a JSON Schema has to say of a field, in no order."""
    found: list[dict[str, Any]] = []
    if field.choices:
        found.append({"words": sorted(field.words)})
    if field.takes_text:
        pattern = field.form.pattern if field.form else None
        found.append({"pattern": pattern, "shortest": field.shortest, "longest": field.longest})
    if field.takes_number:
        found.append({"smallest": field.smallest})
    if field.is_flag:
        found.append({"flag": True})
    if field.entry:
        found.append({"keys": sorted(fields_of(field.entry))})
    return sorted(found, key=str)


def _read_from_schema(schema: dict[str, Any]) -> dict[str, Any]:
    if "enum" in schema or "const" in schema:
        return {"words": sorted(schema.get("enum", [schema.get("const")]))}
    if schema["type"] == "integer":
        return {"smallest": schema.get("minimum")}
    if schema["type"] == "boolean":
        return {"flag": True}
    if schema["type"] == "object":
        return {"keys": sorted(schema["properties"])}
    return {
        "pattern": schema.get("pattern"),
        "shortest": schema.get("minLength", 0),
        "longest": schema.get("maxLength"),
    }


@pytest.mark.parametrize(("model", "key"), FIELDS)
def test_a_field_is_described_as_its_schema_has_it(model: str, key: str) -> None:
    schema = MODELS[model].model_json_schema(by_alias=True)
    field, written = fields_of(MODELS[model])[key], schema["properties"][key]
    assert field.description == written["description"]
    assert field.is_required == (key in schema.get("required", ()))
    assert field.is_list == (written.get("type") == "array")
    assert field.fewest == written.get("minItems", 0)
    alternatives = _alternatives(written, schema.get("$defs", {}))
    assert _as_in_schema(field) == sorted(map(_read_from_schema, alternatives), key=str)


@pytest.mark.parametrize("model", MODELS)
def test_no_field_is_left_out(model: str) -> None:
    schema = MODELS[model].model_json_schema(by_alias=True)
    assert list(fields_of(MODELS[model])) == list(schema["properties"])


@pytest.mark.parametrize(
    ("key", "points_to"),
    [("sources", "SourceId"), ("mentions", "EntryId"), ("by", "ContributorId"), ("id", "")],
)
def test_a_field_says_what_its_ids_point_to(key: str, points_to: str) -> None:
    assert fields_of(BaseAnnotation)[key].points_to == points_to


def test_only_a_reading_may_be_empty() -> None:
    """An empty text is refused everywhere else."""
    empty = {(name, key) for name, key in FIELDS if fields_of(MODELS[name])[key].may_be_empty}
    assert empty == {("Correction", "reading"), ("OtherReading", "reading"), ("Variant", "reading")}


def test_each_choice_of_an_assessment_and_an_effect_has_its_meaning() -> None:
    assert all(choice.meaning for choice in fields_of(KINDS["variant"])["effect"].choices)
    assessment = fields_of(KINDS["reliability"])["assessments"].entry
    assert assessment
    assert all(choice.meaning for choice in fields_of(assessment)["credibility"].choices)


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
def test_an_empty_entry_is_sound_where_nothing_is_required(model: type[Entry]) -> None:
    relaxed = with_nothing_required(model).model_validate({})
    required = [field.name for field in fields_of(model).values() if field.is_required]
    assert all(getattr(relaxed, name) == "" for name in required)

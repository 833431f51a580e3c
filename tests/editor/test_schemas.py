"""What editors complete from: every field explained, every id that the edition has."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel

from tests.cli.conftest import EDITION, Run
from tests.site.building import REPOSITORY
from tests.site.drawing import draw
from variorum.exporting.edition_schema import FOLDER, edition_schemas
from variorum.exporting.json_schema import schemas
from variorum.model.annotation import BaseAnnotation
from variorum.model.article import ArticleMetadata
from variorum.model.fields import fields_of
from variorum.model.kinds import KINDS
from variorum.model.registers import Contributor, Registers, Source
from variorum.model.values import Entry


def models(model: type[BaseModel] = Entry) -> list[type[BaseModel]]:
    """Return every model of what people write."""
    return [model, *(found for below in model.__subclasses__() for found in models(below))]


def test_there_are_models() -> None:
    assert {BaseAnnotation, Source, Contributor, ArticleMetadata, *KINDS.values()} <= set(models())


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_every_field_of_every_model_has_a_description(model: type[BaseModel]) -> None:
    bare = [key for key, field in fields_of(model).items() if not field.description.strip()]
    assert bare == []


def test_an_edition_with_nothing_in_its_registers_has_sound_schemas() -> None:
    for text in edition_schemas(Registers(), {}).values():
        Draft202012Validator.check_schema(json.loads(text))
        assert "errorMessage" not in text


def test_the_schemas_of_an_edition_know_its_ids(variorum: Run, edition: Path) -> None:
    done = variorum("schema", "--edition")
    assert done.exit_code == 0, done.output
    schema = json.loads((edition / FOLDER / "annotation.schema.json").read_text("utf-8"))
    check = Draft202012Validator(schema)
    note: dict[str, Any] = {"id": "a", "quote": "x", "note": "x"}
    sound: list[dict[str, Any]] = [
        {**note, "kind": "glossary", "term": "wick", "sources": ["almanac"], "by": ["keeper"]},
        {**note, "kind": "context", "title": "x", "sources": [{"id": "almanac", "locator": "p. 3"}]},
        {**note, "kind": "variant", "witness": "draft", "reading": "x", "effect": "loose"},
    ]
    check.validate(sound)
    for changed in (
        {**sound[0], "term": "wik"},
        {**sound[0], "sources": ["almanack"]},
        {**sound[0], "by": ["nobody"]},
        {**sound[1], "sources": [{"id": "almanack"}]},
        {**sound[2], "witness": "drift"},
    ):
        assert not check.is_valid(changed)


def test_schemas_go_where_they_are_wanted(variorum: Run, edition: Path, tmp_path: Path) -> None:
    assert variorum("schema", "--edition", "--into", tmp_path / "a").exit_code == 0
    assert variorum("schema", "--into", tmp_path / "b").exit_code == 0
    assert not (edition / FOLDER).exists()
    for folder in ("a", "b"):
        assert {path.name for path in (tmp_path / folder).iterdir()} == set(schemas())


def test_a_new_note_brings_the_schemas_that_it_names(variorum: Run, edition: Path) -> None:
    done = variorum("new", "Outside", "--kind", "context", "--title", "x", "--note", "x")
    assert done.exit_code == 0, done.output
    first = (edition / done.stdout.strip()).read_text("utf-8").split("\n")[0]
    assert ((edition / done.stdout.strip()).parent / first.partition("$schema=")[2]).is_file()


def without_ids(schema: Any) -> Any:
    """Return a schema without what depends on the registers."""
    if isinstance(schema, list):
        return [without_ids(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "errorMessage" in schema:
        return {key: value for key, value in schema.items() if key in ("title", "description", "type")}
    return {key: without_ids(value) for key, value in schema.items()}


def test_the_schemas_of_this_edition_are_those_of_the_model(tmp_path: Path, variorum: Run) -> None:
    """The ids may lag behind: a source that was added in a browser must fail nobody's build."""
    variorum_root = REPOSITORY / FOLDER
    made = tmp_path / "made"
    draw(tmp_path / "edition", EDITION)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(REPOSITORY)
        assert variorum("schema", "--edition", "--into", made).exit_code == 0
    for path in made.iterdir():
        committed = json.loads((variorum_root / path.name).read_text("utf-8"))
        assert without_ids(committed) == without_ids(json.loads(path.read_text("utf-8"))), "run `make schema`"

"""The static API: its description is valid OpenAPI, and every file is what its schema says."""

from __future__ import annotations

import json
from functools import cache

import pytest
from jsonschema import Draft202012Validator

from tests.interop.editions import SITE
from variorum.exporting.api_schema import api_schemas
from variorum.exporting.exports import FORMATS
from variorum.model.edition import Edition

OF_FILES = {
    "api-index": "IndexData",
    "notes-json": "NotesData",
    "api-note": "NoteData",
    "api-article": "ArticleData",
    "api-register": "RegisterData",
}


def contents(edition: Edition, name: str) -> list[str | bytes]:
    """Return the content of each file of a format."""
    made = FORMATS[name].make(edition, SITE)
    return [made] if isinstance(made, str) else [content for _, content in made]


@cache
def validator(schema: str) -> Draft202012Validator:
    return Draft202012Validator({"$defs": api_schemas("#/$defs/"), "$ref": f"#/$defs/{schema}"})


@pytest.mark.parametrize("name", OF_FILES)
def test_each_file_is_what_its_schema_says(edition: Edition, name: str) -> None:
    for content in contents(edition, name):
        value = json.loads(content)
        assert not [error.message for error in validator(OF_FILES[name]).iter_errors(value)]
    assert not validator(OF_FILES[name]).is_valid({**value, "unknown": 1})


def test_the_schema_is_one(edition: Edition) -> None:
    written = json.loads(contents(edition, "api-schema")[0])
    Draft202012Validator.check_schema(written)
    assert written["$defs"] == json.loads(json.dumps(api_schemas("#/$defs/")))


def test_the_description_is_valid_openapi(edition: Edition) -> None:
    validation = pytest.importorskip(
        "openapi_spec_validator", reason="openapi-spec-validator is not installed"
    )
    description = json.loads(contents(edition, "openapi")[0])
    validation.OpenAPIV31SpecValidator(description).validate()
    assert set(description["paths"]) == {f"/{FORMATS[name].uri}" for name in OF_FILES}
    del description["info"]["title"]
    assert [*validation.OpenAPIV31SpecValidator(description).iter_errors()]


def test_the_index_names_every_file(edition: Edition) -> None:
    index = json.loads(contents(edition, "api-index")[0])
    notes = [json.loads(content)["id"] for content in contents(edition, "api-note")]
    articles = [json.loads(content)["slug"] for content in contents(edition, "api-article")]
    registers = [json.loads(content)["name"] for content in contents(edition, "api-register")]
    assert index["notes"] == notes
    assert len(set(notes)) == len(notes)
    assert (index["articles"], index["registers"]) == (articles, registers)

"""CSL-JSON is what the schema of CSL says, with all its types and variables."""

from __future__ import annotations

import json
import warnings
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given, settings

from tests.interop.any_source import full_source, sources
from variorum.apparatus import citing
from variorum.apparatus.citing import reference_lines
from variorum.apparatus.source_facts import further_facts
from variorum.exporting.exports.csl_json import csl_json
from variorum.exporting.tei.bibliography import add_facts
from variorum.model.csl.types import MEANINGS
from variorum.model.csl.variables import NAMES, names_of, text_of
from variorum.model.edition import Edition
from variorum.model.fields import fields_of
from variorum.model.registers import Source

SCHEMA = Path(__file__).parent / "standards" / "csl" / "csl-data.schema.json"
LEFT_OUT = {
    "citation-key": "the id",
    "categories": "programs’ own",
    "journalAbbreviation": "an older name of container-title-short",
    "shortTitle": "an older name of title-short",
    "annote": "the note",
    "citation-number": "made by style processors",
    "citation-label": "made by style processors",
    "event": "an older name of event-title",
    "first-reference-note-number": "made by style processors",
    "locator": "of a citation",
    "page-first": "made from the page",
    "year-suffix": "made by style processors",
    "custom": "where the export has what is ours",
}
OURS = {"archived", "access", "reliability"}


@cache
def validator() -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(schema())


@cache
def schema() -> Any:
    return json.loads(SCHEMA.read_text("utf-8"))


def properties() -> dict[str, Any]:
    found: dict[str, Any] = schema()["items"]["properties"]
    return found


def test_all_types_of_csl_can_be_written() -> None:
    types = properties()["type"]["enum"]
    assert fields_of(Source)["type"].words == types
    assert list(MEANINGS) == types


def test_all_variables_of_csl_can_be_written_or_are_left_out_for_a_reason() -> None:
    keys = fields_of(Source).keys() - OURS
    assert keys == properties().keys() - LEFT_OUT.keys()
    names = [
        key
        for key, said in properties().items()
        if said.get("items", {}).get("$ref", "").endswith("name-variable")
    ]
    assert set(NAMES) == set(names)


@pytest.mark.parametrize("source_type", MEANINGS)
def test_a_source_with_all_keys_is_valid(source_type: str) -> None:
    source = full_source(source_type)
    validator().validate(json.loads(csl_json([source])))
    assert {key for key in fields_of(Source) if not getattr(source, fields_of(Source)[key].name)} == set()


@settings(deadline=None, max_examples=60)
@given(sources())
def test_any_source_is_valid_and_can_be_cited(source: Source) -> None:
    validator().validate(json.loads(csl_json([source])))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert reference_lines([source])[0].endswith(".")


def test_the_short_style_of_simple_sources_writes_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = {"author": ["Hoff, Ada"], "container-title": "Coast", "publisher": "Harbour", "number": "3"}
    simple = [
        Source.model_validate({"id": "a", "type": name, "title": "Lamp", **dict(known), **date})
        for name in list(MEANINGS)[::4]
        for known in ([], [*usual.items()][:2], [*usual.items()])
        for date in ({}, {"issued": "1895-05-09"}, {"issued": "1895~"})
    ]
    short = reference_lines(simple)
    monkeypatch.setattr(citing, "_SIMPLE", frozenset())
    citing._line.cache_clear()
    assert reference_lines(simple) == short


def test_sources_of_editions_are_valid(edition: Edition) -> None:
    validator().validate(json.loads(csl_json(edition.registers.sources.values())))


def test_the_page_shows_whatever_is_known() -> None:
    """In the line, among the further facts, or in places that the template has."""
    source = full_source("interview")
    line, facts = reference_lines([source])[0], {fact.value for fact in further_facts(source)}
    elsewhere = {"DOI", "URL", "archived", "access", "note", "abstract", "language", "id", "type"}
    for key in fields_of(Source).keys() - {*elsewhere, *NAMES, "reliability"}:
        words = text_of(source, key)
        assert words in line or words in facts or "May 1895" in line, key
    shown = {fact.label.lower().replace(" ", "-") for fact in further_facts(source)}
    in_the_line = {"author", "editor", "translator", "interviewer", "recipient", "composer", "illustrator"}
    assert set(NAMES) - shown == {*in_the_line, "container-author"}


def test_tei_has_whatever_is_known() -> None:
    source = full_source()
    element = ET.Element("bibl")
    add_facts(element, source)
    written = ET.tostring(element, encoding="unicode")
    for key in fields_of(Source).keys() - {"id", "type", "reliability"}:
        words = [name.full for name in names_of(source, key)] if key in NAMES else [text_of(source, key)]
        assert all(word.replace("&", "&amp;") in written for word in words), key
    roles = {child.get("role") or child.tag for child in element if child.tag in ("author", "editor")}
    assert roles == set(NAMES)

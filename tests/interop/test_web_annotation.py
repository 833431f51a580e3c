"""The W3C's own schemas accept each annotation, a JSON-LD processor reads it, and its selectors are true."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft4Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

from tests.interop.editions import SITE
from tests.interop.generated import editions, read
from variorum.exporting.export import Export, PublishedSite
from variorum.exporting.exports import FORMATS, SERIES
from variorum.exporting.exports.web_annotation import CONTEXT, EXPORT
from variorum.exporting.quotes import PageText, ReceivedText
from variorum.model.article import BEFORE_HEADING
from variorum.model.edition import Edition

STANDARD = Path(__file__).parent / "standards/web-annotation"
KINDS = {
    "annotation": "annotations/annotationMusts.test",
    "collection": "collections/collectionMusts.test",
    "page": "collections/pages/pageMusts.test",
}


@cache
def _registry() -> Registry[Any]:
    files = {path.name: json.loads(path.read_text("utf-8")) for path in STANDARD.rglob("*.json")}
    return Registry().with_resources(
        (name, Resource.from_contents({**content, "id": name}, DRAFT4)) for name, content in files.items()
    )


@cache
def _musts(kind: str) -> list[tuple[str, bool, Draft4Validator]]:
    """Return of each must its name, whether a value has to be valid by its schema, and what finds out."""
    found = []
    for must in json.loads((STANDARD / KINDS[kind]).read_text("utf-8"))["assertions"]:
        schema = json.loads((STANDARD / must).read_text("utf-8"))
        validator = Draft4Validator(
            schema, registry=_registry(), format_checker=Draft4Validator.FORMAT_CHECKER
        )
        found.append((must, schema["expectedResult"] == "valid", validator))
    return found


def broken(value: Any, kind: str) -> list[str]:
    """Return the names of the musts of the standard that a value does not keep."""
    return [must for must, expected, check in _musts(kind) if check.is_valid(value) != expected]


def pages(edition: Edition, site: PublishedSite = SITE) -> dict[str, Any]:
    return {name: json.loads(content) for name, content in EXPORT.make(edition, site)}


def test_a_wrong_annotation_is_noticed() -> None:
    assert broken({"@context": CONTEXT, "type": "Annotation", "target": 5}, "annotation")
    assert broken({"@context": CONTEXT, "id": "https://a.example/", "type": "AnnotationPage"}, "page")


@pytest.mark.slow
def test_every_must_of_the_standard_is_kept(edition: Edition) -> None:
    for page in pages(edition).values():
        assert not broken(page, "page")
        for item in page["items"]:
            assert not broken({"@context": page["@context"], **item}, "annotation"), item["id"]
    collection = FORMATS["web-annotation-collection"]
    assert isinstance(collection, Export)
    assert not broken(json.loads(collection.make(edition, SITE)), "collection")


def test_each_note_is_there_once_under_its_id(edition: Edition) -> None:
    ids = [item["id"] for page in pages(edition).values() for item in page["items"]]
    notes = [note.annotation.id for article in edition.articles for note in article.notes]
    assert ids == [SITE.address_of_note(note) for note in notes]


def test_a_json_ld_processor_reads_all_of_it(edition: Edition) -> None:
    jsonld = pytest.importorskip("pyld", reason="PyLD is not installed").jsonld
    local = json.loads((STANDARD / "anno.jsonld").read_text("utf-8"))

    def load(address: str, _: object) -> dict[str, Any]:
        assert address == CONTEXT
        return {
            "contextUrl": None,
            "documentUrl": address,
            "document": local,
            "contentType": "application/ld+json",
        }

    for page in pages(edition).values():
        (expanded,) = jsonld.expand(page, {"documentLoader": load})
        (items,) = expanded["http://www.w3.org/ns/activitystreams#items"]
        assert len(items["@list"]) == len(page["items"])
        for item in items["@list"]:
            assert item["@type"] == ["http://www.w3.org/ns/oa#Annotation"]
            assert item["http://www.w3.org/ns/oa#hasTarget"]
            assert item["urn:variorum:fields"][0]["@value"]["note"]


def test_without_an_address_its_own_addresses_begin_at_the_root_of_the_site(edition: Edition) -> None:
    site = SITE._replace(address="", address_of_note=lambda _: "")
    for slug, page in pages(edition, site).items():
        assert page["@context"][1]["@base"] == "../../"
        assert page["id"] == f"articles/{slug}/annotations.jsonld"


@settings(max_examples=20)
@given(editions())
def test_selectors_are_true_and_find_one_place(files: dict[str, str]) -> None:
    edition = read(files)
    (article,) = edition.articles
    (page,) = pages(edition).values()
    assert len(page["items"]) == len(article.notes)
    has_heading = article.text.split("\n\n")[0].strip() == article.article.metadata.title
    page_text = (BEFORE_HEADING if has_heading else "\n") + PageText(article).text + "\n"
    for note, item in zip(article.notes, page["items"], strict=True):
        received = [t for t in item["target"] if t["source"].endswith("article.txt")]
        assert len(received) == len(note.spans)
        for span, target in zip(note.spans, received, strict=True):
            quote, position = target["selector"]
            exact = article.article.text[position["start"] : position["end"]]
            assert exact == quote["exact"]
            assert "".join(exact.split()) == "".join(article.text[span.start : span.end].split())
            whole = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert article.article.text.count(whole) == 1
            assert article.article.text.index(whole) + len(quote["prefix"]) == position["start"]
        for target in item["target"]:
            if target not in received:
                quotes = [s for s in target["selector"] if s["type"] == "TextQuoteSelector"]
                assert all(q["prefix"] + q["exact"] + q["suffix"] in page_text for q in quotes)


def test_a_markdown_article_has_no_place_in_its_source(edition: Edition) -> None:
    for article in edition.articles:
        assert ReceivedText(article).is_known == (article.article.form == "txt")


def test_the_same_edition_gives_the_same_bytes(edition: Edition) -> None:
    for series in SERIES:
        assert dict(series.make(edition, SITE)) == dict(series.make(edition, SITE))

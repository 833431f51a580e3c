"""schema.org: a JSON-LD processor reads all of it, and each type has the properties that it is given."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from tests.interop.editions import SITE
from tests.interop.generated import editions, read
from variorum.exporting.exports.schema_org import CONTEXT, EXPORT
from variorum.model.edition import Edition

STANDARD = Path(__file__).parent / "standards/schema.org"
SCHEMA = "http://schema.org/"


def _stored(name: str) -> Any:
    return json.loads(gzip.decompress((STANDARD / name).read_bytes()))


@cache
def vocabulary() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return the types above each type, and the types that have each property."""
    above: dict[str, list[str]] = {}
    having: dict[str, list[str]] = {}
    for thing in _stored("vocabulary.jsonld.gz")["@graph"]:
        name = thing["@id"].replace("schema:", SCHEMA)
        above[name] = _names(thing.get("rdfs:subClassOf"))
        having[name] = _names(thing.get("schema:domainIncludes"))
    return above, having


def _names(value: Any) -> list[str]:
    listed = value if isinstance(value, list) else [value] if value else []
    return [item["@id"].replace("schema:", SCHEMA) for item in listed]


def _lineage(kind: str) -> Iterator[str]:
    yield kind
    for other in vocabulary()[0][kind]:
        yield from _lineage(other)


def expanded(document: dict[str, Any]) -> list[dict[str, Any]]:
    jsonld = pytest.importorskip("pyld", reason="PyLD is not installed").jsonld
    context = _stored("context.jsonld.gz")

    def load(address: str, _: object) -> dict[str, Any]:
        assert address == CONTEXT
        return {
            "contextUrl": None,
            "documentUrl": address,
            "document": context,
            "contentType": "application/ld+json",
        }

    found: list[dict[str, Any]] = jsonld.expand(document, {"documentLoader": load, "base": SITE.address})
    return found


def things(value: Any) -> Iterator[dict[str, Any]]:
    """Yield each thing with a type, the outer ones first."""
    if isinstance(value, list):
        for item in value:
            yield from things(item)
    elif isinstance(value, dict):
        if "@type" in value and "@value" not in value:
            yield value
        yield from things([inner for key, inner in value.items() if key != "@type"])


def faults(found: list[dict[str, Any]]) -> list[str]:
    """Return the properties that no type of their thing has."""
    return [
        f"{thing['@type']}: {key}"
        for thing in things(found)
        for key in thing
        if not key.startswith("@")
        and not {of for kind in thing["@type"] for of in _lineage(kind)} & {*vocabulary()[1].get(key, [])}
    ]


def documents(edition: Edition) -> list[dict[str, Any]]:
    return [json.loads(text) for _, text in EXPORT.make(edition, SITE)]


def test_a_wrong_property_is_noticed() -> None:
    wrong = {"@context": CONTEXT, "@type": "Person", "name": "Ada", "claimReviewed": "x", "unheardOf": "y"}
    assert [fault.rpartition("/")[2] for fault in faults(expanded(wrong))] == ["claimReviewed", "unheardOf"]


def test_each_property_is_one_of_its_type(edition: Edition) -> None:
    for document in documents(edition):
        found = expanded(document)
        assert len(found) == len(document["@graph"])
        assert faults(found) == []


def test_each_note_is_there_once_and_what_it_points_to_is_described(edition: Edition) -> None:
    for article, document in zip(edition.articles, documents(edition), strict=True):
        names = [thing["@id"] for thing in document["@graph"]]
        assert len(set(names)) == len(names)
        notes = [SITE.address_of_note(note.annotation.id) for note in article.notes]
        assert names[1 : len(notes) + 1] == notes
        for thing in document["@graph"]:
            for key in ("author", "mentions", "citation"):
                pointers = thing.get(key, []) if isinstance(thing.get(key), list) else []
                assert {of["@id"] for of in pointers if "@id" in of} <= set(names)


def test_a_claim_is_reviewed_and_what_nobody_can_judge_has_no_value(edition: Edition) -> None:
    for article, document in zip(edition.articles, documents(edition), strict=True):
        reviews = [thing for thing in document["@graph"] if thing["@type"] == "ClaimReview"]
        assert [of["claimReviewed"] for of in reviews] == [claim.claim for _, claim in article.claims]
        for review, (_, claim) in zip(reviews, article.claims, strict=True):
            last = claim.assessments[-1]
            credibility, reliability = review["reviewRating"]
            assert credibility.get("ratingValue") == {"6": None}.get(
                last.credibility, 6 - int(last.credibility)
            )
            assert reliability.get("ratingValue") == dict(zip("ABCDE", (5, 4, 3, 2, 1), strict=True)).get(
                last.reliability
            )


@settings(max_examples=20)
@given(editions())
def test_whatever_stands_in_it_ends_no_script_and_is_read_back(files: dict[str, str]) -> None:
    edition = read(files)
    ((_, text),) = EXPORT.make(edition, SITE)
    assert not {*text} & {*"<>&\u2028\u2029"}
    graph = json.loads(text)["@graph"]
    assert [thing["text"] for thing in graph[1:] if "parentItem" in thing or "claimReviewed" in thing] == [
        note.text for note in edition.articles[0].notes
    ]

"""EPUB Annotations: as Thorium Reader takes them, in the book and beside it, each at its words, and back."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from jsonschema import Draft7Validator

from tests.interop.editions import SITE
from tests.interop.generated import editions, read
from tests.interop.test_epub import TYPE, XHTML
from tests.interop.test_round_trip import brought_back, notes_of
from variorum.editing.foreign.web_annotation import is_web_annotation
from variorum.editing.foreign.web_annotation import read as read_annotations
from variorum.editing.importing import imported
from variorum.exporting.exports.epub import EXPORT as BOOKS
from variorum.exporting.exports.epub_annotations import EXPORT
from variorum.model.edition import AnnotatedArticle, Edition

SCHEMA = Path(__file__).parent / "standards/epub-annotations/thorium-annotation-set.schema.json"


def sets(edition: Edition, site: Any = SITE) -> dict[str, dict[str, Any]]:
    return {name: json.loads(content) for name, content in EXPORT.make(edition, site)}


def errors(value: Any) -> list[str]:
    validator = Draft7Validator(
        json.loads(SCHEMA.read_text("utf-8")), format_checker=Draft7Validator.FORMAT_CHECKER
    )
    return [error.message for error in validator.iter_errors(value)]


def test_thorium_takes_each_set(edition: Edition) -> None:
    for site in (SITE, SITE._replace(address="", address_of_note=lambda _: "")):
        for name, value in sets(edition, site).items():
            assert errors(value) == [], name
            assert errors({**value, "type": "AnnotationPage"})


def test_each_note_is_there_once_under_its_id(edition: Edition) -> None:
    for article in edition.articles:
        items = sets(edition)[article.article.slug]["items"]
        assert [item["id"] for item in items] == [
            SITE.address_of_note(note.annotation.id) for note in article.notes
        ]


def test_the_same_set_is_in_the_book(edition: Edition) -> None:
    for name, book in BOOKS.make(edition, SITE):
        with zipfile.ZipFile(io.BytesIO(book)) as packed:
            expected = sets(edition)[name]
            if expected["items"]:
                assert json.loads(packed.read("META-INF/annotations.json")) == expected
                sources = {item["target"]["source"] for item in expected["items"]}
                assert sources <= {*packed.namelist()}
                assert all(f'href="{source}"' in packed.read("package.opf").decode() for source in sources)


def texts(element: ET.Element, *, has_calls: bool) -> str:
    parts = [element.text or ""]
    for child in element:
        if has_calls or child.get(TYPE) != "noteref":
            parts.append(texts(child, has_calls=has_calls))
        parts.append(child.tail or "")
    return "".join(parts)


def element_of(body: ET.Element, selector: str) -> ET.Element:
    """Return what a selector of ours selects: `body > div:nth-of-type(2) > p:nth-of-type(1)`."""
    found = body
    for step in selector.split(" > ")[1:]:
        tag, _, number = step.removesuffix(")").partition(":nth-of-type(")
        found = found.findall(f"{XHTML}{tag}")[int(number) - 1]
    return found


def assert_true(article: AnnotatedArticle, book: bytes, items: list[dict[str, Any]]) -> None:
    """Raise if a selector does not select the words of its note on the page of the book."""
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        body = ET.fromstring(packed.read("EPUB/text.xhtml")).find(f"{XHTML}body")
    assert body is not None
    called = {note.annotation.id: f"{note.annotation.of_kind.sign}{note.number}" for note in article.notes}
    for note, item in zip(article.notes, items, strict=True):
        selectors = item["target"]["selector"]
        assert bool(selectors) == bool(note.spans)
        if not selectors:
            continue
        position = selectors[0]["refinedBy"]
        content = texts(element_of(body, selectors[0]["value"]), has_calls=True)
        words = content[position["start"] : position["end"]]
        for quote in selectors[1:]:
            assert quote["exact"] == words
            assert content.count(quote["prefix"] + words + quote["suffix"]) == 1
        for sign in sorted(called.values(), key=len, reverse=True):
            words = words.replace(sign, "")
        span = note.spans[0]
        assert "".join(words.split()) == "".join(article.text[span.start : span.end].split())


def test_each_selector_is_true(edition: Edition) -> None:
    for (name, book), article in zip(BOOKS.make(edition, SITE), edition.articles, strict=True):
        assert_true(article, book, sets(edition)[name]["items"])


@settings(max_examples=25)
@given(editions())
def test_generated_sets_are_true_and_come_back(files: dict[str, str]) -> None:
    edition = read(files)
    ((name, value),) = sets(edition).items()
    ((_, book),) = BOOKS.make(edition, SITE)
    assert errors(value) == []
    assert_true(edition.articles[0], book, value["items"])
    assert name == "generated"
    if value["items"]:
        assert notes_of(brought_back(files, read_annotations(value))) == notes_of(edition)


TEXT = "Was it 3/4 of the oil? The lamp burned.\n"
FILES = {
    "docs/articles/lamp/article.txt": TEXT,
    "docs/articles/lamp/article.yml": (
        f"title: The lamp\nsha256: {hashlib.sha256(TEXT.encode()).hexdigest()}\nparagraphs: blank-lines\n"
    ),
    "docs/articles/oil/article.txt": TEXT,
    "docs/articles/oil/article.yml": (
        f"title: Oil\nsha256: {hashlib.sha256(TEXT.encode()).hexdigest()}\nparagraphs: blank-lines\n"
    ),
}


@pytest.mark.parametrize(
    ("exact", "quote"), [("oil??1 The", "oil? The"), ("lamp*12 burned", "lamp burned"), ("3/4 of", "3/4 of")]
)
def test_what_a_reader_marks_in_a_book_has_its_place(exact: str, quote: str) -> None:
    value = {
        "type": "AnnotationSet",
        "about": {"dc:title": {"text": "The lamp", "language": "en"}},
        "items": [
            {
                "id": "urn:uuid:1", "type": "Annotation", "creator": {"name": "A reader"},
                "body": {"type": "TextualBody", "value": {"text": "Really?"}, "tags": ["doubt"]},
                "target": {
                    "source": "EPUB/text.xhtml",
                    "selector": [{"type": "TextQuoteSelector", "exact": exact, "prefix": "", "suffix": ""}],
                },
            }
        ],
    }  # fmt: skip
    assert is_web_annotation(value)
    (note,), refused, known = imported(read_annotations(value), read(FILES).articles, ())
    assert (refused, known) == ([], 0)
    assert note.article == "lamp"
    assert note.fields["quote"] == quote
    assert "Tags: doubt." in note.fields["note"]
    assert "Imported: A reader." in note.fields["note"]

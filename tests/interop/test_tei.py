"""TEI: valid by jing against all of TEI; its layers are the text as received and as corrected."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

from tests.interop.editions import SITE
from tests.interop.generated import editions, read
from variorum.exporting.exports.tei import EXPORT, tei
from variorum.exporting.tei.elements import ID, TEI, xml_id
from variorum.model.edition import AnnotatedArticle, Edition

SCHEMA = Path(__file__).parent / "standards/tei/tei_all.rng.gz"
JING = Path(sys.executable).with_name("pyjing")


def tags(*names: str) -> frozenset[str]:
    return frozenset(f"{{{TEI}}}{name}" for name in names)


def layer(element: ET.Element, left_out: frozenset[str]) -> Iterator[str]:
    """Yield the text below an element without that of the elements `left_out`."""
    if element.tag not in left_out:
        yield element.text or ""
        for child in element:
            yield from layer(child, left_out)
            yield child.tail or ""


def layers(root: ET.Element) -> tuple[str, str]:
    """Return the text as received and as corrected."""
    div = root.find(f".//{{{TEI}}}body/{{{TEI}}}div")
    assert div is not None
    received = "".join(layer(div, tags("corr", "rdg")))
    return received, "".join(layer(div, tags("sic", "surplus", "rdg")))


def corrected(article: AnnotatedArticle) -> str:
    text = article.text
    for span, reading in sorted(article.changes, reverse=True):
        text = text[: span.start] + reading + text[span.end :]
    return text


def words(text: str) -> str:
    return "".join(text.split())


def errors_of(document: str, scratch: Path) -> str:
    """Return what jing has against a document; "" if it is valid."""
    schema, path = scratch / "tei_all.rng", scratch / "document.xml"
    schema.write_bytes(gzip.decompress(SCHEMA.read_bytes()))
    path.write_text(document, "utf-8")
    done = subprocess.run([JING, schema, path], capture_output=True, text=True, timeout=100, check=False)
    assert bool(done.returncode) == bool(done.stdout), done.stderr
    return done.stdout


@pytest.mark.skipif(not shutil.which("java") or not JING.exists(), reason="jing or Java is not installed")
def test_it_is_valid(edition: Edition, tmp_path: Path) -> None:
    for _, content in EXPORT.make(edition, SITE):
        assert errors_of(content, tmp_path) == ""
        assert errors_of(content.replace("<body>", "<body><corr2/>"), tmp_path)


def test_each_note_is_an_annotation_once_and_points_to_what_is_there(edition: Edition) -> None:
    for article in edition.articles:
        root = ET.fromstring(tei(article, SITE, edition.history))
        found = [element.get(ID) for element in root.iter(f"{{{TEI}}}annotation")]
        assert found == [xml_id(note.annotation.id) for note in article.notes]
        names = [name for element in root.iter() if (name := element.get(ID))]
        assert len(set(names)) == len(names)
        for element in root.iter(f"{{{TEI}}}annotation"):
            for pointer in (element.get("target") or "").split():
                inner = pointer.removeprefix("#range(").removesuffix(")").removeprefix("#")
                assert set(inner.split(",")) <= set(names)


def test_the_layers_of_each_edition_are_its_texts(edition: Edition) -> None:
    for article in edition.articles:
        received, right = layers(ET.fromstring(tei(article, SITE, edition.history)))
        if article.article.form == "txt":
            assert received == article.article.text
        assert words(right) == words(corrected(article))


@settings(max_examples=30)
@given(editions())
def test_the_layers_are_the_text_as_received_and_as_corrected(files: dict[str, str]) -> None:
    edition = read(files)
    (article,) = edition.articles
    root = ET.fromstring(tei(article, SITE, edition.history))
    received, right = layers(root)
    assert received == article.article.text
    assert words(right) == words(corrected(article))

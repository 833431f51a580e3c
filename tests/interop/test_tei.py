"""TEI: valid by jing against all of TEI; its layers are the text as received and as corrected."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from hypothesis import given, settings

from tests.interop.editions import SITE
from tests.interop.generated import editions, read
from tests.interop.java import ENVIRONMENT
from variorum.exporting.exports.tei import EXPORT, tei
from variorum.exporting.tei.elements import ID, TEI, xml_id
from variorum.model.edition import AnnotatedArticle, Edition
from variorum.model.history import History

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
    """Return the text as received with each correction carried out in it; of Markdown, the reading text."""
    text, found = article.text, article.text
    where = list(range(len(text)))
    if article.article.form == "txt":
        found, at = article.article.text, 0
        for offset, sign in enumerate(text):
            # Line ends that divide paragraphs are as many as were received.
            at += 0 if sign == "\n" else found[at:].index(sign)
            where[offset] = at
            at += sign != "\n"
    for span, reading in sorted(article.changes, reverse=True):
        found = found[: where[span.start]] + reading + found[where[span.end - 1] + 1 :]
    return found


def errors_of(documents: Sequence[str], scratch: Path) -> str:
    """Return what jing has against documents; "" if all are valid."""
    schema = scratch / "tei_all.rng"
    schema.write_bytes(gzip.decompress(SCHEMA.read_bytes()))
    paths = [scratch / f"{number}.xml" for number, _ in enumerate(documents)]
    for path, document in zip(paths, documents, strict=True):
        path.write_text(document, "utf-8")
    done = subprocess.run(
        [JING, schema, *paths], env=ENVIRONMENT, capture_output=True, text=True, timeout=100, check=False
    )
    assert bool(done.returncode) == bool(done.stdout), done.stderr
    return done.stdout


def invalid_of(documents: Sequence[str], scratch: Path) -> set[int]:
    """Return the places in the list of those that jing finds wrong."""
    told = errors_of(documents, scratch)
    return {int(Path(line.partition(".xml:")[0]).name) for line in told.splitlines()}


needs_jing = pytest.mark.skipif(
    not shutil.which("java") or not JING.exists(), reason="jing or Java is not installed"
)


@needs_jing
def test_it_is_valid(edition: Edition, tmp_path: Path) -> None:
    documents = [content for _, content in EXPORT.make(edition, SITE)]
    wrong = documents[0].replace("<body>", "<body><corr2/>")
    assert invalid_of([*documents, wrong], tmp_path) == {len(documents)}


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
        assert right == corrected(article)


def drawn(case: Mapping[str, Any]) -> AnnotatedArticle:
    """Return the article of a case: its text, with a correction and other notes."""
    text = case["text"]
    lines = {"lines": "kept"} if case.get("verse") else {}
    notes = [
        {"kind": "correction", "fault": "wording", "certainty": "high", **case["correction"]},
        *({"kind": "context", "quote": quote, "title": "Why"} for quote in case.get("notes", ())),
    ]
    metadata = {"title": "T", "sha256": hashlib.sha256(text.encode()).hexdigest(), **lines}
    files = {
        "docs/articles/case/article.txt": text,
        "docs/articles/case/article.yml": json.dumps(metadata),
        "annotations/case/notes.yml": json.dumps(
            [{"id": f"note-{number}", "note": "N.", **note} for number, note in enumerate(notes)],
            ensure_ascii=False,
        ),
    }
    edition = read(files)
    assert edition.problems == ()
    return edition.articles[0]


CASES = yaml.safe_load((Path(__file__).parent / "tei-layers.yml").read_text("utf-8"))


@pytest.mark.parametrize("name", CASES)
def test_a_correction_is_carried_out_to_the_character(name: str) -> None:
    case, article = CASES[name], drawn(CASES[name])
    assert layers(ET.fromstring(tei(article, SITE, History()))) == (case["text"], case["corrected"])


@needs_jing
def test_each_such_correction_is_valid(tmp_path: Path) -> None:
    documents = [tei(drawn(case), SITE, History()) for case in CASES.values()]
    assert errors_of(documents, tmp_path) == ""


@settings(max_examples=30)
@given(editions())
def test_the_layers_are_the_text_as_received_and_as_corrected(files: dict[str, str]) -> None:
    edition = read(files)
    (article,) = edition.articles
    root = ET.fromstring(tei(article, SITE, edition.history))
    received, right = layers(root)
    assert received == article.article.text
    assert right == corrected(article)

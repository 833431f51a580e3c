"""Dates in TEI say what EDTF says, and are valid by jing."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.engine.test_edtf import WORDS
from tests.interop.editions import SITE
from tests.interop.generated import read
from tests.interop.test_tei import JING, invalid_of
from variorum.exporting.exports.tei import tei
from variorum.exporting.tei.dates import add_date
from variorum.exporting.tei.elements import TEI
from variorum.model.history import History

TOLD = {
    "1895": {"when": "1895"},
    "1895~": {"when": "1895", "precision": "low"},
    "1895-05?": {"when": "1895-05", "cert": "low"},
    "1895%": {"when": "1895", "cert": "low", "precision": "low"},
    "1895-05-XX": {"when": "1895-05"},
    "-0043": {"when-iso": "-0043"},
    "-0043-03-15": {"when-iso": "-0043-03-15"},
    "0000": {"when-iso": "0000"},
    "189X": {"notBefore": "1890-01-01", "notAfter": "1899-12-31"},
    "-004X~": {"notBefore-iso": "-0049-01-01", "notAfter-iso": "-0040-12-31", "precision": "low"},
    "1895-24": {"notBefore": "1895-12-01", "notAfter": "1896-02-29"},
    "9999-24": {"notBefore-iso": "9999-12-01", "notAfter-iso": "10000-02-29"},
    "1895/1897-02~": {"from": "1895", "to": "1897-02", "precision": "low"},
    "-0043/0014-08-19": {"from-iso": "-0043", "to-iso": "0014-08-19"},
    "188X/189X": {"from": "1880-01-01", "to": "1899-12-31"},
    "1895/..": {"from": "1895"},
    "/1895": {"to": "1895"},
}
EARLIEST = {
    "1895": {"notBefore": "1895"},
    "1895~": {"notBefore": "1895", "precision": "low"},
    "-0043": {"notBefore-iso": "-0043"},
    "189X": {"notBefore": "1890-01-01"},
    "1895/1897": {"notBefore": "1895"},
    "../1895": {},
}


@pytest.mark.parametrize(("date", "told"), TOLD.items())
def test_a_date_says_what_is_known(date: str, told: dict[str, str]) -> None:
    parent = ET.Element("bibl")
    add_date(parent, date)
    assert parent[0].attrib == told


@pytest.mark.parametrize(("date", "told"), EARLIEST.items())
def test_the_earliest_date_says_nothing_of_the_latest(date: str, told: dict[str, str]) -> None:
    parent = ET.Element("bibl")
    add_date(parent, date, attribute="notBefore")
    assert parent[0].attrib == told


@pytest.mark.skipif(not shutil.which("java") or not JING.exists(), reason="jing or Java is not installed")
def test_each_date_is_valid(tmp_path: Path) -> None:
    text = "Words.\n"
    dates = sorted({*WORDS, *TOLD})
    sources = [
        {"id": f"s{n}", "type": "book", "title": "T", "issued": date} for n, date in enumerate(dates, 1)
    ]
    note = {"id": "n", "kind": "context", "whole": True, "title": "T", "note": "N"}
    metadata = {"title": "A", "sha256": hashlib.sha256(text.encode()).hexdigest(), "date": "-0043"}
    files = {
        "docs/articles/a/article.txt": text,
        "docs/articles/a/article.yml": json.dumps(metadata),
        "annotations/sources.yml": json.dumps(sources),
        "annotations/a/n.yml": json.dumps([{**note, "sources": [{"id": of["id"]} for of in sources]}]),
    }
    (article,) = read(files).articles
    content = tei(article, SITE, History())
    assert len(list(ET.fromstring(content).iter(f"{{{TEI}}}date"))) == len(dates) + 1
    wrong = content.replace('when-iso="-0043"', 'when-iso="44 BC"')
    assert invalid_of([content, wrong], tmp_path) == {1}

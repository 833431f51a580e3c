"""Zotero, with its own translators, takes an article and a note with one click.

They are under the AGPL, and no part of what is shipped: the test gets them from npm, like other programs.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.editor.node_package import node, package, unpacked
from tests.interop.editions import DOI
from tests.site.building import build
from tests.site.drawing import ARTICLE, NOTE, SETTINGS, draw

pytestmark = pytest.mark.slow

SCRIPT = Path(__file__).with_name("zotero.js")
TRANSLATORS = "0.0.2"
NEEDED = {"jsdom": "13.2.0", "iconv-lite": "0.4.24", "xregexp": "4.4.1"}
"""What they need, without a package that npm has not; see the script."""
ADDRESS = "https://site.example/"
FILES = {
    "mkdocs.yml": f"""\
site_url: {ADDRESS}
extra: {{variorum: {{look: edition, licence: CC BY 4.0, doi: "{DOI}"}}}}
{SETTINGS}""",
    "docs/index.md": "# Lamps\n",
    "docs/articles/lamp/article.txt": ARTICLE,
    "docs/articles/lamp/article.yml": """\
title: 'The “lamp” & <more>'
author: Ada Lovelace
publisher: The Lamp Post
date: 2020-09-11
language: en
rights: Public domain
""",
    "annotations/contributors.yml": "- {id: ana, name: Ana María Pérez}\n- {id: bo, name: Bo Diaz}\n",
    "annotations/lamp/who-lit-it.yml": f"{NOTE}by: [ana, bo]\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("zotero")
    built = build(draw(folder / "edition", FILES), folder / "site")
    assert built.status == 0, built.log
    return built.site


@pytest.fixture(scope="module")
def translators() -> list[Path]:
    """Return the folder of the package, and those of what it needs."""
    needed = [package(name, version).parent for name, version in NEEDED.items()]
    return [unpacked("zotero-translators", TRANSLATORS), *needed]


def taken(translators: list[Path], site: Path, page: str) -> dict[str, Any]:
    """Return the one thing that Zotero takes from a page."""
    command: list[str | Path] = [node(), SCRIPT, site / page / "index.html", f"{ADDRESS}{page}", *translators]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=True)
    answer = json.loads(done.stdout.rpartition("\n=")[2])
    assert answer["translator"] == "Embedded Metadata"
    (item,) = answer["items"]
    return dict(item)


def names(item: dict[str, Any]) -> list[tuple[str, str]]:
    return [(of["firstName"], of["lastName"]) for of in item["creators"]]


def test_an_article_is_taken_as_its_publisher_published_it(translators: list[Path], site: Path) -> None:
    item = taken(translators, site, "articles/lamp/")
    assert item["title"] == "The “lamp” & <more>"
    assert names(item) == [("Ada", "Lovelace")]
    assert (item["publicationTitle"], item["date"]) == ("The Lamp Post", "2020/09/11")
    assert (item["url"], item["language"]) == (f"{ADDRESS}articles/lamp/", "en")
    assert item["rights"] == "Public domain"
    assert "DOI" not in item


def test_a_note_is_taken_as_a_page_of_the_site(translators: list[Path], site: Path) -> None:
    item = taken(translators, site, "notes/who-lit-it/")
    assert item["itemType"] == "webpage"
    assert item["title"] == "Note on “The “lamp” & <more>”: Then why is there light?"
    assert names(item) == [("Ana María", "Pérez"), ("Bo", "Diaz")]
    assert item["publicationTitle"] == "A small edition"
    assert (item["url"], item["rights"]) == (f"{ADDRESS}notes/who-lit-it/", "CC BY 4.0")
    assert "DOI" not in item


def test_the_edition_is_taken_with_its_doi(translators: list[Path], site: Path) -> None:
    item = taken(translators, site, "")
    assert (item["title"], item["DOI"], item["url"]) == ("A small edition", DOI, ADDRESS)

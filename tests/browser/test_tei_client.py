"""TEI opens in CETEIcean, where the annotator for TEI of Recogito finds the passages of every note."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from playwright.sync_api import Browser, Page

from tests.browser.annotation_clients import bundle
from tests.editor.node_package import package
from tests.interop.editions import NAMES, SITE, edition_called
from tests.interop.generated import editions, read
from variorum.exporting.exports.tei import tei
from variorum.exporting.tei.elements import ID, NOT_XML, TEI, xml_id
from variorum.model.edition import AnnotatedArticle, Edition
from variorum.model.selector import Span

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CETEICEAN = "1.9.5"
VERSIONS = {"@recogito/text-annotator-tei": "3.4.9"}
"""It brings the text annotator that it extends."""


@pytest.fixture(scope="module")
def page(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    shown = package("CETEIcean", CETEICEAN)
    entry = Path(__file__).with_name("tei_client.js")
    alias = {"CETEIcean": str(shown / "src/CETEI.js")}
    script = bundle(tmp_path_factory.mktemp("tei"), entry, VERSIONS, alias)
    context = chromium.new_context()
    opened = context.new_page()
    opened.add_script_tag(content=f"{script}; globalThis.clients = clients")
    yield opened
    context.close()


class Pointers:
    """Turns pointers of TEI into what the annotator has: a path to an element, and UTF-16 units in it."""

    def __init__(self, document: str) -> None:
        self._root = ET.fromstring(document)
        self._parents = {child: parent for parent in self._root.iter() for child in parent}
        self._named = {name: element for element in self._root.iter() if (name := element.get(ID))}

    def annotations(self) -> list[dict[str, Any]]:
        """Return an annotation for each passage of each note, called by the id of the note and a number."""
        return [
            self._annotation(f"{note.get(ID)} {number}", pointer)
            for note in self._root.iter(f"{{{TEI}}}annotation")
            for number, pointer in enumerate((note.get("target") or "").split())
        ]

    def _annotation(self, name: str, pointer: str) -> dict[str, Any]:
        inner = pointer.removeprefix("#")
        if inner.startswith("range("):
            start, end = (self._point(self._named[of]) for of in inner[6:-1].split(","))
        else:
            element = self._named[inner]
            path = self._path(element)
            start, end = f"{path}::0", f"{path}::{units(''.join(element.itertext()))}"
        selector = {
            "startSelector": {"type": "XPathSelector", "value": start},
            "endSelector": {"type": "XPathSelector", "value": end},
        }
        return {"id": name, "bodies": [], "target": {"annotation": name, "selector": [selector]}}

    def _point(self, anchor: ET.Element) -> str:
        """Return the place of an element without text: its parent, and how much of that is before it."""
        parent = self._parents[anchor]
        words = parent.text or ""
        for child in parent:
            if child is anchor:
                break
            words += "".join(child.itertext()) + (child.tail or "")
        return f"{self._path(parent)}::{units(words)}"

    def _path(self, element: ET.Element) -> str:
        tag = element.tag.removeprefix(f"{{{TEI}}}")
        if name := element.get(ID):
            return f"//{tag}[@xml:id='{name}']"
        parent = self._parents[element]
        alike = [child for child in parent if child.tag == element.tag]
        return f"{self._path(parent)}/{tag}[{alike.index(element) + 1}]"


def units(text: str) -> int:
    """Return how long a text is for JavaScript."""
    return len(text.encode("utf-16-le")) // 2


def closed_up(words: str) -> str:
    # JavaScript takes U+FEFF for white space, Python the separators of old terminals, which XML has not.
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", "".join(words.split()))


def count_found(page: Page, article: AnnotatedArticle, edition: Edition) -> int:
    """Return how many passages were found; each of them has to be, at its words and nowhere else."""
    document = tei(article, SITE, edition.history)
    wanted = Pointers(document).annotations()
    seen = page.evaluate("([xml, all]) => clients.annotate(xml, all)", [document, wanted])
    found = {one["id"]: (one["before"], one["words"]) for one in seen["found"]}
    missed = [one["id"] for one in wanted if one["id"] not in found]
    assert missed == []
    text = article.text
    assert seen["text"] == closed_up(text)
    for note in article.notes:
        name = xml_id(note.annotation.id)
        parts = sorted(place for one, place in found.items() if one.split()[0] == name)
        spans = sorted(note.spans) or [Span(0, len(text))]
        # A correction over two paragraphs is an element in each.
        assert "".join(words for _, words in parts) == "".join(closed_up(text[a:b]) for a, b in spans), name
        assert {len(closed_up(text[:start])) for start, _ in spans} <= {before for before, _ in parts}, name
    return len(found)


@pytest.mark.parametrize("name", NAMES)
def test_every_note_is_anchored(page: Page, name: str, tmp_path: Path, record_property: Any) -> None:
    edition = edition_called(name, tmp_path)
    found = sum(count_found(page, article, edition) for article in edition.articles)
    assert found >= sum(len(article.notes) for article in edition.articles) > 0
    record_property("found", found)


@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(files=editions())
def test_every_note_of_generated_editions_is_anchored(page: Page, files: dict[str, str]) -> None:
    edition = read(files)
    (article,) = edition.articles
    assert count_found(page, article, edition) >= len(article.notes)

"""What strangers write stays text on every page of the site."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.security.attacks import visible
from tests.security.conftest import OF_FIELDS, Built
from tests.security.fields import Field, Sort
from tests.security.planting import Planted
from tests.security.shape import Shape, shape_of, united, unknown, unsafe_addresses

Shapes = dict[str, Shape]
OF_SEVERAL_LETTERS = {".vm-letters", ".vm-letter"}
"""What a list has whose entries begin with different letters; those of harmless words begin with one."""


@pytest.fixture(scope="session")
def shapes() -> Callable[[Built], Shapes]:
    """What an edition's pages are made of, by path."""
    known: dict[Path, Shapes] = {}

    def of(built: Built) -> Shapes:
        if built.site not in known:
            known[built.site] = {path: shape_of(html) for path, html in built.pages().items()}
        return known[built.site]

    return of


def test_no_page_has_an_element_attribute_style_or_script_that_harmless_words_do_not_bring(
    pair: tuple[Built, Built], shapes: Callable[[Built], Shapes]
) -> None:
    hostile, control = pair
    known = united(shapes(control).values()) | OF_SEVERAL_LETTERS
    assert len(shapes(hostile)) > 10
    found = {path: unknown(shape.parts, known) for path, shape in shapes(hostile).items()}
    assert not {path: parts[:5] for path, parts in found.items() if parts}


def test_every_address_leads_to_the_web_to_a_mailbox_or_into_the_site(
    pair: tuple[Built, Built], shapes: Callable[[Built], Shapes]
) -> None:
    found = {path: sorted(unsafe_addresses(shape)) for path, shape in shapes(pair[0]).items()}
    assert not {path: addresses for path, addresses in found.items() if addresses}


def test_every_page_still_has_one_head_one_title_and_one_body(
    pair: tuple[Built, Built], shapes: Callable[[Built], Shapes]
) -> None:
    once = {"html": 1, "head": 1, "title": 1, "body": 1}
    assert not {path: shape.counts for path, shape in shapes(pair[0]).items() if shape.counts != once}


def test_no_id_stands_on_a_page_twice(pair: tuple[Built, Built], shapes: Callable[[Built], Shapes]) -> None:
    # MkDocs gives a heading the id of its words, which an article's own title can make the theme's.
    by_the_theme = {i for shape in shapes(pair[1]).values() for i in shape.repeated_ids} | {"__search"}
    found = {path: shape.repeated_ids - by_the_theme for path, shape in shapes(pair[0]).items()}
    assert not {path: sorted(ids) for path, ids in found.items() if ids}


def test_no_page_has_a_character_that_cannot_stand_in_html(
    pair: tuple[Built, Built], shapes: Callable[[Built], Shapes]
) -> None:
    found = {path: sorted(shape.forbidden) for path, shape in shapes(pair[0]).items()}
    assert not {path: signs for path, signs in found.items() if signs}


def test_search_gets_nothing_that_it_could_run(pair: tuple[Built, Built]) -> None:
    """Material's search puts titles and texts of its index into the page as HTML."""
    hostile, control = (json.loads((b.site / "search/search_index.json").read_text())["docs"] for b in pair)
    known = united(shape_of(entry[key]) for entry in control for key in ("title", "text"))
    found = {
        (entry["location"], key): sorted(parts)
        for entry in hostile
        for key in ("title", "text")
        if (parts := shape_of(entry[key]).parts - known)
    }
    assert not dict(list(found.items())[:10])


def test_search_leads_only_into_the_site(pair: tuple[Built, Built]) -> None:
    entries = json.loads((pair[0].site / "search/search_index.json").read_text())["docs"]
    shape = Shape(addresses={("search", entry["location"]) for entry in entries})
    assert not list(unsafe_addresses(shape))
    assert not [
        e["location"] for e in entries if e["location"].startswith(("/", "http:", "https:", "mailto:"))
    ]


def test_the_sitemap_is_still_xml(pair: tuple[Built, Built]) -> None:
    tags = {element.tag.rpartition("}")[2] for element in ET.parse(pair[0].site / "sitemap.xml").iter()}
    assert tags <= {"urlset", "url", "loc", "lastmod"}


@pytest.mark.parametrize("pair", OF_FIELDS, indirect=True)
def test_each_string_is_on_its_page_as_text_or_its_entry_is_a_problem(
    pair: tuple[Built, Built], shapes: Callable[[Built], Shapes]
) -> None:
    """A field is looked for where the control shows it; Markdown only by the note that it is in."""
    hostile, control = pair
    shown: set[tuple[str, tuple[int | str, ...]]] = set()
    hidden: set[tuple[str, tuple[int | str, ...]]] = set()
    for _planted, field, text, words in _untold(control, shapes(control)):
        if "\n" not in text:
            (shown if visible(text) in words else hidden).add((field.model, field.path))
    assert len(shown - hidden) > 30
    assert {path for _, path in shown - hidden} >= {("withdrawn", "reason"), ("assessments", 0, "reason")}
    lost = [
        (planted.file, planted.line, field.name, text)
        for planted, field, text, words in _untold(hostile, shapes(hostile))
        if (field.model, field.path) in shown - hidden
        and not (words if field.sort is Sort.MARKDOWN else visible(text) in words)
    ]
    assert not lost[:20]


def _untold(built: Built, shapes: Shapes) -> Iterator[tuple[Planted, Field, str, str]]:
    """Yield each attack in an entry that is no problem, and what can be seen where it should stand."""
    told = {tuple(line.split(":")[:2]) for line in built.checked.out.splitlines()}
    has_note_pages = any(path.startswith("notes/") and path != "notes/index.html" for path in shapes)
    for planted in built.planted:
        is_published = has_note_pages or not planted.page.startswith("notes/")
        if is_published and (planted.file, str(planted.line)) not in told:
            page = shapes.get(f"{planted.page}/index.html", Shape())
            for field, text in planted.attacks:
                yield planted, field, text, page.notes.get(planted.seen_in, "")

"""The pages of the registers, in a real site of somebody else's edition."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from tests.site.building import LUNYU, Build
from tests.site.html_tree import Element, read
from tests.site.links import addresses, broken_links, leads_out

PAGES = ("glossary", "entities", "timeline", "sources", "contributors")

pytestmark = pytest.mark.slow


def content(built: Build, page: str) -> Element:
    """Return the part of a page that is ours."""
    return read(built.page(f"apparatus/{page}")).one(class_="md-content")


def entries(register: str) -> list[str]:
    listed = yaml.safe_load((LUNYU / "annotations" / f"{register}.yml").read_text("utf-8"))
    return [entry["id"] for entry in listed]


def test_the_edition_builds_and_each_link_leads_somewhere(lunyu: Build) -> None:
    assert lunyu.status == 0, lunyu.log
    assert broken_links(lunyu.site) == []


@pytest.mark.parametrize("page", PAGES)
def test_each_entry_has_its_id_as_address(lunyu: Build, page: str) -> None:
    ids = [element.attributes["id"] for element in content(lunyu, page).walk() if "id" in element.attributes]
    assert set(entries(page)) <= set(ids)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("page", PAGES)
def test_headings_leave_out_no_level(lunyu: Build, page: str) -> None:
    levels = [int(e.tag[1]) for e in content(lunyu, page).walk() if e.tag in {"h1", "h2", "h3", "h4"}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("page", PAGES)
def test_links_that_lead_out_say_so(lunyu: Build, page: str) -> None:
    for element, address in addresses(content(lunyu, page)):
        if leads_out(address):
            assert element.tag == "a"
            assert element.attributes["rel"] == "external noreferrer"


def test_each_passage_that_a_note_explains_is_quoted_in_the_glossary(lunyu: Build) -> None:
    passages = content(lunyu, "glossary").all("ul", class_="vm-passages")
    assert len(passages) == len(entries("glossary"))
    assert "不亦君子乎" in "".join(passage.text() for passage in passages)


def test_the_sources_can_be_taken_away(lunyu: Build) -> None:
    bibtex = (lunyu.site / "apparatus" / "sources.bib").read_text("utf-8")
    items = json.loads((lunyu.site / "apparatus" / "sources.csl.json").read_text("utf-8"))
    assert [item["id"] for item in items] == entries("sources")
    assert bibtex.count("\n@") + 1 == len(items)
    assert bibtex.count("{") == bibtex.count("}")


def test_the_timeline_is_a_picture_and_a_list(lunyu: Build) -> None:
    page = content(lunyu, "timeline")
    assert page.one("svg").attributes["role"] == "img"
    assert len(page.all("ol", class_="vm-events")) == len({"1815", "1861", "1871", "1876", "1893"})


def test_the_search_index_has_entries_but_not_the_passages_again(lunyu: Build) -> None:
    index = json.loads((Path(lunyu.site) / "search" / "search_index.json").read_text("utf-8"))
    found = {doc["location"]: doc["text"] for doc in index["docs"]}
    assert "noble in conduct" in found["apparatus/glossary/#junzi"]
    assert "vm-passages" not in found["apparatus/glossary/#junzi"]
    assert "Note" not in found["apparatus/glossary/#junzi"]

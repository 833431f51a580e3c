"""The apparatus of the text in built sites: this repository's, and small ones."""

from __future__ import annotations

import csv
import io
import re
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator

from tests.site.annotated_page import annotations_at
from tests.site.building import NEWSPAPER, Build
from tests.site.conftest import Publish
from tests.site.drawing import ARTICLE, METADATA, NOTE
from tests.site.html_tree import read
from tests.site.links import broken_links
from variorum.exporting.exports.apparatus_csv import COLUMNS, as_written

pytestmark = pytest.mark.slow
PAGES = ("about-this-text", "who-says-so", "corrections-and-variants")
VARIANT = """\
id: {id}
kind: variant
quote: {quote}
witness: manuscript
reading: "=HYPERLINK(1)"
effect: garbled
note: A note.
"""
WITNESS = "witnesses: [{id: manuscript, name: The manuscript, short: M}]\n"


def written(kind: str) -> set[str]:
    return {name for name, entry in annotations_at(NEWSPAPER).items() if entry["kind"] == kind}


def ids(html: str, tag: str, class_: str) -> set[str]:
    """Return the ids of these elements; a second reading of a note has none."""
    return {
        element.attributes["id"]
        for element in read(html).all(tag, class_=class_)
        if "id" in element.attributes
    }


def readings_of(entry: dict[str, Any]) -> set[str]:
    """Return all readings of a note, of its own witness and of those that it names beside it."""
    return {str(reading.get("reading") or "") for reading in (entry, *entry.get("also", ()))}


def test_each_claim_stands_in_the_ledger_and_in_the_grid(newspaper: Build) -> None:
    html = newspaper.page("apparatus/who-says-so")
    assert ids(html, "article", "vm-claim") == written("reliability")
    linked = {a.attributes["href"].partition("#")[2] for a in read(html).all("a", class_="vm-dot")}
    assert linked == written("reliability")


def test_each_correction_and_variant_stands_in_the_apparatus_and_in_the_table(newspaper: Build) -> None:
    departures = written("correction") | written("variant")
    assert ids(newspaper.page("apparatus/corrections-and-variants"), "li", "vm-reading") == departures
    table = (newspaper.site / "apparatus" / "corrections-and-variants.csv").read_bytes()
    rows = list(csv.DictReader(io.StringIO(table.decode(), newline="")))
    assert {row["id"] for row in rows} == departures
    assert tuple(rows[0]) == COLUMNS
    readings = {name: readings_of(entry) for name, entry in annotations_at(NEWSPAPER).items()}
    for row in rows:
        assert as_written(row["reading"]) in readings[row["id"]]


def test_of_its_sources_the_page_side_by_side_quotes_only_readings(newspaper: Build) -> None:
    readings = {
        part
        for entry in annotations_at(NEWSPAPER).values()
        for reading in readings_of(entry)
        for part in reading.split(" … ")
    }
    for row in read(newspaper.page("apparatus/about-this-text")).all("li", class_="vm-row"):
        for quoted in row.all("dd"):
            words = next(iter(quoted.all("bdi"))).text()
            assert set(words.strip().split(" … ")) <= readings


def test_no_heading_is_left_out_in_the_order_of_headings(newspaper: Build) -> None:
    for name in PAGES:
        article = newspaper.page(f"apparatus/{name}").partition("<article")[2]
        levels = [int(level) for level in re.findall(r"<h([1-6])", article)]
        assert levels[0] == 1, name
        assert all(b - a <= 1 for a, b in pairwise(levels)), name


def test_two_articles_have_a_section_each_and_one_table(publish: Publish) -> None:
    done = publish(
        {
            "docs/articles/lamp/article.txt": ARTICLE,
            "docs/articles/lamp/article.yml": METADATA + WITNESS,
            "annotations/lamp/lit.yml": VARIANT.format(id="lit", quote="Nobody had lit"),
            "docs/articles/well/article.txt": "The well\n\nNobody had lit the well either.\n",
            "docs/articles/well/article.yml": "title: The well\n" + WITNESS,
            "annotations/well/well.yml": VARIANT.format(id="dark", quote="Nobody had lit"),
        },
        "--strict",
    )
    assert done.status == 0, done.log
    assert broken_links(done.site) == []
    page = read(done.page("apparatus/corrections-and-variants"))
    headed = {heading.attributes["id"] for heading in page.all("h2")}
    assert {"lamp.apparatus", "well.apparatus"} <= headed
    table = (done.site / "apparatus" / "corrections-and-variants.csv").read_text("utf-8")
    assert [line.split(",")[0] for line in table.splitlines()] == ["article", "lamp", "well"]
    assert ",'=HYPERLINK(1)," in table


def test_an_edition_with_neither_claims_nor_departures_has_empty_pages_and_no_table(publish: Publish) -> None:
    done = publish({"docs/articles/lamp/article.txt": ARTICLE, "annotations/lamp/it.yml": NOTE}, "--strict")
    assert done.status == 0, done.log
    for name in PAGES[1:]:
        assert "vm-book" not in done.page(f"apparatus/{name}").partition("<article")[2], name
    assert not (done.site / "apparatus" / "corrections-and-variants.csv").exists()


@pytest.mark.browser
def test_a_reader_chooses_order_and_kind_of_source_without_a_script(
    newspaper_address: str, chromium: Browser
) -> None:
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(f"{newspaper_address}apparatus/who-says-so/")
    claims = page.locator(".vm-claim")
    ranks = claims.evaluate_all("all => all.map(e => Number(e.style.getPropertyValue('--vm-rank')))")
    in_text = [top(claim) for claim in claims.all()]
    assert in_text == sorted(in_text)
    assert ranks != sorted(ranks)
    page.get_by_label("best supported first").check()
    by_rank = [top(claims.nth(at)) for at in sorted(range(len(ranks)), key=lambda at: ranks[at])]
    assert by_rank == sorted(by_rank)
    page.get_by_label("named official").check()
    shown = [claim for claim in claims.all() if claim.is_visible()]
    assert {claim.get_attribute("data-source") for claim in shown} == {"named-official"}
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("name", PAGES)
def test_on_the_narrowest_screen_only_drawings_scroll_sideways(
    newspaper_address: str, chromium: Browser, name: str
) -> None:
    page = chromium.new_page(viewport={"width": 320, "height": 640})
    page.goto(f"{newspaper_address}apparatus/{name}/")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.close()


def top(of: Locator) -> float:
    box = of.bounding_box()
    assert box
    return box["y"]

"""The figures that the reading page promises; `make measure` prints them."""

from __future__ import annotations

import pytest

from tests.browser.dripping import dripping
from tests.browser.measures import (
    FAR,
    NEAR,
    SCRIPT_AT_MOST,
    STYLES_AT_MOST,
    WIDTHS,
    characters_a_line,
    compressed_bytes,
    faults,
    figures,
    layout_shift,
)
from tests.browser.pages import Pages, Reader
from tests.browser.published import INSTANT, MANY, NEWS, NOTES, VERY_MANY

pytestmark = pytest.mark.browser

ALMOST_ALL = 0.95


@pytest.mark.parametrize("notes", ["core", "all"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("address", [NEWS, *NOTES])
def test_no_overlap_and_near_and_off_the_footer(pages: Pages, address: str, width: int, notes: str) -> None:
    found = figures(pages, address, width, notes)
    assert found.overlaps == 0
    assert found.near >= ALMOST_ALL, f"{found.near:.0%} begin within {NEAR} px"
    assert found.farthest <= FAR
    assert found.over_footer == 0
    assert found.notes == NOTES.get(address, found.notes)


@pytest.mark.parametrize("scripts", [False, True])
@pytest.mark.parametrize("width", [390, *WIDTHS])
def test_nothing_shifts_while_the_page_loads(pages: Pages, width: int, scripts: bool) -> None:
    assert layout_shift(pages, NEWS, width, scripts=scripts) == 0


@pytest.mark.parametrize("width", [390, 1280, 2560])
@pytest.mark.parametrize("page", [NEWS, "", "notes/zhao-lijian/"])
def test_nothing_shifts_while_the_page_arrives_drop_by_drop(pages: Pages, page: str, width: int) -> None:
    site = pages.addresses[NEWS].removesuffix(NEWS)
    with dripping(site) as slow:
        assert layout_shift(pages, slow + page, width, scripts=True) == 0


@pytest.mark.parametrize("address", [MANY, VERY_MANY])
def test_nor_does_a_page_of_very_many_notes(pages: Pages, address: str) -> None:
    assert layout_shift(pages, address, 1440, scripts=True) == 0


@pytest.mark.parametrize("width", [1024, *WIDTHS])
def test_a_line_has_the_length_that_reads_well(pages: Pages, width: int) -> None:
    assert 60 <= characters_a_line(pages.show(NEWS, width, Reader())) <= 75


def test_styles_and_script_are_small(pages: Pages) -> None:
    site = pages.addresses[INSTANT]
    assert compressed_bytes(f"{site}assets/variorum.css") <= STYLES_AT_MOST
    assert compressed_bytes(f"{site}assets/variorum.js") <= SCRIPT_AT_MOST


@pytest.mark.parametrize("dark", [False, True])
def test_a_machine_finds_no_fault(pages: Pages, dark: bool) -> None:
    assert faults(pages, NEWS, dark=dark) == 0

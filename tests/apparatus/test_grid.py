"""The picture of the claims: how they stand to each other on the two axes, and what moved."""

from __future__ import annotations

import re
from math import hypot
from xml.etree.ElementTree import Element, fromstring

from variorum.apparatus.drawings.grid import Cell, Claim, grid
from variorum.model.kinds.reliability import Credibility, Reliability

SVG = "{http://www.w3.org/2000/svg}"


def cell(mark: str) -> Cell:
    return Reliability(mark[0]), Credibility(mark[1])


def drawn(*moves: str) -> Element:
    claims = [
        Claim(number, "A claim.", f"#{number}", cell(move[:2]), cell(move[-2:]))
        for number, move in enumerate(moves, 1)
    ]
    return fromstring(grid("x", claims, "The claims", "In words."))


def places(svg: Element) -> dict[str, tuple[float, float]]:
    found = {}
    for group in (*svg.findall(f"{SVG}a"), *svg.findall(f"{SVG}g")):
        disc = group.find(f"{SVG}circle")
        assert disc is not None
        number = group[-1].text or ""
        was = group.tag == f"{SVG}g"
        found[number + ("was" if was else "")] = (float(disc.attrib["cx"]), float(disc.attrib["cy"]))
    return found


def test_a_better_source_stands_higher_and_better_information_further_left() -> None:
    at = places(drawn("A1", "B1", "A2", "F6"))
    assert at["1"][1] == at["3"][1] < at["2"][1] < at["4"][1]
    assert at["1"][0] == at["2"][0] < at["3"][0] < at["4"][0]


def test_a_claim_that_moved_stands_where_it_was_and_where_it_is() -> None:
    at = places(drawn("B3 B2", "C2"))
    assert at["1was"][1] == at["1"][1]
    assert at["1"][0] < at["1was"][0]
    assert "2was" not in at


def test_parallel_moves_have_parallel_arrows() -> None:
    svg = drawn("B3 B2", "B3", "B3 B2", "B2", "B3 B2")
    at = places(svg)
    assert [at[n][1] for n in "135"] == [at[f"{n}was"][1] for n in "135"]
    # Nothing stands on the way: those that moved face each other over the border of their cells.
    assert at["4"][0] < at["1"][0] < at["1was"][0] < at["2"][0]


def test_an_arrow_ends_at_the_rim_of_the_last_place() -> None:
    svg = drawn("C6 C3")
    (arrow,) = svg.findall(f"{SVG}path")
    x, y = places(svg)["1"]
    tip = re.findall(r"L([\d.]+) ([\d.]+)", arrow.attrib["d"])[0]
    assert 11 < hypot(float(tip[0]) - x, float(tip[1]) - y) < 16


def test_links_can_be_reached_so_the_drawing_is_a_group() -> None:
    assert drawn("A1").attrib["role"] == "group"

"""Claims about every drawing: it is well-formed, it loses nothing, and nothing in it overlaps."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from variorum.apparatus.drawings.grid import Cell, Claim, grid
from variorum.apparatus.drawings.layers import layered
from variorum.apparatus.drawings.stemma import Step, Text, stemma
from variorum.apparatus.drawings.svg import element, wrapped
from variorum.model.kinds.reliability import Credibility, Reliability

SVG = "{http://www.w3.org/2000/svg}"
anything = st.text()
nodes = st.integers(0, 9)
edges = st.lists(st.tuples(nodes, nodes), max_size=20)
cells = st.tuples(st.sampled_from(Reliability), st.sampled_from(Credibility))


@given(anything, anything)
def test_an_element_is_well_formed_whatever_stands_in_it(content: str, value: str) -> None:
    read = ElementTree.fromstring(element("text", content, aria_label=value))
    assert read.tag == "text"
    assert list(read) == []
    assert set(read.attrib) == {"aria-label"}


@given(anything, anything, anything, anything)
def test_a_stemma_is_well_formed_and_has_each_text(one: str, two: str, how: str, description: str) -> None:
    texts = [Text("a", one, "article"), Text("b", two, "people")]
    drawn = ElementTree.fromstring(stemma("x", texts, [Step("b", "a", how, "low")], description))
    assert len(drawn.findall(f"{SVG}g")) == 2
    assert drawn.attrib["role"] == "img"
    assert drawn.attrib["aria-labelledby"].split() == [drawn[0].attrib["id"], drawn[1].attrib["id"]]


@given(anything, st.lists(st.tuples(cells, cells), max_size=40))
def test_a_grid_has_each_claim_once_and_each_move_and_none_covers_another(
    words: str, moves: list[tuple[Cell, Cell]]
) -> None:
    claims = [Claim(n, words, f"#{n}", first, last) for n, (first, last) in enumerate(moves)]
    drawn = ElementTree.fromstring(grid("x", claims, words, words))
    links = drawn.findall(f"{SVG}a")
    assert [link.attrib["href"] for link in links] == [f"#{n}" for n in range(len(moves))]
    moved = sum(first != last for first, last in moves)
    assert len([p for p in drawn.iter(f"{SVG}path") if p.attrib["class"] == "vm-line"]) == moved
    discs = [(float(c.attrib["cx"]), float(c.attrib["cy"])) for c in drawn.iter(f"{SVG}circle")]
    assert len(discs) == len(moves) + moved
    width, height = (float(size) for size in drawn.attrib["viewBox"].split()[2:])
    assert all(11 < x < width - 11 and 11 < y < height - 11 for x, y in discs)
    for number, (x, y) in enumerate(discs):
        assert all((x - u) ** 2 + (y - v) ** 2 > 23**2 for u, v in discs[number + 1 :])


@given(st.sets(nodes), edges)
def test_each_text_stands_below_what_it_was_made_from_and_beside_none_too_near(
    known: set[int], lines: list[tuple[int, int]]
) -> None:
    layout = layered(sorted(known), lines)
    assert set(layout.place) == known
    for start, end in layout.bends:
        ways = [layout.place[start], *layout.bends[start, end], layout.place[end]]
        assert all(upper[1] + 1 == lower[1] for upper, lower in pairwise(ways))
    rows: dict[int, list[float]] = {}
    for x, row in (*layout.place.values(), *(bend for bends in layout.bends.values() for bend in bends)):
        rows.setdefault(row, []).append(x)
    for centres in rows.values():
        assert all(right - left > 0.999 for left, right in pairwise(sorted(centres)))
        assert min(centres) >= 0


@given(anything, st.integers(4, 20), st.integers(1, 3))
def test_text_is_wrapped_to_so_many_lines_and_only_then_cut(text: str, width: int, most: int) -> None:
    lines = wrapped(text, width, most)
    assert 1 <= len(lines) <= most
    whole = wrapped(text, width, 10_000)
    assert (lines == whole) == (len(whole) <= most)

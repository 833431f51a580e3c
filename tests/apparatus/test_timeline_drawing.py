"""The drawing of a timeline is whole, escaped and legible, whatever the dates are."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.apparatus.drawings.calendar_rows import Mark
from variorum.apparatus.drawings.timeline import NARROWEST, RADIUS, timeline

SVG = "{http://www.w3.org/2000/svg}"
days = st.builds("{:04}-{:02}-{:02}".format, st.integers(1840, 1900), st.integers(1, 12), st.integers(1, 31))
dates = st.one_of(days, days.map(lambda day: day[:7]), days.map(lambda day: day[:4]))
marks = st.lists(
    st.builds(Mark, dates, st.none(), st.sampled_from(["a", "<b>"]), is_article=st.booleans()), min_size=1
)


def drawn(of: list[Mark]) -> ElementTree.Element:
    return ElementTree.fromstring(timeline(of))


def percent(element: ElementTree.Element, name: str) -> float:
    return float(str(element.get(name)).removesuffix("%"))


@given(marks)
def test_each_mark_is_drawn_once_inside_the_picture(of: list[Mark]) -> None:
    svg = drawn(of)
    dots, bars = list(svg.iter(f"{SVG}circle")), list(svg.iter(f"{SVG}rect"))
    assert len(dots) + len(bars) == len(of)
    height = int(str(svg.get("height")))
    assert all(0 < int(str(dot.get("cy"))) < height and 0 < percent(dot, "cx") < 100 for dot in dots)
    assert all(percent(bar, "x") + percent(bar, "width") <= 100 for bar in bars)


@given(marks)
def test_no_dot_lies_on_another_even_on_a_small_phone(of: list[Mark]) -> None:
    places = sorted((str(dot.get("cy")), percent(dot, "cx")) for dot in drawn(of).iter(f"{SVG}circle"))
    for (level, x), (other_level, other_x) in pairwise(places):
        if level == other_level:
            assert (other_x - x) * NARROWEST / 100 >= 2 * RADIUS - 0.1


def test_titles_are_escaped_and_the_picture_says_what_it_is() -> None:
    drawing = timeline([Mark("1871-11-30", None, "<script>alert(1)</script>")])
    svg = ElementTree.fromstring(drawing)
    assert "<script" not in drawing
    assert svg.get("role") == "img"
    titles = {
        str(title.get("id")): title.text for title in (*svg.iter(f"{SVG}title"), *svg.iter(f"{SVG}desc"))
    }
    assert titles["drawing.title"] == "Timeline"
    assert str(titles["drawing.summary"]).startswith("1 event from 30 November 1871 to 30 November 1871")
    assert str(svg.get("aria-labelledby")).split() == ["drawing.title", "drawing.summary"]


@given(marks)
def test_the_order_of_the_register_does_not_matter(of: list[Mark]) -> None:
    assert timeline(of) == timeline(of[::-1])


def test_a_date_that_is_the_earliest_says_so() -> None:
    drawing = timeline([Mark("1871-11-30", None, "A letter", is_article=True, is_earliest=True)])
    assert "not before 30 November 1871: A letter" in drawing


@pytest.mark.parametrize(
    ("month", "last"),
    [("2020-09", "30"), ("2020-10", "31"), ("2020-02", "29"), ("2021-02", "28"), ("1900-02", "28")],
)
def test_the_row_of_a_month_ends_with_its_last_day(month: str, last: str) -> None:
    days = [Mark(f"{month}-{day:02}", None, "a") for day in range(1, 13)]
    assert [text.text for text in drawn(days).iter(f"{SVG}text")][-1] == last

"""Crowded cards are set out around their passages."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from variorum.rendering.lift import spread

HEIGHTS = st.floats(0.1, 20)
CROWDS = st.lists(st.tuples(st.floats(0, 500), HEIGHTS), max_size=40).map(
    lambda pairs: sorted(pairs, key=lambda pair: pair[0])
)


@given(CROWDS)
def test_no_card_begins_before_the_one_above_it_ends(crowd: list[tuple[float, float]]) -> None:
    heights = [height for _, height in crowd]
    places = spread([place for place, _ in crowd], heights)
    for (above, below), height in zip(pairwise(places), heights, strict=False):
        assert below >= above + height - 1e-6


@given(st.lists(HEIGHTS, max_size=40))
def test_cards_that_have_room_stay_where_they_are_wanted(heights: list[float]) -> None:
    wanted = [sum(heights[:number]) + number for number in range(len(heights))]
    for place, want in zip(spread(wanted, heights), wanted, strict=True):
        assert abs(place - want) < 1e-6


@given(st.floats(0, 500), st.lists(HEIGHTS, min_size=1, max_size=40))
def test_a_crowd_in_one_place_stands_around_it(place: float, heights: list[float]) -> None:
    places = spread([place] * len(heights), heights)
    assert abs(sum(found - place for found in places) / len(places)) < 1e-6


@given(CROWDS)
def test_no_other_places_are_nearer(crowd: list[tuple[float, float]]) -> None:
    """Pushing each down only as far as it must be is never better."""
    wanted, heights = [place for place, _ in crowd], [height for _, height in crowd]
    pushed: list[float] = []
    for want, height in zip(wanted, [0.0, *heights[:-1]] if heights else [], strict=True):
        pushed.append(max(want, pushed[-1] + height) if pushed else want)

    def distance(places: list[float]) -> float:
        return sum((place - want) ** 2 for place, want in zip(places, wanted, strict=True))

    assert distance(spread(wanted, heights)) <= distance(pushed) + 1e-6

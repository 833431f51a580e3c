"""The picture for previews of links: the same bytes each time, and never a box in place of a letter."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from variorum.rendering.card import SIZE, card
from variorum.rendering.faces import can_be_drawn

TITLES = {
    "short": "The lamp",
    "long": "A title of many words that goes on and on " * 12,
    "one word": "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnungen",
    "other letters": "Ṛgveda, Łódź, Ærø – “the edition”",
    "letters in two parts": "Cafe\u0301",
}
MARGIN = 912


def _picture(made: bytes) -> Image.Image:
    return Image.open(BytesIO(made))


@pytest.mark.parametrize("title", TITLES.values(), ids=list(TITLES))
def test_the_same_title_gives_the_same_bytes_in_the_size_that_previews_show(title: str) -> None:
    made = card(title, "An edition")
    assert made == card(title, "An edition")
    picture = _picture(made)
    assert (picture.format, picture.size) == ("PNG", SIZE)


@pytest.mark.parametrize("title", TITLES.values(), ids=list(TITLES))
def test_the_words_stay_between_the_edge_and_the_margin(title: str) -> None:
    inked = _picture(card(title, "An edition")).convert("L").point(lambda value: 255 * (value < 100))
    box = inked.getbbox()
    assert box
    assert box[0] >= 80
    assert box[1] >= 60
    assert box[2] < MARGIN
    assert box[3] < SIZE[1] - 30


def test_another_title_or_name_gives_another_picture() -> None:
    assert len({card("One", "A"), card("Two", "A"), card("One", "B"), card("A", "A")}) == 4


@pytest.mark.parametrize("title", ["论语", "حارس", "A lamp 🪔", "", " \n"])
def test_a_title_that_the_face_cannot_write_has_no_picture(title: str) -> None:
    assert not can_be_drawn(title)


_LETTERS = st.sampled_from("AZaz09 .,–“”’éßøŁṚ\u0301\u0323\n")


@given(st.text(_LETTERS, max_size=60), st.text(_LETTERS, max_size=20))
def test_whatever_can_be_drawn_is(title: str, name: str) -> None:
    if can_be_drawn(title) and can_be_drawn(name):
        assert card(title, name).startswith(b"\x89PNG")

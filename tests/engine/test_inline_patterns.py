"""Notes are taken through those patterns of Markdown that can match: it has to be known when each can."""

from __future__ import annotations

import pytest
from markdown import Markdown

from variorum.rendering.bodies import _DISABLED, _TRIGGERS, BodyRenderer

BODIES = (
    "Plain.",
    "A *b* `c`.",
    "[d](https://e.org) &amp; _f_",
    "<https://g.org>\\*h*",
    "i  \nj",
    "**k** l",
    "m",
)


def test_of_each_pattern_it_is_known_without_which_sign_it_finds_nothing() -> None:
    patterns = Markdown().inlinePatterns
    known = [name for name in (*_TRIGGERS, *_DISABLED["inlinePatterns"]) if name in patterns]
    assert len(known) == len(patterns)


@pytest.mark.parametrize("body", BODIES)
def test_a_body_is_the_same_alone_and_among_others(body: str) -> None:
    among = BodyRenderer().render_all(BODIES)[BODIES.index(body)]
    assert among == BodyRenderer().render(body)
    plain = (
        Markdown()
        .convert(body)
        .replace("<br />\n", "<br>")
        .replace('.org">', '.org" rel="external noreferrer">')
    )
    assert among == plain

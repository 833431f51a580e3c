"""The banner on a page that shows editors its problems."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from variorum.model.problem import Problem
from variorum.model.wording import visible
from variorum.rendering.templating import template

MOST_SHOWN = 20
"""Problems in a banner; the terminal has them all."""


class BannerView(NamedTuple):
    """The problems: in one sentence, what follows from them, and each with place, code, words and hints."""

    summary: str
    consequence: str
    problems: Sequence[tuple[str, str, str, Sequence[str]]]


_BANNER = template("banner.html", BannerView)


def banner(problems: Sequence[Problem]) -> str:
    """Return the problems as HTML, or nothing if there are none."""
    if not problems:
        return ""
    summary = "1 problem." if len(problems) == 1 else f"{len(problems)} problems."
    more = len(problems) - MOST_SHOWN
    consequence = "What cannot be placed is missing from the page."
    if more > 0:
        consequence += f" {more} more are in the terminal."
    shown = [
        (visible(str(p.place)), p.code, visible(f"{p.message} {p.fix}"), p.hints)
        for p in problems[:MOST_SHOWN]
    ]
    return _BANNER.render(BannerView(summary, consequence, shown))

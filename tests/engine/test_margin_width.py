"""The width of a margin is one value, which the other styles and Python take from there."""

from __future__ import annotations

import re

from variorum.rendering.measures import MEASURES, measures
from variorum.rendering.stylesheet import STYLES

_SET = re.compile(r"--vm-margin: (?:min\()?([\d.]+)rem")


def test_each_of_the_two_margins_has_its_width_in_one_place() -> None:
    found = {path.name: _SET.findall(path.read_text("utf-8")) for path in sorted(STYLES.glob("*.css*"))}
    assert {name: len(widths) for name, widths in found.items() if widths} == {
        "measures.css": 1,
        "page.css": 1,
    }
    assert MEASURES["margin"] == float(found["measures.css"][0])


def test_no_other_rule_repeats_the_width() -> None:
    for path in sorted(STYLES.glob("*.css*")):
        css = path.read_text("utf-8")
        for width in _SET.findall(css):
            assert css.count(f"{width}rem") == 1, path.name


def test_python_reads_a_width_that_was_changed() -> None:
    css = (STYLES / "measures.css").read_text("utf-8")
    changed = _SET.sub("--vm-margin: min(9.5rem", css)
    assert changed != css
    assert measures(changed) == {**MEASURES, "margin": 9.5}

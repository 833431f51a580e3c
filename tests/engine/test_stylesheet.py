"""What browsers get of the styles: all rules, and nothing that only people read."""

from __future__ import annotations

import re

import pytest

from variorum.model.kinds import KINDS
from variorum.rendering.stylesheet import (
    CLASS,
    LEDGERS,
    LISTS,
    PAGE,
    PAPER,
    PARTS,
    SITE,
    STYLES,
    VIEW,
    class_stylesheet,
    list_stylesheet,
    page_stylesheet,
    paper_stylesheet,
    style_source,
    stylesheet,
    view_stylesheet,
)

APART = {
    PAPER: paper_stylesheet,
    CLASS: class_stylesheet,
    VIEW: view_stylesheet,
    PAGE: page_stylesheet,
    SITE: lambda: stylesheet(look="site"),
    LEDGERS: list_stylesheet,
    LISTS: list_stylesheet,
}
"""What makes the files of the parts that are no part of the one stylesheet."""
ENGINE = STYLES.parent.parent
_TEXT = re.compile(r'"[^"\n]*"')
_RULE = re.compile(r"[^{}/;]+(?=\{)")


@pytest.mark.parametrize("part", [*PARTS, *APART])
def test_no_text_in_a_style_looks_like_a_comment(part: str) -> None:
    style = style_source(part)
    rules = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    assert style.count("/*") == style.count("*/")
    assert not [text for text in _TEXT.findall(rules) if "/*" in text or "*/" in text]


@pytest.mark.parametrize("part", [*PARTS, *APART])
def test_every_selector_is_published(part: str) -> None:
    style = re.sub(r"/\*.*?\*/", "", style_source(part), flags=re.DOTALL)
    published = APART[part]() if part in APART else stylesheet()
    selectors = [
        re.sub(r",\s+", ",", selector.strip()).replace("\n", " ") for selector in _RULE.findall(style)
    ]
    assert selectors
    assert [selector for selector in selectors if selector not in published] == []


def test_no_comment_is_published() -> None:
    assert "/*" not in stylesheet() + paper_stylesheet() + class_stylesheet()


# Parts that speak of notes of the kind whose colour they use, and how often they do.
_USES = {"ledgers": 6, "registers": 1}


@pytest.mark.parametrize("part", [part for part in (*PARTS, *APART) if part != "kinds"])
def test_the_colours_of_the_kinds_mean_nothing_else(part: str) -> None:
    uses = re.findall(rf"var\(--vm-(?:{'|'.join(KINDS)})\)", style_source(part))
    assert len(uses) <= _USES.get(part, 0), uses


def test_every_custom_property_that_is_used_without_a_fallback_is_set_somewhere() -> None:
    """A declaration with an undefined `var()` is dropped whole, and nothing complains of it."""
    styles = "\n".join([*map(style_source, (*PARTS, *APART)), (STYLES / "propose.css").read_text("utf-8")])
    setting = [styles]
    setting += [path.read_text("utf-8") for path in sorted(ENGINE.rglob("*.html"))]
    setting += [path.read_text("utf-8") for path in sorted(ENGINE.rglob("*.py"))]
    is_set = set(re.findall(r"(--vm-[\w-]+):", "\n".join(setting)))
    used = set(re.findall(r"var\(\s*(--vm-[\w-]+)\s*\)", styles))
    assert len(used) > 20
    assert used - is_set == set()

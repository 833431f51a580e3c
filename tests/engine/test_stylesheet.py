"""What browsers get of the styles: all rules, and nothing that only people read."""

from __future__ import annotations

import re

import pytest

from variorum.rendering.stylesheet import PARTS, STYLES, stylesheet

_TEXT = re.compile(r'"[^"\n]*"')
_RULE = re.compile(r"[^{}/;]+(?=\{)")


@pytest.mark.parametrize("part", PARTS)
def test_no_text_in_a_style_looks_like_a_comment(part: str) -> None:
    style = (STYLES / f"{part}.css").read_text("utf-8")
    rules = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    assert style.count("/*") == style.count("*/")
    assert not [text for text in _TEXT.findall(rules) if "/*" in text or "*/" in text]


@pytest.mark.parametrize("part", PARTS)
def test_every_selector_is_published(part: str) -> None:
    style = re.sub(r"/\*.*?\*/", "", (STYLES / f"{part}.css").read_text("utf-8"), flags=re.DOTALL)
    published = stylesheet()
    selectors = [selector.strip() for selector in _RULE.findall(style)]
    assert selectors
    assert [selector for selector in selectors if selector not in published] == []


def test_no_comment_is_published() -> None:
    assert "/*" not in stylesheet()

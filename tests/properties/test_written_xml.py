"""XML is written as `ElementTree` writes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from variorum.exporting.tei.written_xml import XML, written_xml

WORDS = st.text("ab<>&\"'\r\n\t\0é ", max_size=5)
TAGS = st.sampled_from(["a", "w:t"])
KEYS = st.sampled_from(["a", "w:val", "xmlns:w", f"{XML}id", f"{XML}space"])


def _element(within: st.SearchStrategy[list[ET.Element]]) -> st.SearchStrategy[ET.Element]:
    @st.composite
    def made(draw: Callable[[st.SearchStrategy[Any]], Any]) -> ET.Element:
        element = ET.Element(draw(TAGS), draw(st.dictionaries(KEYS, WORDS, max_size=3)))
        element.text, element.tail = draw(st.none() | WORDS), draw(st.none() | WORDS)
        element.extend(draw(within))
        return element

    return made()


@given(st.recursive(_element(st.just([])), lambda one: _element(st.lists(one, max_size=3)), max_leaves=8))
def test_an_element_is_written_as_the_library_writes_it(element: ET.Element) -> None:
    assert written_xml(element) == ET.tostring(element, encoding="unicode")

"""However a site is divided, each thing is in one part, and the index is the same once it is joined."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.hosting.joined_index import IndexOfPart, NotAnIndex, joined_index
from variorum.hosting.site_part import SitePart
from variorum.model.part import MOST, Part

TOTALS = st.integers(1, 9)
TEXTS = st.text(max_size=5)


def _every_part(total: int) -> list[Part]:
    return [Part(number, total) for number in range(1, total + 1)]


def _index(entries: list[Any]) -> bytes:
    return json.dumps({"config": {"lang": ["en"]}, "docs": entries}, separators=(",", ":")).encode()


@given(st.lists(TEXTS, unique=True), st.sets(TEXTS), TOTALS)
def test_each_page_is_in_one_part(pages: list[str], articles: set[str], total: int) -> None:
    shares = [SitePart.of(part, pages, sorted(articles)).own for part in _every_part(total)]
    assert sorted(uri for share in shares for uri in share) == sorted(pages)


@given(st.lists(st.integers()), TOTALS)
def test_shares_differ_by_one_at_most(items: list[int], total: int) -> None:
    shares = [part.dealt(items) for part in _every_part(total)]
    assert sorted(item for share in shares for item in share) == sorted(items)
    assert max(map(len, shares)) - min(map(len, shares)) <= 1


@given(st.lists(st.lists(TEXTS, max_size=3)), st.lists(TEXTS), TOTALS)
def test_an_index_is_the_same_after_it_was_divided(
    pages: list[list[str]], beside: list[str], total: int
) -> None:
    parts = []
    for part in _every_part(total):
        own = part.dealt(enumerate(pages))
        entries = [entry for _, page in own for entry in page] + (beside if part.is_first else [])
        parts.append(IndexOfPart(_index(entries), [(place, len(page)) for place, page in own]))
    assert joined_index(parts) == _index([entry for page in pages for entry in page] + beside)


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b'{"config":{},"docs":[],"index":{}}', b'{"config":{}, "docs":[]}', b"\xff"],
)
def test_what_is_no_index_is_not_joined(content: bytes) -> None:
    with pytest.raises(NotAnIndex):
        joined_index([IndexOfPart(content, [])])


@pytest.mark.parametrize("written", ["", "1", "0/1", "2/1", "1/0", "-1/2", "1/2/3", "1 / 2", "a/b", "¹/2",
                                     f"1/{MOST + 1}", "00001/2"])  # fmt: skip
def test_what_names_no_part_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="names no part"):
        Part.parse(written)


@given(TOTALS.flatmap(lambda total: st.tuples(st.integers(1, total), st.just(total))))
def test_a_part_is_read_as_it_is_written(numbers: tuple[int, int]) -> None:
    assert Part.parse(str(Part(*numbers))) == numbers

"""A source that many articles cite says how often, and lists them on request."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.apparatus.small_edition import link, small_edition
from variorum.apparatus.sources import SOURCES


def sources_page(root: Path, articles: int) -> str:
    note = {"kind": "context", "title": "T", "quote": "inn", "sources": ["harbour-book"]}
    edition = small_edition(
        root / "edition",
        {
            f"tale-{i}": {"text": "She came to the inn.\n", "notes": [{"id": f"note-{i}", **note}]}
            for i in range(articles)
        },
    )
    return SOURCES.content(edition, link)


@pytest.mark.parametrize("articles", [1, 2, 12])
def test_a_few_articles_are_listed_at_once(tmp_path: Path, articles: int) -> None:
    assert "<details>" not in sources_page(tmp_path, articles)


def test_many_articles_are_folded_and_none_is_lost(tmp_path: Path) -> None:
    page = sources_page(tmp_path, 13)
    assert "<details><summary>Cited in 13 notes of 13 articles</summary>" in page
    assert all(f'<a href="@articles/tale-{i}#note-{i}">1</a>' in page for i in range(13))

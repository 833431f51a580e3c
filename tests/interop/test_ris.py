"""RIS reads back as the sources that went in."""

from __future__ import annotations

import pytest

from variorum.exporting.exports.ris import ris
from variorum.model.edition import Edition


def test_a_reader_of_ris_has_the_same_sources(edition: Edition) -> None:
    rispy = pytest.importorskip("rispy", reason="rispy is not installed")
    sources = list(edition.registers.sources.values())
    found = rispy.loads(ris(sources)) if sources else []
    assert [entry["id"] for entry in found] == [source.id for source in sources]
    for entry, source in zip(found, sources, strict=True):
        assert entry["title"] == source.title
        assert entry.get("year") == (source.issued[:4] if source.issued else None)
        assert entry.get("urls", [None])[0] == source.url
        assert len(entry.get("authors", [])) == len(source.author)

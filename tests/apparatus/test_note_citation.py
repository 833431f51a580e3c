"""How to cite a note can always be said, whatever its title and the site are called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.apparatus.small_edition import small_edition
from variorum.apparatus.note_citation import note_citation
from variorum.model.history import NoteHistory
from variorum.model.limits import LONGEST_LINE

SITES = ["x", "a" * (LONGEST_LINE + 1), "two\nlines", 'of "marks"', ""]
ADDRESSES = ["", "https://example.org/n/", "http://[::1]:8000/n/", "http://o'hara.example/n/", "/n/ a"]


@pytest.mark.parametrize("site", SITES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_title_site_or_address_is_too_much(site: str, address: str, tmp_path: Path) -> None:
    long = "t" * LONGEST_LINE
    note = {"id": "n", "kind": "context", "whole": True, "title": long}
    article = {"text": "A tale.\n", "metadata": {"title": long}, "notes": [note]}
    annotated = small_edition(tmp_path / "e", {"tale": article}).articles[0]
    cited = note_citation(annotated.notes[0].annotation, annotated, NoteHistory("n"), site, address)
    item = json.loads(cited.csl_json)[0]
    assert long in item["title"]
    assert item["container-title"] == " ".join(site.split())
    assert item.get("URL", "") == address
    assert long in cited.words


@pytest.mark.parametrize(
    ("title", "cited"),
    [
        ("The lamp", "The lamp.”"),
        ("Who lit it?", "Who lit it?”"),
        ("Lit!", "Lit!”"),
        ("And then…", "And then…”"),
        ("It is lit.", "It is lit.”"),
        ("Who lit “the lamp?”", "Who lit ‘the lamp?’”"),
        ("Who lit (the lamp)", "Who lit (the lamp).”"),
        ("谁点的灯？", "谁点的灯？”"),
        ("من أضاء المصباح؟", "من أضاء المصباح؟”"),
    ],
)
def test_a_title_is_ended_once(title: str, cited: str, tmp_path: Path) -> None:
    note = {"id": "n", "kind": "context", "whole": True, "title": title, "by": ["editors"]}
    article = {"text": "A tale.\n", "metadata": {"title": "A tale"}, "notes": [note]}
    annotated = small_edition(tmp_path / "e", {"tale": article}).articles[0]
    words = note_citation(annotated.notes[0].annotation, annotated, NoteHistory("n"), "Site", "").words
    assert f"“Note on ‘A tale’: {cited} Site, " in words

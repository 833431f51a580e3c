"""A note as a source is what it would be if it were made alone, whatever its words are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from variorum.apparatus import note_as_source
from variorum.apparatus.note_as_source import Alike

WORDS = some.text(some.sampled_from('ab “”"\\{}%&-`!?,\n\ue000\ue001\ue002\ue003é'), min_size=1, max_size=8)
ALIKE = some.builds(
    Alike,
    authors=some.lists(WORDS, max_size=2).map(tuple),
    site=WORDS,
    issued=some.sampled_from((None, "2026-11-22")),
    access=some.none() | WORDS,
)


@given(some.from_regex(r"\A[a-z][a-z0-9-]{0,90}\Z"), WORDS, some.just("") | WORDS, ALIKE)
def test_filling_is_making(note: str, title: str, url: str, alike: Alike) -> None:
    identifier = f"note-{note}"[:80].rstrip("-")
    made = note_as_source._made(identifier, title, url or None, alike)
    assert note_as_source.note_as_source(note, title, url, alike) == made

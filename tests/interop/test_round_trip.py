"""Out to W3C or to TEI and in again gives the same notes at the same places."""

from __future__ import annotations

import json

from hypothesis import given, settings

from tests.interop.editions import SITE
from tests.interop.generated import editions, read
from variorum.editing.foreign.foreign_note import ForeignNote
from variorum.editing.foreign.tei import read as read_tei
from variorum.editing.foreign.web_annotation import read as read_annotations
from variorum.editing.importing import imported
from variorum.editing.new_note import note_text
from variorum.exporting.exports.tei import EXPORT as TEI
from variorum.exporting.exports.web_annotation import EXPORT
from variorum.model.edition import Edition


def notes_of(edition: Edition) -> dict[str, object]:
    return {
        note.annotation.id: (note.spans, note.annotation.model_dump(exclude={"status", "reviewed"}))
        for article in edition.articles
        for note in article.notes
    }


def brought_back(files: dict[str, str], notes: list[ForeignNote]) -> Edition:
    """Return the edition with the imported notes alone."""
    came, refused, known = imported(notes, read(files).articles, ())
    assert (refused, known) == ([], 0)
    again = {path: text for path, text in files.items() if not path.startswith("annotations/generated/")}
    again |= {f"annotations/generated/{note.fields['id']}.yml": note_text(note.fields, "x") for note in came}
    return read(again)


@settings(max_examples=25)
@given(editions())
def test_w3c_and_back(files: dict[str, str]) -> None:
    edition = read(files)
    ((_, page),) = EXPORT.make(edition, SITE)
    assert notes_of(brought_back(files, read_annotations(json.loads(page)))) == notes_of(edition)


@settings(max_examples=25)
@given(editions())
def test_tei_and_back(files: dict[str, str]) -> None:
    edition = read(files)
    ((_, document),) = TEI.make(edition, SITE)
    if edition.articles[0].notes:
        assert notes_of(brought_back(files, read_tei(document))) == notes_of(edition)


@settings(max_examples=25)
@given(editions())
def test_tei_without_our_own_keys_has_the_same_places(files: dict[str, str]) -> None:
    edition = read(files)
    ((_, document),) = TEI.make(edition, SITE)
    if edition.articles[0].notes:
        theirs = [note._replace(fields=None) for note in read_tei(document)]
        there = [note.spans for note in brought_back(files, theirs).articles[0].notes]
        assert sorted(there) == sorted(note.spans for note in edition.articles[0].notes)

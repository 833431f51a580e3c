"""Out to W3C and in again gives the same notes at the same places."""

from __future__ import annotations

import json

from hypothesis import given, settings

from tests.interop.editions import SITE
from tests.interop.generated import editions, read
from variorum.editing.foreign.web_annotation import read as read_annotations
from variorum.editing.importing import imported
from variorum.editing.new_note import note_text
from variorum.exporting.exports.web_annotation import EXPORT
from variorum.model.edition import Edition


def notes_of(edition: Edition) -> dict[str, object]:
    return {
        note.annotation.id: (note.spans, note.annotation.model_dump(exclude={"status", "reviewed"}))
        for article in edition.articles
        for note in article.notes
    }


@settings(max_examples=25)
@given(editions())
def test_w3c_and_back(files: dict[str, str]) -> None:
    edition = read(files)
    ((_, page),) = EXPORT.make(edition, SITE)
    came, refused, known = imported(read_annotations(json.loads(page)), edition.articles, ())
    assert (refused, known) == ([], 0)
    again = {path: text for path, text in files.items() if not path.startswith("annotations/generated/")}
    again |= {f"annotations/generated/{note.fields['id']}.yml": note_text(note.fields, "x") for note in came}
    assert notes_of(read(again)) == notes_of(edition)

"""What the apparatus offers to be taken away, made when the notes have their places."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.apparatus.changes import FEED, headlines
from variorum.apparatus.page import Publication, note_uri
from variorum.apparatus.sources import BIBTEX, CSL_JSON
from variorum.exporting.apparatus_csv import APPARATUS_CSV, apparatus_csv
from variorum.exporting.atom import atom_feed
from variorum.exporting.bibtex import bibtex
from variorum.exporting.csl_json import csl_json
from variorum.model.edition import Edition


def downloads(edition: Edition, publication: Publication) -> Iterator[tuple[str, str]]:
    """Yield name and content of each."""
    if table := apparatus_csv(edition):
        yield APPARATUS_CSV, table
    sources = edition.registers.sources.values()
    if sources:
        yield BIBTEX, bibtex(sources)
        yield CSL_JSON, csl_json(sources)
    known = headlines(edition)
    yield (
        FEED,
        atom_feed(
            edition.history,
            f"Changes of {publication.name}",
            publication.address,
            FEED,
            link=lambda note: publication.address_of(note_uri(note)) if note in known else None,
            headline=known.get,
        ),
    )

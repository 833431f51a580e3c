"""Tables of notes, claims and sources: their columns and rows, and CSV that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any, NamedTuple

from variorum.exporting.export import PublishedSite
from variorum.exporting.exports.apparatus_csv import defused
from variorum.exporting.note_data import all_notes, lifecycle, note_data
from variorum.model.csl.variables import NAMES, names_of
from variorum.model.edition import Edition
from variorum.model.kinds import KINDS
from variorum.model.registers import Source

Row = tuple[Any, ...]
_COMPUTED = ("article", "number", "headline", "passages", "state", "created", "modified", "address")
FIELDS = tuple(
    dict.fromkeys(
        field.alias or name for model in KINDS.values() for name, field in model.model_fields.items()
    )
)
"""The keys of all kinds of notes, as authors write them."""


class Table(NamedTuple):
    """A table: what its columns are called, and what makes its rows."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    """The columns that tell a row from all others."""
    rows: Callable[[Edition, PublishedSite], Iterator[Row]]
    numbers: tuple[str, ...] = ()
    """The columns that hold whole numbers, or nothing."""

    def as_csv(self, edition: Edition, site: PublishedSite) -> str:
        """Return the table as CSV (RFC 4180, UTF-8); nothing, if it has no rows."""
        # Each row is written before the next is made: as lists, they take four times the memory of the text.
        rows = (list(map(_written, row)) for row in self.rows(edition, site))
        first = next(rows, None)
        return as_csv(self.columns, chain([first], rows)) if first else ""


def as_csv(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table as CSV (RFC 4180)."""
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(columns)
    table.writerows(rows)
    return written.getvalue()


def cell(value: Any) -> str:
    """Return a value as a cell has it: ids in a row, anything else with parts as JSON."""
    if value is None or value == []:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and all(isinstance(item, dict) and item.keys() == {"id"} for item in value):
        value = [item["id"] for item in value]
    if isinstance(value, list) and all(isinstance(item, str) and " " not in item for item in value):
        return " ".join(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else str(value)


def _written(value: Any) -> str:
    # Most cells are empty.
    return "" if value is None else defused(cell(value))


def _notes(edition: Edition, site: PublishedSite) -> Iterator[Row]:
    for article, note in all_notes(edition):
        data = note_data(note, article, site, edition.history)
        passages = " ".join(f"{passage['start']}-{passage['end']}" for passage in data["passages"])
        dates = lifecycle(note.annotation.id, edition.history)
        computed = (
            data["article"],
            data["number"],
            data["headline"],
            passages,
            data["status"],
            *dates,
            data["address"],
        )
        yield (*computed, *(data["annotation"].get(field) for field in FIELDS))


def _claims(edition: Edition, _: PublishedSite) -> Iterator[Row]:
    for article in edition.articles:
        for note, claim in article.claims:
            of_note = (article.article.slug, note.number, claim.id, claim.claim, claim.asks)
            of_source = (claim.attributed_to, claim.source_kind, json.dumps(claim.chain, ensure_ascii=False))
            for assessed in claim.assessments:
                judged = (assessed.date, str(assessed.reliability), str(assessed.credibility))
                yield (*of_note, *of_source, *judged, assessed.in_words, assessed.reason)


def _sources(edition: Edition, _: PublishedSite) -> Iterator[Row]:
    cited: dict[str, list[str]] = {}
    for _article, note in all_notes(edition):
        for citation in note.annotation.sources:
            cited.setdefault(citation.id, []).append(note.annotation.id)
    for source in edition.registers.sources.values():
        values = source.model_dump(mode="json")
        grade = (source.reliability.grade, source.reliability.reason) if source.reliability else ("", "")
        authors, *others = (_filed(source, key) for key in NAMES)
        notes = list(dict.fromkeys(cited.get(source.id, ())))
        yield (*(values[column] for column in _OF_SOURCE), authors, *grade, notes, *others)


def _filed(source: Source, key: str) -> str:
    return "; ".join(name.filed for name in names_of(source, key))


_OF_SOURCE = tuple(
    field.alias or name
    for name, field in Source.model_fields.items()
    if name != "reliability" and (field.alias or name) not in NAMES
)
_OTHER_NAMES = NAMES[1:]
"""Editors, translators and all who are not authors."""
NOTES = Table("notes", (*_COMPUTED, *FIELDS), ("id",), _notes, ("number",))
CLAIMS = Table(
    "claims",
    (
        *("article", "number", "id", "claim", "asks", "attributed_to", "source_kind", "chain"),
        *("date", "reliability", "credibility", "in_words", "reason"),
    ),
    ("id", "date"),
    _claims,
    ("number",),
)
SOURCES = Table(
    "sources",
    (*_OF_SOURCE, "authors", "reliability", "reliability_reason", "notes", *_OTHER_NAMES),
    ("id",),
    _sources,
)
TABLES = (NOTES, CLAIMS, SOURCES)

"""The sources as a table, each with the notes that cite it."""

from __future__ import annotations

from variorum.exporting.export import Export
from variorum.exporting.tables import SOURCES
from variorum.model.registers import Source

EXPORT = Export(
    uri="tables/sources.csv",
    media_type="text/csv",
    label="a table",
    format="CSV",
    page=Source.of_register.page,
    says="the sources as a table, with the notes that cite each",
    place=8,
    make=SOURCES.as_csv,
    lacks=("Authors are in one cell; `csl-json` has family and given names apart.",),
)

"""The source register as RIS, which most programs that manage references read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from variorum.exporting.export import Export
from variorum.exporting.exports.csl_json import note_of
from variorum.exporting.ris_terms import NAMES, OTHER, TEXTS, TYPES
from variorum.model.csl.names import Name
from variorum.model.csl.variables import names_of, text_of
from variorum.model.dates import date_in_words
from variorum.model.edtf import parsed, plain_iso
from variorum.model.registers import Source


def ris(sources: Iterable[Source]) -> str:
    """Return the sources as a file of RIS; each has its id in `ID`."""
    lines = [line for source in sources for line in (*_lines(source), "ER  - ", "")]
    return "\r\n".join([*lines, ""]) if lines else ""


def _lines(source: Source) -> Iterator[str]:
    """Yield the lines of a source. No text of more than one line gets in: each would be a tag of its own."""
    yield f"TY  - {TYPES.get(source.type, OTHER)}"
    yield f"ID  - {source.id}"
    for variable, tag in NAMES.items():
        yield from (f"{tag}  - {_name(name)}" for name in names_of(source, variable))
    for variable, tag in TEXTS.items():
        if value := text_of(source, variable):
            yield f"{tag}  - {_on_one_line(value)}"
    yield from _dates(source)
    yield from _pages(source)
    for keyword in filter(None, (source.keyword or "").split(", ")):
        yield f"KW  - {keyword}"
    for number in filter(None, (source.isbn, source.issn)):
        yield f"SN  - {number}"
    for paragraph in filter(None, note_of(source).split("\n\n")):
        yield f"N1  - {_on_one_line(paragraph)}"


def _dates(source: Source) -> Iterator[str]:
    if source.issued:
        yield from _date(source.issued)
    if plain := plain_iso(source.accessed or ""):
        yield f"Y2  - {'/'.join((*plain.split('-'), '', '')[:3])}/"


def _pages(source: Source) -> Iterator[str]:
    first, dash, last = (source.page or "").partition("–")
    if first:
        yield f"SP  - {first}"
    if dash:
        yield f"EP  - {last}"


def _on_one_line(text: str) -> str:
    return re.sub(r"\s*[\r\n]\s*", " ", text)


def _name(name: Name) -> str:
    """Return a name as RIS has it: “Last, First, Suffix”."""
    if name.family:
        given = name.given or ("" if name.suffix else None)
        parts = (name.family_with_particles, given, name.suffix)
        return ", ".join(part for part in parts if part is not None)
    return name.literal or name.given or ""


def _date(date: str) -> Iterator[str]:
    """Yield year and date. What RIS has no form for stands in words in the last part of the date."""
    plain = plain_iso(date)
    parts = (*(plain or f"{max(parsed(date).first.first_year, 0):04}").split("-"), "", "")[:3]
    year = "" if parts[0] == "0000" else parts[0]
    if year:
        yield f"PY  - {year}"
    yield f"DA  - {'/'.join((year, *parts[1:]))}/{'' if plain else date_in_words(date)}"


EXPORT = Export(
    uri="apparatus/sources.ris",
    media_type="application/x-research-info-systems",
    label="RIS",
    page=Source.of_register.page,
    says="the sources for programs that read neither of the two before",
    place=3,
    make=lambda edition, _: ris(edition.registers.sources.values()),
    lacks=(
        "How far a source can be relied on is in `sources-csv` and on its page.",
        "What RIS has no type for, such as a speech, an interview or a treaty, is generic.",
        "Others than authors, editors, those of series, and translators are in `csl-json`.",
        "What RIS has no tag for, such as dates of originals, and particles of names, is in `csl-json`.",
        "What a tag means depends on the type of source; the documents of the command list what is lost.",
        "A name of a body that has a comma is read as a person’s.",
        "Of a date such as 1895~ only the year is there for programs, and the rest in words.",
    ),
)

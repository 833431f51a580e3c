"""The source register as RIS, which most programs that manage references read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from variorum.exporting.export import Export
from variorum.exporting.exports.csl_json import note_of
from variorum.model.dates import date_in_words
from variorum.model.edtf import parsed, plain_iso
from variorum.model.registers.sources import Name, Source

_TYPES = {
    "article": "GEN",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "chapter": "CHAP",
    "entry-encyclopedia": "ENCYC",
    "legal_case": "CASE",
    "legislation": "STAT",
    "post": "BLOG",
    "post-weblog": "BLOG",
    "regulation": "STAT",
    "report": "RPRT",
    "software": "COMP",
    "webpage": "ELEC",
}
"""By CSL's type; what RIS has no type for is `GEN`."""


def ris(sources: Iterable[Source]) -> str:
    """Return the sources as a file of RIS; each has its id in `ID`."""
    lines = [line for source in sources for line in (*_lines(source), "ER  - ", "")]
    return "\r\n".join([*lines, ""]) if lines else ""


def _lines(source: Source) -> Iterator[str]:
    yield f"TY  - {_TYPES.get(source.type, 'GEN')}"
    yield f"ID  - {source.id}"
    for name in source.author:
        yield f"AU  - {_name(name)}"
    yield f"TI  - {source.title}"
    if source.issued:
        yield from _date(source.issued)
    for tag, value in (
        ("T2", source.container_title),
        ("PB", source.publisher),
        ("M1", source.number),
        ("LA", source.language),
        ("UR", source.url),
        ("L2", source.archived),
        ("N1", note_of(source)),
    ):
        if value:
            yield f"{tag}  - {value}"


def _name(name: Name) -> str:
    if name.family:
        return ", ".join(part for part in (name.family, name.given) if part)
    return name.literal or name.given or ""


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
        "A legal document, a speech or an article of no known sort is generic; `csl-json` has its type.",
    ),
)


def _date(date: str) -> Iterator[str]:
    """Yield year and date. What RIS has no form for stands in words in the last part of the date."""
    plain = plain_iso(date)
    parts = (*(plain or f"{max(parsed(date).first.first_year, 0):04}").split("-"), "", "")[:3]
    year = "" if parts[0] == "0000" else parts[0]
    if year:
        yield f"PY  - {year}"
    yield f"DA  - {'/'.join((year, *parts[1:]))}/{'' if plain else date_in_words(date)}"

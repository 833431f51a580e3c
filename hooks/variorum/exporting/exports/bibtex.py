"""The source register as BibTeX, in UTF-8."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from variorum.exporting.export import Export
from variorum.exporting.exports.csl_json import note_of
from variorum.model.dates import date_in_words
from variorum.model.edtf import Edtf, SimpleDate, parsed, plain_iso
from variorum.model.registers.sources import Name, Source

_TYPES = {
    "article": "article",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "entry-encyclopedia": "incollection",
    "report": "techreport",
}
"""By CSL's type; what BibTeX has no type for is `misc`."""
_CONTAINERS = {"article": "journal", "incollection": "booktitle"}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_SIGNS = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)


def bibtex(sources: Iterable[Source]) -> str:
    """Return the sources as a BibTeX file; each is cited by its id."""
    return "\n".join(_entry(source) for source in sources)


def _entry(source: Source) -> str:
    kind = _TYPES.get(source.type, "misc")
    lines = [f"  {key} = {value}," for key, value in _fields(source, kind)]
    return "\n".join([f"@{kind}{{{source.id},", *lines, "}", ""])


def _fields(source: Source, kind: str) -> Iterator[tuple[str, str]]:
    """Yield the fields. Doubled braces keep the capitals of a title, and a body's name in one."""
    if source.author:
        yield "author", f"{{{' and '.join(_name(name) for name in source.author)}}}"
    yield "title", f"{{{{{_escaped(source.title)}}}}}"
    if source.container_title:
        yield _CONTAINERS.get(kind, "howpublished"), f"{{{_escaped(source.container_title)}}}"
    if source.publisher:
        yield ("institution" if kind == "techreport" else "publisher"), f"{{{_escaped(source.publisher)}}}"
    if source.number:
        yield "number", f"{{{_escaped(source.number)}}}"
    if source.issued:
        yield from _date(source.issued)
    if source.url:
        yield "url", f"{{{_address(source.url)}}}"
    if source.language:
        yield "language", f"{{{source.language}}}"
    if note := note_of(source):
        yield "note", f"{{{_escaped(note)}}}"


def _date(date: str) -> Iterator[tuple[str, str]]:
    """Yield year, month and day; of other dates the words, and the `date` of biblatex."""
    if plain_iso(date):
        for key, part in zip(("year", "month", "day"), parsed(date).first.parts, strict=False):
            yield key, _MONTHS[part - 1] if key == "month" else f"{{{part}}}"
    else:
        yield "year", f"{{{_escaped(date_in_words(date))}}}"
        yield "date", f"{{{_biblatex(parsed(date))}}}"


def _biblatex(date: Edtf) -> str:
    """Return a date in the part of EDTF that both biblatex and pandoc read: without X, and without `..`."""
    if date.is_interval:
        begin = _as_far_as_known(date.begin, date.begin.first_year) if date.begin else ""
        return f"{begin}/{_as_far_as_known(date.end, date.end.last_year) if date.end else ''}"
    ends = (_as_far_as_known(date.first, year) for year in (date.first.first_year, date.first.last_year))
    return "/".join(dict.fromkeys(ends))


def _as_far_as_known(date: SimpleDate, year: int) -> str:
    parts = [f"{part:02}" for part in (date.month, date.day) if part]
    return "-".join([f"{'-' * (year < 0)}{abs(year):04}", *parts]) + date.mark


def _name(name: Name) -> str:
    if name.family:
        return ", ".join(_escaped(part) for part in (name.family, name.given) if part)
    return f"{{{_escaped(name.literal or name.given or '')}}}"


def _escaped(text: str) -> str:
    return text.translate(_SIGNS)


def _address(url: str) -> str:
    """Return an address without characters that BibTeX would interpret."""
    return url.replace("{", "%7B").replace("}", "%7D")


EXPORT = Export(
    uri="apparatus/sources.bib",
    media_type="application/x-bibtex",
    label="BibTeX",
    page=Source.of_register.page,
    says="the sources for LaTeX",
    place=2,
    lacks=(
        "How far a source can be relied on is in `sources-csv` and on its page.",
        "Laws, speeches, posts and web pages are `misc`; `csl-json` has their types.",
    ),
    make=lambda edition, _: bibtex(edition.registers.sources.values()),
)

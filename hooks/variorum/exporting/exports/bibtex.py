"""The source register as BibTeX, in UTF-8."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from variorum.exporting.bibtex_terms import DATES, MONTHS, NAMES, bibtex_type, texts_of
from variorum.exporting.export import Export
from variorum.exporting.exports.csl_json import note_of
from variorum.model.csl.names import Name
from variorum.model.csl.variables import names_of, text_of
from variorum.model.dates import date_in_words
from variorum.model.edtf import Edtf, SimpleDate, parsed, plain_iso
from variorum.model.registers import Source

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
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=`)(?=`)|(?<=[!?])(?=`)|(?<=[<>])(?=[<>])|(?<=,)(?=,)")
"""Between signs of which TeX makes one."""
_TELLING = re.compile(r"[\\{}~^&%$#_]|--|''|``|[!?]`|[<>][<>]|,,")
"""What is changed in a text, if it has it."""
_DIVIDED = ("publisher", "publisher-place", "original-publisher", "original-publisher-place")
_AS_IT_IS = ("DOI", "ISBN", "ISSN", "PMID", "PMCID")


def bibtex(sources: Iterable[Source]) -> str:
    """Return the sources as a BibTeX file; each is cited by its id."""
    return "\n".join(_entry(source) for source in sources)


def _entry(source: Source) -> str:
    kind = bibtex_type(source.type)
    lines = [f"  {key} = {value}," for key, value in _fields(source, *kind)]
    return "\n".join([f"@{kind.name}{{{source.id},", *lines, "}", ""])


def _fields(source: Source, kind: str, subtype: str) -> Iterator[tuple[str, str]]:
    """Yield the fields. Doubled braces keep the capitals of a title, and a body's name in one."""
    if subtype:
        yield "entrysubtype", f"{{{subtype}}}"
    yield from _names(source)
    yield "title", f"{{{{{escaped(source.title)}}}}}"
    for variable, key in texts_of(kind).items():
        if value := text_of(source, variable):
            yield key, f"{{{escaped_address(value) if variable in _AS_IT_IS else _text(variable, value)}}}"
    yield from _dates(source)
    if source.url:
        yield "url", f"{{{escaped_address(source.url)}}}"
    if source.language:
        yield "language", f"{{{source.language}}}"
    if note := note_of(source):
        yield "note", f"{{{escaped(note)}}}"


def _names(source: Source) -> Iterator[tuple[str, str]]:
    for variable, key in NAMES.items():
        if names := names_of(source, variable):
            yield key, f"{{{' and '.join(map(_name, names))}}}"


def _dates(source: Source) -> Iterator[tuple[str, str]]:
    if source.issued:
        yield from _date(source.issued)
    for variable, key in DATES.items():
        if variable != "issued" and (date := text_of(source, variable)):
            yield key, f"{{{_biblatex(parsed(date))}}}"


def _text(variable: str, value: str) -> str:
    # BibTeX writes the dash of a range as two hyphens.
    if variable == "page":
        return "--".join(map(escaped, value.split("–")))
    # Programs that follow biblatex divide these at “and”, as they divide names.
    in_braces = variable in _DIVIDED and re.search(r"\band\b", value, re.IGNORECASE)
    return f"{{{escaped(value)}}}" if in_braces else escaped(value)


def _date(date: str) -> Iterator[tuple[str, str]]:
    """Yield year, month and day; of other dates the words, and the `date` of biblatex."""
    if plain_iso(date):
        for key, part in zip(("year", "month", "day"), parsed(date).first.parts, strict=False):
            yield key, MONTHS[part - 1] if key == "month" else f"{{{part}}}"
    else:
        yield "year", f"{{{escaped(date_in_words(date))}}}"
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
    """Return a name as “von Last, Jr, First”. What is in braces is one word, and no particle or “and”."""
    if not name.family:
        return f"{{{escaped(name.literal or name.given or '')}}}"
    dropping = name.dropping_particle or ""
    is_von = all(word[:1].islower() for word in dropping.split())
    particles = (None if is_von else dropping, name.non_dropping_particle)
    family = " ".join(part for part in (*particles, name.family) if part)
    last = _part(family, is_family=True)
    last = f"{escaped(dropping)} {last}" if dropping and is_von else last
    # Without a second comma a suffix is a given name; without any, “Last Last” is “First Last”.
    given = _part(name.given) or ("{}" if name.suffix or re.search(r"^\{|\s", last) else "")
    return ", ".join(part for part in (last, _part(name.suffix), given) if part)


def _part(words: str | None, *, is_family: bool = False) -> str:
    """Return a part of a name; in braces, if BibTeX would take it apart."""
    if not words:
        return ""
    has_particle = is_family and any(word[:1].islower() for word in words.split())
    in_braces = has_particle or re.search(r",|\band\b", words, re.IGNORECASE)
    return f"{{{escaped(words)}}}" if in_braces else escaped(words)


def escaped(text: str) -> str:
    """Return plain text without signs that TeX would interpret."""
    # Most have no such sign, and to look is quicker than to replace.
    if not _TELLING.search(text):
        return text
    return _LIGATURE.sub("{}", text.translate(_SIGNS))


def escaped_address(url: str) -> str:
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
        "Laws, speeches, posts and web pages are `misc`, with CSL’s type in `entrysubtype`.",
        "Others than authors, editors, translators and authors of the book are in `csl-json`.",
        "What BibTeX has no field for, such as shelfmarks, is in `csl-json`.",
        "What a web page or a law stands in is `howpublished`, which programs take for its publisher.",
        "A decade is its first and last year; a number beside that of the issue or the series is left out.",
    ),
    make=lambda edition, _: bibtex(edition.registers.sources.values()),
)

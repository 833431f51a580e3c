"""An entry of BibTeX → a source: its type, names, dates and texts."""

from __future__ import annotations

import re
from collections.abc import Mapping

from variorum.editing.references.latex import names_of_latex, text_of_latex
from variorum.editing.references.reference import Reference
from variorum.editing.references.tidying import tidy
from variorum.exporting.bibtex_terms import (
    DATES,
    GENRES,
    MONTHS,
    NAMES,
    READ_TYPES,
    SHORT,
    bibtex_type,
    texts_of,
)
from variorum.exporting.exports.csl_json import without_stored_copy
from variorum.model.csl.types import MEANINGS
from variorum.model.edtf import is_date

_OTHER_FIELDS = {
    "annotation": "note",
    "annote": "note",
    "booktitle": "container-title",
    "institution": "publisher",
    "journal": "container-title",
    "journaltitle": "container-title",
    "langid": "language",
    "language": "language",
    "location": "publisher-place",
    "organization": "publisher",
    "school": "publisher",
    "publisher": "publisher",
    "maintitle": "volume-title",
    "issue": "issue",
    "url": "URL",
    "note": "note",
    "howpublished": "medium",
    "title": "title",
}
"""Fields of other programs, and of types that have them beside those of the table."""
_SUBTITLES = {"subtitle": "title", "booksubtitle": "container-title"}
_SUBTYPES = {short: name for name, short in SHORT.items()} | {"letter": "personal_communication"}
_ABOUT = re.compile(r"^(?:c|ca|circa)\b\.?\s*(\d{4})$")
_YEAR = 4
"""Digits of a year in EDTF."""
_OWN_RULES = frozenset(("entrysubtype", "type", "year", "month", "day", *DATES.values(), *_SUBTITLES))
_AS_IT_IS = ("url", "doi", "isbn", "issn", "pmid", "pmcid")
_LEFT_OUT = frozenset(
    (
        *("crossref", "xdata", "ids", "options", "gender", "hyphenation"),
        *("file", "timestamp", "owner", "date-added", "date-modified", "bdsk-url-1", "groups"),
    )
)
"""What only LaTeX and other programs use: nobody misses it."""


def reference_of(kind: str, key: str, line: int, fields: Mapping[str, tuple[str, int]]) -> Reference:
    """Return the source that an entry describes. `fields` has the LaTeX and the line of each."""
    reference = Reference(line, key)
    values = reference.values
    subtype = fields["entrysubtype"][0] if "entrysubtype" in fields else ""
    values["type"] = _type(kind, subtype, reference)
    named = {field: key for key, field in texts_of(bibtex_type(values["type"]).name).items()}
    for name, (latex, at) in fields.items():
        variable = named.get(name) or _OTHER_FIELDS.get(name, "")
        if name in _OWN_RULES or name in _LEFT_OUT:
            continue
        if name in NAMES.values():
            _take_names(name, latex, at, reference)
        elif variable:
            _take_text(name, variable, latex, at, reference)
        else:
            reference.leave(name, "has no place in the register.", at)
    _take_rest(kind, fields, reference)
    tidy(reference)
    return reference


def _type(kind: str, subtype: str, reference: Reference) -> str:
    if subtype in MEANINGS:
        return subtype
    if subtype in _SUBTYPES:
        return _SUBTYPES[subtype]
    if subtype:
        reference.leave("entrysubtype", f"“{subtype}” is none that is known.")
    if kind not in READ_TYPES:
        reference.leave(f"@{kind}", "is a type that is not known; it is taken as a document.")
    return READ_TYPES.get(kind, "document")


def _take_names(name: str, latex: str, line: int, reference: Reference) -> None:
    variable = next(key for key, field in NAMES.items() if field == name)
    names, others = names_of_latex(latex)
    reference.values[variable] = names
    if others:
        reference.leave(name, "ends with “and others”, which is left out.", line)


def _take_text(name: str, variable: str, latex: str, line: int, reference: Reference) -> None:
    values = reference.values
    text = _plain(latex) if name in _AS_IT_IS else text_of_latex(latex)
    if name == "howpublished" and (address := re.fullmatch(r"\\url\{([^{}]+)\}", latex.strip())):
        variable, text = "URL", _plain(address[1])
    if variable == "page":
        text = re.sub(r"\s*[-–]+\s*", "–", text) if re.search(r"-{2}|–", latex) else text
    if variable == "note" and values.get("note"):
        text = f"{values['note']}\n\n{text}"
    elif values.get(variable):
        reference.leave(name, f"would be a second {variable}.", line)
        return
    values[variable] = text


def _plain(latex: str) -> str:
    """Return an address or a number: LaTeX in it is only what escapes signs."""
    address = re.sub(r"^\\url\{(.*)\}$", r"\1", latex.strip())
    return re.sub(r"\\([%#&_~{}])", r"\1", address)


def _take_rest(kind: str, fields: Mapping[str, tuple[str, int]], reference: Reference) -> None:
    values = reference.values
    for name, variable in _SUBTITLES.items():
        if name in fields and values.get(variable):
            values[variable] = f"{values[variable]}: {text_of_latex(fields[name][0])}"
    genre = text_of_latex(fields["type"][0]) if "type" in fields else ""
    if genre or kind == "mastersthesis":
        values["genre"] = genre or GENRES[kind]
    note, archived = without_stored_copy(values.get("note", ""))
    if archived:
        values |= {"note": note, "archived": archived}
    for variable, name in DATES.items():
        if name in fields:
            _take_date(variable, name, fields[name], reference)
    if "issued" not in values and "year" in fields:
        _take_year(fields, reference)


def _take_date(variable: str, name: str, field: tuple[str, int], reference: Reference) -> None:
    date = text_of_latex(field[0]) if "\\" in field[0] else field[0].strip()
    # biblatex has an open end where we have two dots.
    date = f"{date}.." if date.endswith("/") else f"..{date}" if date.startswith("/") else date
    if is_date(date):
        reference.values[variable] = date
    else:
        reference.leave(name, f"“{date}” is no date.", field[1])


def _take_year(fields: Mapping[str, tuple[str, int]], reference: Reference) -> None:
    year, line = fields["year"]
    written = _ABOUT.sub(r"\1~", text_of_latex(year))
    parts = [written.zfill(_YEAR) if written.isdecimal() else written]
    month = text_of_latex(fields["month"][0]).strip("\"'. ").lower() if "month" in fields else ""
    number = next((at for at, name in enumerate(MONTHS, 1) if month.startswith(name)), 0)
    number = int(month) if month.isdecimal() else number
    if number:
        parts.append(f"{number:02}")
        day = text_of_latex(fields["day"][0]) if "day" in fields else ""
        parts += [f"{int(day):02}"] if day.isdecimal() else []
    elif month:
        reference.leave("month", f"“{month}” is left out.", fields["month"][1])
    date = "-".join(parts)
    if is_date(date):
        reference.values["issued"] = date
    else:
        reference.leave("year", f"“{date}” is no date.", line)

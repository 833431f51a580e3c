"""Reads RIS, by rispy, which is part of the extra `references`."""

from __future__ import annotations

import re
from itertools import product
from string import ascii_uppercase, digits
from typing import Any

import rispy

from variorum.editing.references.reference import Reference, ReferenceFile
from variorum.editing.references.tidying import tidy
from variorum.exporting.exports.csl_json import without_stored_copy
from variorum.exporting.ris_terms import NAMES, READ_TYPES, TEXTS
from variorum.model.csl.names import name_from_text
from variorum.model.edtf import is_date

_OTHER_TAGS = {
    "A1": "author",
    "ED": "editor",
    "TA": "translator",
    "T1": "title",
    "BT": "container-title",
    "JO": "container-title",
    "JF": "container-title",
    "JA": "container-title-short",
    "N2": "abstract",
    "PP": "publisher-place",
    "L1": "URL",
    "LK": "URL",
}
"""Tags of other programs and of older versions of RIS."""
_KEYS = {tag: key for key, tag in (*NAMES.items(), *TEXTS.items())} | _OTHER_TAGS
_OWN_RULES = ("TY", "ID", "PY", "Y1", "DA", "Y2", "SP", "EP", "KW", "SN", "N1", "ER")
_TAGS = ["".join(signs) for signs in product(ascii_uppercase, ascii_uppercase + digits)]


def read(text: str) -> ReferenceFile:
    """Return the sources of a file of RIS."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    begins = [at for at, line in enumerate(lines, 1) if re.match(r"TY {1,2}- ?", line)]
    found = ReferenceFile()
    entries = rispy.loads(
        "\n".join(lines),
        mapping={tag: tag for tag in _TAGS},
        list_tags=[tag for tag in _TAGS if tag not in ("TY", "ID")],
        delimiter_tags_mapping={},
    )
    for line, entry in zip(begins, entries, strict=False):
        found.references.append(_reference(line, entry))
    # What has no end is given up by the parser, with all that follows.
    found.broken += [(line, "It has no `ER  - ` at its end.") for line in begins[len(entries) :]]
    return found


def _reference(line: int, entry: dict[str, Any]) -> Reference:
    reference = Reference(line, entry.get("ID", ""))
    values = reference.values
    values["type"] = READ_TYPES.get(entry["TY"].strip().upper(), "document")
    for tag, written in entry.items():
        if tag in _OWN_RULES:
            continue
        key = _KEYS.get(tag, "")
        if not key:
            reference.leave(tag, "has no place in the register.")
        elif key in NAMES:
            values.setdefault(key, []).extend(_name(words) for words in written if words)
        elif key in values:
            reference.leave(tag, f"has a second {key}: “{' '.join(written)[:60]}”.")
        else:
            values[key] = written[0]
            for further in filter(None, written[1:]):
                reference.leave(tag, f"is there more than once: “{further[:60]}”.")
    _rest(entry, reference)
    tidy(reference)
    return reference


def _rest(entry: dict[str, Any], reference: Reference) -> None:
    values = reference.values
    pages = [*entry.get("SP", [])[:1], *entry.get("EP", [])[:1]]
    values["page"] = "–".join(filter(None, pages))
    values["keyword"] = ", ".join(entry.get("KW", []))
    values["ISBN"] = "; ".join(entry.get("SN", []))
    note = "\n\n".join(filter(None, entry.get("N1", [])))
    rest, archived = without_stored_copy(note)
    values["note"] = rest if archived and archived == values.get("archived") else note
    written = _first(entry, "DA", "PY", "Y1")
    for key, date in (("issued", written), ("accessed", _first(entry, "Y2"))):
        values[key] = _date(date)
        if date.strip("/ ") and not values[key]:
            reference.leave(key, f"“{date}” is no date.")
    if values["issued"] and written.count("/") >= 3 and (words := written.split("/", 3)[3]):
        reference.leave("issued", f"“{words}” is taken as {values['issued']}.")


def _first(entry: dict[str, Any], *tags: str) -> str:
    """Return the first date at one of the tags, if it is more than slashes."""
    dates = (date for tag in tags for date in entry.get(tag, []))
    return next((date for date in dates if date.strip("/ ")), "")


def _date(written: str) -> str:
    """Return a date of RIS, `YYYY/MM/DD/in words`, in EDTF; "" if it is none."""
    parts = [part.strip() for part in written.replace("-", "/").split("/")[:3]]
    year, *further = parts if parts[0] else ("",)
    rest = [f"{int(part):02}" for part in further if part.isdecimal()]
    date = "-".join([year, *rest])
    return date if year and is_date(date) else year if is_date(year) else ""


def _name(words: str) -> dict[str, str]:
    family, *further = (part.strip() for part in words.split(","))
    if len(further) == 2 and further[1]:
        given = {"given": further[0]} if further[0] else {}
        return {"family": family, **given, "suffix": further[1]}
    found = name_from_text(words)
    return found if isinstance(found, dict) else {"literal": words}

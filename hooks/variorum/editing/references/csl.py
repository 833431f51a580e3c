"""Reads CSL-JSON: what Zotero, pandoc and citation libraries write."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from variorum.editing.references.reference import Reference, ReferenceFile
from variorum.editing.references.tidying import keep_known, tidy
from variorum.exporting.exports.csl_json import OURS, OWN
from variorum.model.csl.dates import date_of_csl
from variorum.model.csl.names import Name
from variorum.model.csl.types import MEANINGS
from variorum.model.csl.variables import DATES, NAMES
from variorum.model.fields import fields_of

_OLDER_NAMES = {
    "journalAbbreviation": "container-title-short",
    "shortTitle": "title-short",
    "event": "event-title",
    "page-first": "page",
    "annote": "note",
}
_OF_PROGRAMS = ("citation-key", "citation-label", "citation-number", "categories", "custom", "id")
_SPACE = " \t\r\n,"


def is_csl(value: object) -> bool:
    """Return whether a value of JSON is a list of items of CSL, or one item."""
    items = value.get("items", [value]) if isinstance(value, dict) else value
    first = items[0] if isinstance(items, list) and items else None
    kind = first.get("type") if isinstance(first, dict) and "target" not in first else None
    return isinstance(kind, str) and kind in MEANINGS


def read(text: str) -> ReferenceFile:
    """Return the sources of a file for which `is_csl` holds."""
    found = ReferenceFile()
    for line, item in _items(text):
        if isinstance(item, dict):
            found.references.append(_reference(line, item))
        else:
            found.broken.append((line, "This is no item of CSL-JSON."))
    return found


def _items(text: str) -> Iterator[tuple[int, Any]]:
    """Yield the line of each item, and the item."""
    whole = json.loads(text)
    if not isinstance(whole, list):
        yield from ((1, item) for item in whole.get("items", [whole]))
        return
    decoder, at, line, counted = json.JSONDecoder(), text.index("[") + 1, 1, 0
    for _ in whole:
        while text[at] in _SPACE:
            at += 1
        line, counted = line + text.count("\n", counted, at), at
        item, at = decoder.raw_decode(text, at)
        yield line, item


def _reference(line: int, item: dict[str, Any]) -> Reference:
    reference = Reference(line, str(item.get("id", "")))
    values = reference.values
    for written, value in item.items():
        key = _OLDER_NAMES.get(written, written)
        if written in _OF_PROGRAMS or (key != written and key in item):
            continue
        if key in NAMES:
            values[key] = _names(key, value, reference)
        elif key in DATES:
            values[key] = date_of_csl(value)
            if values[key] is None:
                reference.leave(key, "has no date that is certain.")
        elif isinstance(value, str | int | float) and not isinstance(value, bool):
            values[key] = str(value)
        else:
            reference.leave(key, "has a value of a form that CSL does not have there.")
    custom = item.get("custom")
    own = custom.get(OWN) if isinstance(custom, dict) else None
    tidy(reference)
    if isinstance(own, dict):
        _take_own(own, reference)
    keep_known(reference)
    return reference


def _take_own(own: dict[str, Any], reference: Reference) -> None:
    """Take what our export wrote for ourselves; the note is then without the facts that were added to it."""
    if "note" not in own and own.keys() & {"access", "archived"}:
        reference.values.pop("note", None)
    known = {key: own[key] for key in (*OURS, "note", *sorted(DATES)) if own.get(key)}
    reference.values.update({key: value for key, value in known.items() if _is_ours(value)})


def _is_ours(value: object) -> bool:
    """Return whether a value has the form that our export writes: a text, or texts by their keys."""
    texts = value.values() if isinstance(value, dict) else [value]
    return all(isinstance(text, str) for text in texts)


def _names(key: str, value: object, reference: Reference) -> list[dict[str, str]]:
    names = []
    for name in value if isinstance(value, list) else []:
        parts = name if isinstance(name, dict) else {"literal": name}
        known = {part: str(words) for part, words in parts.items() if part in fields_of(Name) and words}
        if parts.keys() - fields_of(Name).keys():
            further = ", ".join(sorted(map(str, parts.keys() - fields_of(Name).keys())))
            reference.leave(key, f"has names with {further}, which the register has not.")
        if "literal" in known and known.keys() - {"literal"}:
            del known["literal"]
        if known:
            names.append(known)
    return names

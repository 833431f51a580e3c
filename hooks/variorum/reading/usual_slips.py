"""What people write in place of a key, of a word of a list or of an id, and what they mean by it."""

from __future__ import annotations

import json
import re
from collections.abc import Collection

from variorum.model.fields import ModelField
from variorum.model.values import as_identifier
from variorum.model.wording import printable, sanitized_line

_KEYS = {
    "author": "by", "authors": "by", "contributor": "by", "writer": "by", "written_by": "by",
    "body": "note", "comment": "note", "content": "note", "description": "note", "text": "note",
    "headline": "title", "passage": "quote", "words": "quote", "source": "sources", "type": "kind",
    "link": "URL", "url": "URL", "website": "URL", "year": "issued", "date": "issued",
    "address": "publisher-place", "city": "publisher-place", "place": "publisher-place",
    "book": "container-title", "booktitle": "container-title", "journal": "container-title",
    "magazine": "container-title", "newspaper": "container-title", "publication": "container-title",
    "series": "collection-title", "institution": "publisher", "school": "publisher",
    "university": "publisher", "editors": "editor", "translators": "translator", "pages": "page",
    "pp": "page", "vol": "volume", "doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID",
    "pmcid": "PMCID", "access_date": "accessed", "retrieved": "accessed", "library": "archive",
    "repository": "archive", "shelfmark": "archive_location", "signature": "archive_location",
    "keywords": "keyword",
}  # fmt: skip
_WORDS = {
    "act": "legislation", "archive": "collection", "blog": "post-weblog", "case": "legal_case",
    "codex": "manuscript", "conference": "paper-conference", "court-case": "legal_case", "data": "dataset",
    "dictionary": "entry-dictionary", "dissertation": "thesis", "email": "personal_communication",
    "encyclopaedia": "entry-encyclopedia", "encyclopedia": "entry-encyclopedia", "film": "motion_picture",
    "image": "graphic", "journal": "article-journal", "judgment": "legal_case", "law": "legislation",
    "leaflet": "pamphlet", "lecture": "speech", "letter": "personal_communication",
    "magazine": "article-magazine", "monograph": "book", "movie": "motion_picture", "ms": "manuscript",
    "music": "musical_score", "news": "article-newspaper", "newspaper": "article-newspaper",
    "page": "webpage", "painting": "graphic", "paper": "article-journal", "photo": "graphic",
    "photograph": "graphic", "picture": "graphic", "podcast": "broadcast", "preprint": "article",
    "program": "software", "radio": "broadcast", "recording": "song", "score": "musical_score",
    "site": "webpage", "statute": "legislation", "talk": "speech", "television": "broadcast",
    "tv": "broadcast", "tweet": "post", "video": "motion_picture", "web": "webpage", "website": "webpage",
    "web-page": "webpage",
}  # fmt: skip
PLACES_IN_SOURCES = frozenset("chapter line number p page pages paragraph pp section verse volume".split())
"""Keys that people write in place of `locator`."""
_REGISTERS = {
    "ContributorId": ("a contributor", "contributors", ""),
    "EntryId": ("a term", "glossary", ", description: …"),
}
"""For each type of id: what it names, its register, and what an entry needs beside id and name."""
_PAIR = re.compile(r"(?:^|\s)([a-z_]+):(?=[^\s/])(\S*)")
_BETWEEN_NAMES = re.compile(r";|,?\s+(?:&|and)\s+|(?<=\b\w\.),\s")
"""A comma after an initial stands between two names: “Pérez, A., Li, B.”."""
MOST_PAIRS = 2
LONGEST_NAME = 60
LONGEST_ADDRESS = 200
"""Longer ones are cut: what is to be copied has to be whole."""


def key_meant(written: str, known: Collection[str]) -> str:
    """Return the key of `known` that is usually meant by `written`; "" if there is none."""
    if "locator" in known and written.lower() in PLACES_IN_SOURCES:
        return "locator"
    meant = _KEYS.get(written.lower().replace("-", "_"), "")
    return meant if meant in known and meant != written else ""


def word_meant(written: str, known: Collection[str]) -> str:
    """Return the word of `known` that is usually meant by `written`; "" if there is none."""
    meant = _WORDS.get("-".join(written.lower().split()), "")
    return meant if meant in known else ""


def instead_of_a_name(value: str, field: ModelField | None, *, as_list: bool = False) -> str:
    """Return what to do where a name was written in place of an id; "" if it was none.

    `as_list`: it was written in place of a list of ids.
    """
    if (
        field is None
        or field.points_to not in _REGISTERS
        or "://" in value
        or value.startswith("-")
        or len(value) > LONGEST_NAME
    ):
        return ""
    identifier = as_identifier(value)
    if not identifier or identifier == value or value.startswith("-") or len(value) > LONGEST_NAME:
        return ""
    what, register, more = _REGISTERS[field.points_to]
    written = f"[{identifier}]" if as_list else identifier
    entry = sanitized_line(f"- {{id: {identifier}, name: {_in_brackets(value)}{more}}}")
    where = place_for_entries(register)
    return f"Write the id of {what}: {written}. If none has this name, add one to {where}: {entry}."


def instead_of_an_address(address: str, *, as_list: bool = False) -> str:
    """Return what to do where the address of a source was written in place of its id, or of a list of ids."""
    where, url = place_for_entries("sources"), _whole(_in_brackets(address))
    return (
        f"Write the id of a source{', in brackets' * as_list}, not its address. Add the source to {where}, "
        f"with an id of your choice: - {{id: …, type: webpage, title: …, URL: {url}}}."
    )


def instead_of_a_description() -> str:
    """Return what to do where a source was described in place of its id."""
    return (
        f"Write the source into {place_for_entries('sources')}, with an id of your choice, and here no more "
        "than that id."
    )


def names_in_brackets(written: str) -> str:
    """Return names that were written as one text as a list in YAML; "" if only brackets are missing.

    `;`, `&` and `and` divide names, unless a single word stands on one side: “Food and Agriculture
    Organization” is one name. A name with its family name first is quoted, since its comma would divide it.
    """
    names = [
        name for part in _BETWEEN_NAMES.split(written) if part.strip() for name in _divided(part.strip())
    ]
    if len(names) > 1 and any(len(name.split()) == 1 for name in names):
        return ""
    if len(names) == 1 and "," not in names[0]:
        return ""
    return f"[{', '.join(json.dumps(name, ensure_ascii=False) for name in names)}]"


def _divided(names: str) -> list[str]:
    """Return the names between whose commas nothing else stands; “Pérez, Ana” is one."""
    parts = [part.strip() for part in names.split(",") if part.strip()]
    family_first = len(parts) == 2 and (
        1 in (len(parts[0].split()), len(parts[1].split())) or parts[0][0].islower()
    )
    return [names] if family_first else parts


def missing_spaces(value: str) -> str:
    """Return what to write where keys have no space after their colon; "" if `value` is no such text."""
    pairs = [f"`{key}: {printable(word)}`" for key, word in _PAIR.findall(value)]
    return ", ".join(pairs[:MOST_PAIRS]) if value and _PAIR.match(value) else ""


def place_for_entries(register: str) -> str:
    """Return where an entry may stand; what was written as a list is read in both places."""
    return f"annotations/{register}.yml or a new file in annotations/{register}/"


def _whole(address: str) -> str:
    return sanitized_line(address) if len(address) <= LONGEST_ADDRESS else printable(address)


def _in_brackets(value: str) -> str:
    return value if re.fullmatch(r"[\w][\w .’'-]*", value) else json.dumps(value, ensure_ascii=False)

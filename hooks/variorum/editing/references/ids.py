"""The id of a source that is taken in: its own, or one of author, year and title."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from variorum.model.csl.names import name_from_text
from variorum.model.dates import year_in_words
from variorum.model.edtf import is_date
from variorum.model.values import as_identifier, is_identifier

WORDS_OF_TITLE = 4
LONGEST = 60
_ARTICLES = frozenset("a an the der die das ein eine le la les un une el los las il lo gli i de het".split())


def own_id(key: str) -> str:
    """Return a key of a file as an id; "" if it is none, or one that other programs number."""
    return key if "-" in key and is_identifier(key) and not key.replace("-", "").isdecimal() else ""


def id_of(values: Mapping[str, Any]) -> str:
    """Return an id of the first author or editor, the year, and the first words of the title.

    It is the same whenever the same source is taken in.
    """
    names = values.get("author") or values.get("editor") or []
    # A name may have faults, which are reported later.
    name = name_from_text(names[0]) if names else None
    parts = name if isinstance(name, dict) else {}
    family = next(filter(None, map(parts.get, ("family", "literal", "given"))), "")
    issued = str(values.get("issued", ""))
    year = year_in_words(issued) if is_date(issued) else ""
    words = [word for word in str(values.get("title", "")).split() if word.casefold() not in _ARTICLES]
    stem = as_identifier(" ".join([family, year, *words[:WORDS_OF_TITLE]]))
    return stem[:LONGEST].strip("-") or "source"

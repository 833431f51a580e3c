"""Digital object identifiers: the names by which deposited editions, and publications, are cited."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import quote, unquote

from pydantic import BeforeValidator, StringConstraints

from variorum.model.text_form import TextForm

DOI = TextForm(
    "a DOI",
    r"^10\.[0-9]{4,9}(\.[0-9]+)*/[^\s<>\"\\{}?]*[^\s<>\"\\{}?.,;]$",
    "a DOI, which begins with `10.` and has a slash, such as `10.5281/zenodo.1234567`",
)
_BEFORE = re.compile(r"(?:https?://)?(?:(?:dx|www)\.)?doi\.org/|doi:\s*", re.IGNORECASE)
"""What people write before a DOI: an address, or the scheme (DOI Handbook, 2.6)."""
_LONGEST = 300
RESOLVER = "https://doi.org/"


def bare_doi(written: str) -> str:
    """Return a DOI without what stands before it; any other text without spaces around it."""
    written = written.strip()
    before = _BEFORE.match(written)
    if before is None:
        return written
    return unquote(written[before.end() :]) if "/" in before[0] else written[before.end() :]


def _bare(value: object) -> object:
    return bare_doi(value) if isinstance(value, str) else value


Doi = Annotated[
    str,
    StringConstraints(pattern=DOI.pattern, max_length=_LONGEST),
    BeforeValidator(_bare),
]
"""A bare DOI, `10.5281/zenodo.1234567`; `doi:` and the address of a resolver before it are taken off."""


def address_of(doi: str) -> str:
    """Return the address by which a DOI is cited and resolved."""
    return f"{RESOLVER}{quote(doi, safe='/')}"

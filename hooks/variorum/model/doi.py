"""Digital object identifiers: the name under which an edition was deposited."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import unquote

from pydantic import BeforeValidator, StringConstraints

from variorum.model.values import DOI

_BEFORE = re.compile(r"(?:https?://)?(?:(?:dx|www)\.)?doi\.org/|doi:\s*", re.IGNORECASE)
"""What people write before a DOI: an address, or the scheme (DOI Handbook, 2.6)."""
RESOLVER = "https://doi.org/"


def _bare(value: object) -> object:
    """Return a DOI without what stands before it; anything else as it is."""
    if not isinstance(value, str):
        return value
    written = value.strip()
    before = _BEFORE.match(written)
    if before is None:
        return written
    return unquote(written[before.end() :]) if "/" in before[0] else written[before.end() :]


Doi = Annotated[
    str,
    StringConstraints(pattern=DOI.pattern, max_length=200),
    BeforeValidator(_bare),
]
"""A bare DOI, `10.5281/zenodo.1234567`; `doi:` and the address of a resolver before it are taken off."""


def address_of(doi: str) -> str:
    """Return the address by which a DOI is cited and resolved."""
    return f"{RESOLVER}{doi}"

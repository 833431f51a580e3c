"""The formats in which references come, and what reads each."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from variorum.editing.references.reference import NotReadable, ReferenceFile


class _Format(NamedTuple):
    name: str
    module: str
    package: str = ""
    """The package of the extra `references` that reads it; "" if the engine does so itself."""


CSL_JSON = "csl.json"
_FORMATS = {
    ".bib": _Format("BibTeX", "bibtex", "bibtexparser"),
    ".bibtex": _Format("BibTeX", "bibtex", "bibtexparser"),
    ".ris": _Format("RIS", "ris", "rispy"),
    CSL_JSON: _Format("CSL-JSON", "csl"),
}
ENDINGS = tuple(ending for ending in _FORMATS if ending.startswith("."))
"""The endings of files that have nothing but references."""


def read_references(ending: str, text: str) -> ReferenceFile:
    """Return what a file of references has. `ending` is one of `ENDINGS`, or `CSL_JSON`.

    Raise `NotReadable` if what reads it is not installed.
    """
    reader = _FORMATS[ending]
    try:
        # What reads it may be an extra, and is loaded only here.
        module = import_module(f"variorum.editing.references.{reader.module}")
    except ImportError as error:
        raise NotReadable(
            f"{reader.name} is read by {reader.package}, which is not installed, or not with all that it "
            'needs. Install it with `pip install "variorum[references]"`.'
        ) from error
    found: ReferenceFile = module.read(text)
    return found

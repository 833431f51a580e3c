"""The editions that are exported and validated: one with everything, the example, Chinese verse, overlaps,
and one that cites a source of every type."""

from __future__ import annotations

import re
from pathlib import Path

import variorum
from tests.browser.overlapping import edition_of_overlaps
from tests.interop.any_source import edition_of_sources
from tests.site.building import NEWSPAPER, REPOSITORY
from variorum.exporting.export import PublishedSite
from variorum.model.edition import Edition
from variorum.model.settings import EditionSettings

FOLDERS = {
    "newspaper": NEWSPAPER,
    "example": REPOSITORY / "hooks/variorum/rendering/examples",
    "lunyu": REPOSITORY / "tests/editions/lunyu",
}
DRAWN = {"overlaps": edition_of_overlaps, "sources": edition_of_sources}
NAMES = (*FOLDERS, *DRAWN)
DOI = "10.5281/zenodo.1234567"
SITE = PublishedSite(
    "The edition",
    "https://example.org/edition/",
    lambda note: f"https://example.org/edition/notes/{note}/",
    lambda uri: uri.removesuffix("index.md") if uri.endswith("/index.md") else re.sub(r"\.md$", "/", uri),
    EditionSettings(
        licence="CC BY 4.0",
        licence_url="https://creativecommons.org/licenses/by/4.0/",
        version="1.0.0",
        doi=DOI,
    ),
)


def edition_called(name: str, scratch: Path) -> Edition:
    """Return an edition by its name; what is not on the disk is drawn below `scratch`."""
    folder = FOLDERS.get(name) or DRAWN[name](scratch / name)
    return variorum.read(folder).edition

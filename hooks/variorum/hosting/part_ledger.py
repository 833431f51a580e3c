"""What a part of a site says of itself: what it was made from, and what it holds."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from variorum.model.part import MOST, Part
from variorum.model.settings import EditionSettings
from variorum.model.values import Sha256

LEDGER = "variorum-part.json"
"""Its name, in the folder of a part. It is no part of the site."""
_Number = Annotated[int, Field(ge=1, le=MOST)]
_Count = Annotated[int, Field(ge=0)]


class NoLedger(Exception):
    """A folder has no ledger that can be read."""


class PartLedger(BaseModel):
    """The ledger of one part."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    number: _Number
    total: _Number
    versions: dict[str, str]
    """The versions of the engine, its host and what renders pages, by their names."""
    commit: str
    """The last commit of the edition; empty where there is none."""
    inputs: Sha256
    """The checksum of all files and settings that the site is made from."""
    found: Sha256
    """The checksum of all that was reported of the edition: its problems, and what its history lacks."""
    settings: EditionSettings
    """Those of the edition, which say what is made when the parts are joined."""
    pages: list[tuple[_Count, _Count]]
    """For each page that the part has, in order: its place among all pages, and how many entries it has in
    the index of the search. Those that belong to no page come after them in that index."""
    all_pages: _Count
    """How many pages the whole site has."""
    files: dict[str, Sha256]
    """The checksums of its files, by their addresses."""

    @property
    def part(self) -> Part:
        """Which part it is."""
        return Part(self.number, self.total)

    def write(self, folder: Path) -> None:
        """Write it into the folder of its part. Raise `OSError` if the disk refuses."""
        (folder / LEDGER).write_text(self.model_dump_json(indent=1) + "\n", "utf-8")


def read_ledger(folder: Path) -> PartLedger:
    """Return the ledger of the part in `folder`. Raise `NoLedger` if there is none."""
    try:
        return PartLedger.model_validate_json((folder / LEDGER).read_bytes())
    except (OSError, ValidationError) as error:
        raise NoLedger from error


def files_of_part(folder: Path) -> list[str]:
    """Return the addresses of the files in the folder of a part, in order, without its ledger.

    Links are among them, even if they lead nowhere; folders are not.
    """
    found = list[str]()
    for place, _, names in os.walk(folder):
        below = os.path.relpath(place, folder).replace(os.sep, "/")
        found += names if below == "." else [f"{below}/{name}" for name in names]
    return sorted(uri for uri in found if uri != LEDGER)


def checksum_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal digits. Raise `OSError` if it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

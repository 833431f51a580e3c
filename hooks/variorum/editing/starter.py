"""The files that every new edition begins with, and the list of those that were written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from string import Template
from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from variorum.editing.called_workflows import with_calls
from variorum.editing.engine_requirement import WHEELS, Engine
from variorum.editing.scalars import on_one_line
from variorum.model.values import Identifier, Sha256
from variorum.model.wording import sanitized_line

FOLDER = Path(__file__).parents[1] / "starter"
"""`dot-` at the start of a name becomes a dot; files that end in `.template` are filled in; all others,
such as dot-github/workflows/x.yml, are copied."""
LIST = ".variorum/starter.json"
"""In an edition: what was written when it was begun or last upgraded."""
GUIDE = "README.md"
_WITH_WHEEL = """
    # The engine is the wheel in this repository; a package of the same name elsewhere is another.
    ignore:
      - dependency-name: variorum"""
_PATH = r"^(\.?[\w+-][\w.+-]*/)*\.?[\w+-][\w.+-]*$"
"""The path of a file in the edition: no part of it is `..`."""
_MARKDOWN = str.maketrans({char: f"\\{char}" for char in "\\`*_{}[]<>#+-!|"})


class NoList(Exception):
    """The list of the files that were written cannot be used."""


class Starter(NamedTuple):
    """What an edition was begun with."""

    site_name: str
    slug: str
    """The slug of the first article."""
    guide: str = GUIDE
    """The name of the file that tells editors what to do: another where there was a README before."""
    sums: Mapping[str, str] = {}
    """The SHA-256 of each file as it was written, by its path."""
    engine_repository: str = ""
    """The address from which workflows are called, where `variorum init` was told one."""

    def files(self, engine: Engine) -> dict[str, bytes]:
        """Return the content of each file by its path, with `engine` as what runs the edition."""
        values = {
            "site_name": on_one_line(self.site_name),
            "heading": sanitized_line(self.site_name).translate(_MARKDOWN),
            "slug": self.slug,
            "engine": engine.requirement,
            "updates": _WITH_WHEEL if engine.wheel else "",
        }
        files = {_name(path): _filled(path, values) for path in _templates()}
        files[self.guide] = files.pop(GUIDE)
        if engine.repository:
            files = with_calls(files, engine.repository)
        if engine.wheel:
            files[f"{WHEELS}/{engine.wheel.name}"] = engine.wheel.content
        return files

    def listing(self, sums: Mapping[str, str]) -> bytes:
        """Return the content of the list, with the sums of the files that were written."""
        values = {"site_name": self.site_name, "slug": self.slug, "guide": self.guide}
        if self.engine_repository:
            values["engine_repository"] = self.engine_repository
        return (json.dumps({**values, "sums": dict(sorted(sums.items()))}, indent=2) + "\n").encode()

    @classmethod
    def of_listing(cls, content: bytes) -> Starter:
        """Return what a list says. Raise `NoList` if it is not one."""
        try:
            return cls(**_Listing.model_validate_json(content).model_dump())
        except ValidationError as error:
            raise NoList from error


class _Listing(BaseModel):
    """What the list has to look like; nothing in it leads out of the edition."""

    model_config = ConfigDict(extra="forbid")
    site_name: str
    slug: Identifier
    guide: Literal["README.md", "EDITION.md"]
    engine_repository: str = ""
    sums: dict[Annotated[str, StringConstraints(pattern=_PATH)], Sha256]


def checksum(content: bytes) -> str:
    """Return the SHA-256 of `content` in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def _templates() -> list[Path]:
    return sorted(path for path in FOLDER.rglob("*") if path.is_file())


def _name(path: Path) -> str:
    parts = path.relative_to(FOLDER).parts
    return "/".join(
        f".{part.removeprefix('dot-')}" if part.startswith("dot-") else part for part in parts
    ).removesuffix(".template")


def _filled(path: Path, values: Mapping[str, str]) -> bytes:
    content = path.read_bytes()
    return Template(content.decode()).substitute(values).encode() if path.suffix == ".template" else content

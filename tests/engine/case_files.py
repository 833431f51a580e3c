"""Reads the cases of a family: the YAML files of one folder below tests/cases/.

All values are read as they are written: `no` is “no” and 1 is “1”, as the engine itself has it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = Path(__file__).parent.parent / "cases"


@dataclass(frozen=True)
class Case:
    """What a case file says; a key that no case of its family has is refused."""

    file: Path
    values: Mapping[str, Any]

    def text(self, key: str) -> str:
        """Return the text of `key`, or nothing if it is not written."""
        return str(self.values.get(key) or "")

    def list(self, key: str) -> list[Any]:
        """Return the list of `key`, empty if it is not written."""
        return list(self.values.get(key) or [])

    def mapping(self, key: str) -> dict[str, Any]:
        """Return the mapping of `key`, empty if it is not written."""
        return dict(self.values.get(key) or {})


def cases(family: str, *keys: str) -> list[Any]:
    """Return one pytest parameter for each case of `family`, named by its file.

    `keys` are those that a case of this family may have, besides `says`.
    """
    files = sorted((CASES / family).glob("*.yml"))
    return [pytest.param(_read(file, {"says", *keys}), id=file.stem) for file in files]


def _read(file: Path, known: set[str]) -> Case:
    values = yaml.load(file.read_text("utf-8"), Loader=yaml.CBaseLoader)
    name = file.relative_to(CASES).as_posix()
    if not isinstance(values, dict) or not values.get("says"):
        raise ValueError(f"tests/cases/{name}: a case is a mapping, and its key `says` states the claim.")
    unknown = values.keys() - known
    if unknown:
        raise ValueError(f"tests/cases/{name}: there is no key `{min(unknown)}`; known are {sorted(known)}.")
    return Case(file, values)

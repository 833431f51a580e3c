"""The strings of attacks.yml and harmless.yml, and how they are written into YAML files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent


def attacks(in_group: int | None = None) -> list[str]:
    """Return every string of attacks.yml, or the first ones of each group."""
    groups = yaml.safe_load((FOLDER / "attacks.yml").read_text("utf-8"))
    return [text for group in groups.values() for text, _ in group[:in_group]]


HARMLESS: dict[str, Any] = yaml.load((FOLDER / "harmless.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
"""A good entry of each sort, by its name, and `strings`."""


def harmless() -> list[str]:
    """Return what a control edition has in place of the attacks."""
    return list(HARMLESS["strings"])


def flow(value: object) -> str:
    """Return `value` as one line of YAML, in which every sign that cannot be seen is escaped."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{flow(key)}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return '"' + "".join(_escaped(sign) for sign in str(value)) + '"'


def _escaped(sign: str) -> str:
    if sign in '"\\':
        return "\\" + sign
    return sign if sign.isprintable() else f"\\U{ord(sign):08x}"


_MARKS = str.maketrans(dict.fromkeys("“”„‘’‚'", '"'))
"""Quotation marks change within a quotation (`model/quotation.py`)."""


def visible(text: str) -> str:
    """Return what must be left of a text wherever it is shown: its signs, without white space.

    All quotation marks are one.
    """
    kept = (sign for sign in text if sign.isprintable() and sign not in " \N{REPLACEMENT CHARACTER}")
    return "".join(kept).translate(_MARKS)

"""The front matter of a Markdown file → keys of article.yml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

from variorum.yaml_files.parse import parse

_KEYS = {
    "title": ("title",),
    "author": ("author", "authors", "by"),
    "date": ("date", "published", "created"),
    "language": ("language", "lang", "locale"),
    "publisher": ("publisher", "publication"),
    "url": ("url", "canonical_url", "source"),
    "rights": ("rights", "license", "copyright"),
    "description": ("description", "summary"),
}
"""Key of article.yml → the names that other programs use; the first that is there counts."""


def described(matter: str) -> dict[str, str]:
    """Return keys and values for article.yml; none if the front matter cannot be read."""
    known = {key.lower(): value for key, value in _read(matter).items()}
    found = {}
    for key, names in _KEYS.items():
        value = next((text for name in names if (text := _text(known.get(name)))), "")
        if value:
            found[key] = value[:10] if key == "date" and value[10:11] in ("T", " ") else value
    if "language" in found:
        found["language"] = found["language"].replace("_", "-")
    return found


def _read(matter: str) -> Mapping[str, Any]:
    try:
        value = tomllib.loads(matter)
    except (tomllib.TOMLDecodeError, RecursionError):
        try:
            value = parse(matter, "front matter").plain()
        except RecursionError:
            return {}
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    """Return a value in words: names one after the other."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text, value)))
    if isinstance(value, dict):
        return _text(value.get("name"))
    return "" if value is None else " ".join(str(value).split())

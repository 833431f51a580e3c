"""The front matter of a Markdown file: where it ends, and what of it are keys of article.yml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

import yaml

from variorum.yaml_files.node import PARSER
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

_YAML = re.compile(r"^-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_PAIR = re.compile(r"^[ ]{0,3}[A-Za-z0-9_-]+:\s*")
_MORE = re.compile(r"^(?:[ ]{4}|\t)")


def front_matter(page: str) -> tuple[str, str]:
    """Return the YAML above the text of a page, without its fences, and the text, as MkDocs divides them.

    The rules are those of its module `mkdocs.utils.meta`: lines like `Title: A page` count, too.
    """
    if found := _YAML.match(page):
        return (found[1], page[found.end() :].lstrip("\n")) if _is_mapping(found[1]) else ("", page)
    lines = page.split("\n")
    begun = False
    while lines:
        if not lines[0].strip():
            lines.pop(0)
            break
        if not _PAIR.match(lines[0]) and not (begun and _MORE.match(lines[0])):
            break
        begun = True
        lines.pop(0)
    return "", "\n".join(lines).lstrip("\n")


def _is_mapping(matter: str) -> bool:
    try:
        return isinstance(yaml.load(matter, PARSER), dict)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, ValueError, RecursionError):
        return False


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

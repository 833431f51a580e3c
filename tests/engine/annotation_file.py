"""An annotation file of the edition, as its author wrote it, ready to be broken."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from tests.site.building import NEWSPAPER

ROOT = NEWSPAPER
"""The edition whose files are broken."""


@dataclass(frozen=True)
class AnnotationFile:
    """One note in one file. Everything that changes it returns a new text."""

    path: Path
    """From the edition's root."""

    @cached_property
    def text(self) -> str:
        """What the file says."""
        return (ROOT / self.path).read_text("utf-8")

    @cached_property
    def values(self) -> dict[str, Any]:
        """The note's values by key, all of them texts, lists and mappings."""
        read = yaml.load(self.text, Loader=yaml.CBaseLoader)
        return read if isinstance(read, dict) else {}

    @cached_property
    def article(self) -> str:
        """The text of the article that the note is on, its white space made single."""
        folder = ROOT / "docs" / "articles" / self.path.relative_to("annotations").parts[0]
        file = next(folder.glob("article.txt"), folder / "article.md")
        return " ".join(file.read_text("utf-8").split())

    def value(self, key: str) -> str:
        """Return the text of `key`; nothing if it is not written."""
        value = self.values.get(key, "")
        return value if isinstance(value, str) else ""

    def having(self, key: str, written: str) -> str | None:
        """Return the text with `key`, if it is there, and its whole value replaced by `written`."""
        entry = re.compile(rf"^{key}:.*\n(?:[ \t].*\n|\n|- .*\n)*", re.MULTILINE)
        changed, count = entry.subn(lambda _: f"{written}\n" if written else "", self.text)
        return changed if count else None

    def with_value(self, key: str, value: str) -> str | None:
        """Return the text with another value of `key`, quoted so that it means what it says."""
        return self.having(key, f"{key}: {quoted(value)}")

    def with_line(self, line: str) -> str:
        """Return the text with one more line at its end."""
        return f"{self.text}{line}\n"


def quoted(value: str) -> str:
    """Return `value` as YAML in double quotes."""
    return json.dumps(value, ensure_ascii=False)


def annotation_files() -> Iterator[AnnotationFile]:
    """Yield the edition's files that hold one note each, by name."""
    for path in sorted((ROOT / "annotations").glob("*/**/*.yml")):
        file = AnnotationFile(path.relative_to(ROOT))
        if "id" in file.values:
            yield file

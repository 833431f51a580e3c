"""Small editions with one thing in them that is large."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from tests.site.building import HOOK
from tests.site.drawing import COMMON_EXTENSIONS

TEXT = "A title here\n\nSome words that stand here. The quick brown fox jumps over the lazy dog.\n"
_SITE = f"""\
site_name: x
site_url: https://example.org/
theme: {{name: material, font: false}}
plugins: [search]
hooks: [{HOOK}]
{COMMON_EXTENSIONS}"""
LARGEST_FILE = 900_000
"""Bytes: a YAML file may not be much larger."""


@dataclass(frozen=True, slots=True)
class Made:
    """What is in an edition beside what every edition has."""

    text: str = TEXT
    form: str = "txt"
    metadata: str = ""
    """Lines of article.yml."""
    notes: list[str] = field(default_factory=list)
    """Each in the flow style of YAML, without its braces, or lines that begin with `- `."""
    registers: dict[str, list[str]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Bytes of all that was made."""
        lists = [self.notes, *self.registers.values()]
        texts = (self.text, self.metadata, *(text for of in lists for text in of))
        return sum(len(text.encode()) for text in texts)

    def write(self, root: Path) -> None:
        """Write the edition at `root`, a folder that is not there yet."""
        folder = root / "docs" / "articles" / "a"
        folder.mkdir(parents=True)
        (root / "mkdocs.yml").write_text(_SITE, "utf-8")
        (root / "docs" / "index.md").write_text("# Home\n", "utf-8")
        text = self.text.encode()
        (folder / f"article.{self.form}").write_bytes(text)
        known = f"title: A title here\nsha256: {hashlib.sha256(text).hexdigest()}\n{self.metadata}"
        (folder / "article.yml").write_text(known, "utf-8")
        notes = root / "annotations" / "a"
        notes.mkdir(parents=True)
        _write_list(notes / "notes", self.notes)
        for name, entries in self.registers.items():
            (root / "annotations" / f"{name}.yml").write_text("".join(map(_item, entries)), "utf-8")


def note(number: int, target: str = "whole: true", body: str = "A note.") -> str:
    """Return a note on `target`, keys in flow style."""
    return f"id: n{number}, kind: context, {target}, title: t, note: {json.dumps(body)}"


def _item(entry: str) -> str:
    return f"- {{{entry}}}\n"


def _write_list(path: Path, entries: list[str]) -> None:
    """Write the entries into files below `path`, each smaller than a YAML file may be."""
    files: list[list[str]] = [[]]
    length = 0
    for entry in map(_item, entries):
        if length + len(entry) > LARGEST_FILE:
            files.append([])
            length = 0
        files[-1].append(entry)
        length += len(entry)
    for number, lines in enumerate(files):
        if lines:
            path.with_name(f"{path.name}-{number}.yml").write_text("".join(lines), "utf-8")

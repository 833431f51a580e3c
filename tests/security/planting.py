"""Writes editions in which every string stands in every field, so that few builds are needed.

Fields that take any text are filled together, each with another string; any other field is
attacked alone, with all else in its entry right. Each entry has a line of its own: a problem's
`file:line` says whose it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.security.attacks import HARMLESS, flow
from tests.security.fields import MODELS, Field, Sort, fields

REGISTERS = {
    "term": "glossary",
    "entity": "entities",
    "source": "sources",
    "contributor": "contributors",
    "article": "",
}
KINDS = [model for model in MODELS if model not in REGISTERS]
SETTINGS = """\
site_name: Hostile
site_url: https://example.org/
repo_url: https://example.org/repository
edit_uri: edit/main/docs/
theme: {name: material, font: false}
plugins: [search]
validation: {nav: {omitted_files: ignore}}
hooks: [HOOK]
markdown_extensions:
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - sane_lists
  - tables
  - toc: {permalink: true}
  - pymdownx.highlight
  - pymdownx.superfences
"""
HOOK = Path(__file__).parents[2] / "hooks" / "mkdocs_events.py"


@dataclass(frozen=True, slots=True)
class Planted:
    """An entry with attacks in it."""

    file: str
    line: int
    attacks: tuple[tuple[Field, str], ...]
    page: str
    """Folder of the page on which it must be seen, if it is no problem."""
    seen_in: str
    """Id of the note there; the whole page, if empty."""


class Edition:
    """A folder that is filled with entries, and what was planted in it."""

    def __init__(self, root: Path, strings: Sequence[str], settings: str = "") -> None:
        self.root, self.strings = root, strings
        self.planted: list[Planted] = []
        self.lists: dict[str, list[str]] = {}
        self.write("mkdocs.yml", SETTINGS.replace("HOOK", str(HOOK)) + settings)
        self.write("docs/index.md", "# Home\n")
        for model, register in REGISTERS.items():
            if register:
                self.add(f"annotations/{register}.yml", HARMLESS[model])

    def write(self, name: str, text: str) -> None:
        """Write a file, byte for byte."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())

    def add(self, name: str, entry: dict[str, Any]) -> int:
        """Add an entry to a file that has a list; return its line."""
        self.lists.setdefault(name, []).append(f"- {flow(entry)}\n")
        return len(self.lists[name])

    def finish(self) -> None:
        """Write the files that have lists."""
        for name, lines in self.lists.items():
            self.write(name, "".join(lines))

    def article(self, slug: str, text: str, metadata: dict[str, Any]) -> None:
        """Write an article; its `sha256` is that of the text, unless the metadata give another."""
        metadata = {**metadata, "sha256": metadata["sha256"] or hashlib.sha256(text.encode()).hexdigest()}
        self.write(f"docs/articles/{slug}/article.txt", text)
        self.write(f"docs/articles/{slug}/article.yml", flow(metadata) + "\n")

    def batches(self, model: str) -> Iterator[tuple[str, list[list[tuple[Field, str]]]]]:
        """Yield each file's name, and for each of its entries the attacks that it has.

        In `together` the n-th entry has in its k-th field the string n + k.
        """
        free = [field for field in fields(model) if field.sort is Sort.TAKES_ANY]
        safe = [text for text in self.strings if text.strip()]
        yield (
            "together",
            [
                [(field, safe[(n + k) % len(safe)]) for k, field in enumerate(free)]
                for n in range(len(safe))
                if free
            ],
        )
        blank = [text for text in self.strings if not text.strip()]
        for field in fields(model):
            alone = blank if field.sort is Sort.TAKES_ANY else self.strings
            yield field.name, [[(field, text)] for text in alone]


def filled(entry: dict[str, Any], attacks: Sequence[tuple[Field, str]]) -> dict[str, Any]:
    """Return `entry` with all attacks in their fields."""
    for field, text in attacks:
        entry = field.filled(entry, text)
    return entry


def plant_notes(edition: Edition, kind: str) -> None:
    """Write an article that has every string as text, and notes of one kind that have them all."""
    text = []
    for number, string in enumerate(edition.strings):
        marks = " ".join(f"{name}{number:03}" for name in ("together", "note", "prefix", "suffix"))
        text.append(f"Begin{number:03} {string} end{number:03}. {marks}.")
    edition.article(kind, "\n\n".join(text) + "\n", HARMLESS["article"] | {"title": f"On {kind}"})
    for name, batch in edition.batches(kind):
        for number, attacks in enumerate(batch):
            identifier = f"{name}-{number:03}"
            entry = {"id": identifier, **HARMLESS[kind]}
            if name in ("together", "note", "prefix", "suffix"):
                entry |= {"whole": "false", "quote": f"{name}{number:03}"}
            elif name == "quote":
                entry |= {"whole": "false"}
            file = f"annotations/{kind}/{name}.yml"
            line = edition.add(file, filled(entry, attacks))
            edition.planted.append(Planted(file, line, tuple(attacks), kind, identifier))


def plant_registers(edition: Edition) -> None:
    """Write registers that have every string, and an article whose notes show their entries."""
    shown: dict[str, list[str]] = {}
    for model, register in REGISTERS.items():
        if not register:
            continue
        for name, batch in edition.batches(model):
            for number, attacks in enumerate(batch):
                identifier = f"{model}-{name}-{number:03}"
                file = f"annotations/{register}.yml"
                line = edition.add(file, filled(HARMLESS[model] | {"id": identifier}, attacks))
                shown.setdefault(model, []).append(identifier)
                edition.planted.append(
                    Planted(file, line, tuple(attacks), "registers", _citing(model, identifier))
                )
    edition.article("registers", "A short text.\n", HARMLESS["article"] | {"title": "On registers"})
    for model, identifiers in shown.items():
        for identifier in identifiers:
            note = HARMLESS["context"] | {"id": _citing(model, identifier)}
            if model in ("term", "entity"):
                note = HARMLESS["glossary"] | {"id": _citing(model, identifier), "term": identifier}
            note |= {"sources": [identifier]} if model == "source" else {}
            note |= {"by": [identifier]} if model == "contributor" else {}
            edition.add("annotations/registers/citing.yml", note)


def _citing(model: str, identifier: str) -> str:
    return f"cites-{identifier}"


def plant_articles(edition: Edition) -> None:
    """Write articles whose article.yml has every string; some have one as text or as heading."""
    for name, batch in edition.batches("article"):
        for number, attacks in enumerate(batch):
            slug = f"{name}-{number:03}"
            metadata = filled(HARMLESS["article"], attacks)
            if name == "together":
                metadata["description"] = edition.strings[number - 1]
            text = f"{metadata['title']}\n\n{edition.strings[number]}\n" if number % 2 else edition.strings[number]
            edition.article(slug, text, metadata)
            file = f"docs/articles/{slug}/article.yml"
            edition.planted.append(Planted(file, 1, tuple(attacks), slug, ""))


def plant_names(edition: Edition) -> None:
    """Write articles, and files and folders of notes, that are called by the strings."""
    for number, string in enumerate(edition.strings):
        name = as_file_name(string)
        if name is None:
            continue
        title = string.strip() or "Blank"
        edition.article(name, f"Words of {number:03}.\n", HARMLESS["article"] | {"title": title})
        good = {"id": f"note-{number:03}", **HARMLESS["context"]}
        bad = {"id": f"bad-{number:03}", **HARMLESS["context"], "kind": "none"}
        edition.write(f"annotations/{name}/{name[:120]}.yml", f"- {flow(good)}\n- {flow(bad)}\n")
        edition.write(f"annotations/{name} x/note.yml", flow(good) + "\n")
        edition.write(f"annotations/{name[:120]} x.yml", flow(good) + "\n")


def as_file_name(text: str) -> str | None:
    """Return `text` as a name that Linux allows; None if nothing like it is allowed."""
    name = text.replace("/", "\\").replace("\0", "")
    return None if name in ("", ".", "..") or len(name.encode()) > 250 else name

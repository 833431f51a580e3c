"""Writes editions in which every string stands in every field, so that few builds are needed.

Fields that take any text are filled together, each with another string. What a model refuses is
on no page: one string stands in all fields that refuse it. Any other field is attacked alone, with
all else in its entry right. Each entry has a line of its own: a problem's
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
from tests.security.shape import IN_NO_PAGE
from tests.site.building import HOOK
from tests.site.drawing import COMMON_EXTENSIONS

REGISTERS = {
    "term": "glossary",
    "entity": "entities",
    "source": "sources",
    "contributor": "contributors",
}
KINDS = [model for model in MODELS if model not in REGISTERS and model != "article"]
TOGETHER = "together"
Attacks = tuple[tuple[Field, str], ...]
SETTINGS = f"""\
site_name: Hostile
site_url: https://example.org/
repo_url: https://example.org/repository
edit_uri: edit/main/docs/
theme: {{name: material, font: false}}
plugins: [search]
validation: {{nav: {{omitted_files: ignore}}}}
hooks: [{HOOK}]
{COMMON_EXTENSIONS}"""


@dataclass(frozen=True, slots=True)
class Planted:
    """An entry with attacks in it."""

    file: str
    line: int
    attacks: Attacks
    page: str
    """Folder of the page in the site on which it must be seen, if it is no problem."""
    seen_in: str
    """Id of the note there; the whole page, if empty."""


class Edition:
    """A folder that is filled with entries, and what was planted in it."""

    def __init__(self, root: Path, strings: Sequence[str], settings: str = "") -> None:
        self.root, self.strings = root, strings
        self.planted: list[Planted] = []
        self.lists: dict[str, list[str]] = {}
        self.write("mkdocs.yml", SETTINGS + settings)
        self.write("docs/index.md", "# Home\n\nWelcome to the harbour.\n")
        for model, register in REGISTERS.items():
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

    def batches(self, model: str) -> Iterator[tuple[str, list[Attacks]]]:
        """Yield each file's name, and for each of its entries the attacks that it has.

        In `together` the n-th entry has in its k-th field the string n + k.
        """
        # A bad note is refused; a bad description of an article loses its links only.
        free_sorts = {Sort.TAKES_ANY, Sort.MARKDOWN} if model == "article" else {Sort.TAKES_ANY}
        free = [field for field in fields(model) if field.sort in free_sorts and not field.withdraws_the_note]
        # One of these would keep all others in its entry from the page.
        some = [text for text in self.strings if text.strip() and not IN_NO_PAGE.search(text)]
        yield (
            TOGETHER,
            [
                tuple((field, some[(n + k) % len(some)]) for k, field in enumerate(free))
                for n in range(len(some))
            ],
        )
        rest = [text for text in self.strings if text not in some]
        inside: dict[str, Attacks] = {}
        outside: dict[str, Attacks] = {}
        for field in fields(model):
            alone = rest if field in free else self.strings
            refused = [text for text in alone if field.sort is Sort.CHECKS and not field.takes(text)]
            yield field.name, [((field, text),) for text in alone if text not in refused]
            # A text in place of a whole source, say, leaves no room for one inside it.
            shared = inside if len(field.path) > 2 else outside
            shared |= {text: (*shared.get(text, ()), (field, text)) for text in refused}
        yield "refused", list(outside.values())
        yield "refused-inside", list(inside.values())


def filled(entry: dict[str, Any], attacks: Attacks) -> dict[str, Any]:
    """Return `entry` with all attacks in their fields."""
    for field, text in attacks:
        entry = field.filled(entry, text)
    return entry


def plant_notes(edition: Edition, kind: str) -> None:
    """Write an article that has every string as text, and notes of one kind that have them all."""
    marked = (TOGETHER, "note", "prefix", "suffix")
    text = []
    for number, string in enumerate(edition.strings):
        marks = " ".join(f"{name}{number:03}" for name in marked)
        text.append(f"Begin{number:03} {string} end{number:03}. {marks}.")
    edition.article(kind, "\n\n".join(text) + "\n", HARMLESS["article"] | {"title": f"On {kind}"})
    for name, batch in edition.batches(kind):
        for number, attacks in enumerate(batch):
            identifier = f"{kind}-{name}-{number:03}"
            entry = {"id": identifier, **HARMLESS[kind]}
            entry |= {"whole": "false", "quote": f"{name}{number:03}"} if name in marked else {}
            entry |= {"whole": "false"} if name == "quote" else {}
            file = f"annotations/{kind}/{name}.yml"
            line = edition.add(file, filled(entry, attacks))
            is_withdrawn = any(field.withdraws_the_note for field, _ in attacks)
            seen = (f"notes/{identifier}", "") if is_withdrawn else (f"articles/{kind}", identifier)
            edition.planted.append(Planted(file, line, attacks, *seen))


def plant_registers(edition: Edition) -> None:
    """Write registers that have every string, and an article whose notes show their entries."""
    edition.article("registers", "A short text.\n", HARMLESS["article"] | {"title": "On registers"})
    for model, register in REGISTERS.items():
        for name, batch in edition.batches(model):
            for number, attacks in enumerate(batch):
                identifier = f"{model}-{name}-{number:03}"
                entry = HARMLESS[model] | {"id": identifier}
                if len(attacks) == 1:
                    needed = {"id", "type", "name", "title", "description", *attacks[0][0].path[:1]}
                    entry = {key: value for key, value in entry.items() if key in needed}
                file = f"annotations/{register}.yml"
                if model == "source" and len(attacks) > 1:
                    # All keys of sources in one file would be more than a file may have.
                    file, line = f"annotations/{register}/{identifier}.yml", 1
                    edition.write(file, flow(filled(entry, attacks)) + "\n")
                else:
                    line = edition.add(file, filled(entry, attacks))
                cites = f"cites-{identifier}"
                edition.planted.append(Planted(file, line, attacks, "articles/registers", cites))
                if name in (TOGETHER, "note", "url", "archived"):
                    edition.add(
                        "annotations/registers/citing.yml", _citing(model, identifier) | {"id": cites}
                    )


def _citing(model: str, identifier: str) -> dict[str, Any]:
    kind, key, cited = {
        "source": ("context", "sources", [identifier]),
        "contributor": ("context", "by", [identifier]),
    }.get(model, ("glossary", "term", identifier))
    return {**HARMLESS[kind], key: cited}


def plant_articles(edition: Edition) -> None:
    """Write articles whose article.yml has every string; some have one as text or as heading."""
    for name, batch in edition.batches("article"):
        for number, attacks in enumerate(batch):
            metadata = filled(HARMLESS["article"], attacks)
            text = edition.strings[-number]
            if name == TOGETHER and number % 2:
                text = f"{metadata['title']}\n\n{text}\n"
            slug = f"{name}-{number:03}"
            edition.article(slug, text, metadata)
            metadata_file = f"docs/articles/{slug}/article.yml"
            edition.planted.append(Planted(metadata_file, 1, attacks, f"articles/{slug}", ""))


def plant_names(edition: Edition) -> None:
    """Write articles, and files and folders of notes, that are called by the strings."""
    for number, string in enumerate(edition.strings):
        title = string.strip() or "Blank"
        edition.article(f"title-{number:03}", "Words.\n", HARMLESS["article"] | {"title": title})
        name = as_file_name(string)
        if name is None:
            continue
        edition.article(name, "Words.\n", HARMLESS["article"])
        good = {"id": f"note-{number:03}", **HARMLESS["context"]}
        bad = {"id": f"bad-{number:03}", **HARMLESS["context"], "kind": "none"}
        both = f"- {flow(good)}\n- {flow(bad)}\n"
        edition.write(f"annotations/title-{number:03}/{name}.yml", both)
        edition.write(f"annotations/{name}/note.yml", flow(good) + "\n")
        edition.write(f"annotations/{name} x.yml", flow(good) + "\n")


def as_file_name(text: str) -> str | None:
    """Return `text` as a name that Linux allows; None if nothing like it is allowed."""
    name = text.replace("/", "\\").replace("\0", "")
    return None if name in ("", ".", "..") or len(name.encode()) > 240 else name

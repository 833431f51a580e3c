"""The files of a new edition, written from one text."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from variorum.editing.changed_notes import node
from variorum.editing.engine_requirement import Engine
from variorum.editing.layout import laid_out
from variorum.editing.new_note import note_text
from variorum.editing.starter import GUIDE, LIST, Starter, checksum
from variorum.exporting.edition_schema import schema_name
from variorum.model.article import ArticleMetadata
from variorum.model.placeholder import FIRST_NOTE
from variorum.model.registers import REGISTERS
from variorum.model.values import Entry


def article_yml(metadata: Mapping[str, Any], received: bytes) -> str:
    """Return article.yml for the text as received, with its SHA-256."""
    fields = {**metadata, "sha256": hashlib.sha256(received).hexdigest()}
    return _entry(fields, schema=f"../../../{schema_name('article')}")


def edition_files(
    slug: str,
    metadata: Mapping[str, Any],
    site_name: str,
    editor: str,
    engine: Engine,
    guide: str = GUIDE,
    engine_repository: str = "",
) -> dict[str, bytes]:
    """Return the content of each file by its path, without those of the article itself.

    `metadata` has the fields of article.yml except the checksum; `editor` is the name of the author of the
    first notes, `guide` that of the file for editors, `engine_repository` what upgrades keep.
    """
    title = metadata["title"]
    source = {"id": "the-text", "type": "document", "title": title}
    source |= {"publisher": metadata["publisher"]} if "publisher" in metadata else {}
    source |= {"issued": metadata["date"]} if "date" in metadata else {}
    source |= {"URL": metadata["url"]} if "url" in metadata else {}
    first = {
        "id": "about-this-edition",
        "kind": "context",
        "whole": "true",
        "title": "About this edition",
        "note": f"{FIRST_NOTE}\n",
        "sources": ["the-text"],
        "by": ["editors"],
    }
    written = {
        f"annotations/{slug}/about-this-edition.yml": note_text(first, f"../../{schema_name('annotation')}"),
        "annotations/sources/the-text.yml": _register_entry("sources", source),
        "annotations/contributors/editors.yml": _register_entry(
            "contributors", {"id": "editors", "name": editor, "role": "Wrote and checked the notes."}
        ),
    }
    starter = Starter(site_name, slug, guide, engine_repository=engine_repository)
    ours = starter.files(engine)
    sums = {name: checksum(content) for name, content in ours.items()}
    return {
        **{name: text.encode() for name, text in written.items()},
        **ours,
        LIST: starter.listing(sums),
    }


def _entry(fields: Mapping[str, Any], schema: str, model: type[Entry] = ArticleMetadata) -> str:
    root = node(fields)
    root.in_brackets = False
    root.above = [f"# yaml-language-server: $schema={schema}"]
    return laid_out(root, model)


def _register_entry(name: str, fields: Mapping[str, str]) -> str:
    """Return the text of a file in the folder of the register `name`: contributions then do not conflict."""
    return _entry(fields, f"../../{schema_name(name)}", REGISTERS[name])

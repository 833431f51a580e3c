"""Reads BibTeX and biblatex, by bibtexparser, which is part of the extra `references`."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import Block, DuplicateFieldKeyBlock, Entry

from variorum.editing.references.bibtex_entry import reference_of
from variorum.editing.references.reference import Reference, ReferenceFile

_ENCLOSED = re.compile(r'^(?:\{(.*)\}|"(.*)")$', re.DOTALL)
_MOST_PARENTS = 5
"""How long a chain of `crossref` is followed."""
_INHERITED_TITLE = {"title": "booktitle", "subtitle": "booksubtitle"}
_NOT_INHERITED = ("crossref", "xdata", "ids", "entrysubtype", "shorttitle", "abstract", "keywords", "note")


def read(text: str) -> ReferenceFile:
    """Return the sources of a file of BibTeX. An entry with `crossref` has what that one has, too."""
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    library = parse_string(text)
    found = ReferenceFile()
    entries = [*library.entries, *_with_repeated_fields(library.failed_blocks)]
    by_key = {entry.key: entry for entry in entries}
    for entry in sorted(entries, key=lambda entry: entry.start_line or 0):
        try:
            found.references.append(_reference(entry, by_key))
        except RecursionError:
            found.broken.append((_line(entry), "Its braces are nested too deeply."))
    for block in library.failed_blocks:
        if not isinstance(block, DuplicateFieldKeyBlock):
            why = " ".join(str(block.error).split()) or "Its braces or quotation marks are not closed."
            found.broken.append((_line(block), why if why.endswith((".", "`")) else f"{why}."))
    return found


def _with_repeated_fields(blocks: Iterable[Block]) -> Iterator[Entry]:
    for block in blocks:
        if isinstance(block, DuplicateFieldKeyBlock) and isinstance(block.ignore_error_block, Entry):
            for field in block.ignore_error_block.fields:
                # The library leaves such an entry as it was written.
                field.value = _ENCLOSED.sub(r"\1\2", str(field.value))
            yield block.ignore_error_block


def _line(block: Block) -> int:
    return (block.start_line or 0) + 1


def _parents(entry: Entry, by_key: dict[str, Entry]) -> Iterator[Entry]:
    for _ in range(_MOST_PARENTS):
        crossref = next((str(field.value) for field in entry.fields if field.key.lower() == "crossref"), "")
        if crossref not in by_key:
            return
        entry = by_key[crossref]
        yield entry


def _reference(entry: Entry, by_key: dict[str, Entry]) -> Reference:
    fields: dict[str, tuple[str, int]] = {}
    repeated = []
    for written in entry.fields:
        name = written.key.lower()
        if name in fields:
            repeated.append((name, written.start_line + 1))
        else:
            fields[name] = (str(written.value), written.start_line + 1)
    for parent in _parents(entry, by_key):
        for written in parent.fields:
            name = _INHERITED_TITLE.get(written.key.lower(), written.key.lower())
            if name not in _NOT_INHERITED:
                fields.setdefault(name, (str(written.value), written.start_line + 1))
    reference = reference_of(entry.entry_type.lower(), entry.key, _line(entry), fields)
    for name, line in repeated:
        reference.leave(name, "is there twice; the first is taken.", line)
    return reference

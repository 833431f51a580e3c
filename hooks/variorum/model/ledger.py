"""The ledger of published ids: what links may point to, for good."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from variorum.model.edition import Edition
from variorum.model.values import ArticleName, Entry, Identifier

LEDGER = "ids"
"""Name of its file below annotations/. An edition that was never published has none."""
LEDGER_FILE = f"annotations/{LEDGER}.yml"
_HEAD = """\
# yaml-language-server: $schema=../.variorum/ids.schema.json
# Published ids, made by `variorum ids`. A line that stands here stays for good: links point to it.
# Whoever writes a note need not touch this file; editors run the command when they merge.

"""


class PublishedId(Entry):
    """An id that was published. It is never removed and never given to another note."""

    id: Identifier = Field(description="The note’s id.")
    article: ArticleName = Field(
        description="The article that the note is about: the name of its folder, or the path of a page."
    )


def with_ids_of(edition: Edition, ledger: Iterable[PublishedId]) -> list[PublishedId]:
    """Return the ledger with the ids of all notes of the edition, withdrawn ones too, by id."""
    published = {entry.id: entry for entry in ledger}
    for article in edition.articles:
        records = [note.record for note in article.notes] + [note.record for note in article.withdrawn]
        for record in records:
            entry = PublishedId(id=record.annotation.id, article=article.article.slug)
            published.setdefault(entry.id, entry)
    return [published[identifier] for identifier in sorted(published)]


def ledger_text(entries: Iterable[PublishedId]) -> str:
    """Return the file that holds `entries`, by id: one line an id, so that merges are easy."""
    by_id = sorted(entries, key=lambda entry: entry.id)
    lines = [f"- {{id: {_quoted(entry.id)}, article: {_quoted(entry.article)}}}\n" for entry in by_id]
    return _HEAD + ("".join(lines) or "[]\n")


def _quoted(identifier: str) -> str:
    """Return an id so that every YAML parser takes it for text: not 2020, 1e5 or `null`."""
    return identifier if "-" in identifier.strip("0123456789-") else f'"{identifier}"'

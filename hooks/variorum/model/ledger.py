"""The ledger of published ids: what links may point to, for good."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from variorum.model.edition import Edition
from variorum.model.values import ArticleName, Entry, Identifier

LEDGER = "ids"
"""Name of its file below annotations/. An edition that was never published has none."""
LEDGER_FILE = f"annotations/{LEDGER}.yml"


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

"""The ledger of published ids as the text of annotations/ids.yml: one line an id, so that merges are easy."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.model.ledger import PublishedId

_HEAD = """\
# yaml-language-server: $schema=../.variorum/ids.schema.json
# Published ids, made by `variorum ids`. A line that stands here stays for good: links point to it.
# Whoever writes a note need not touch this file; editors run the command when they merge.

"""


def ledger_text(entries: Iterable[PublishedId]) -> str:
    """Return the file that holds `entries`, by id."""
    by_id = sorted(entries, key=lambda entry: entry.id)
    lines = [f"- {{id: {_quoted(entry.id)}, article: {_quoted(entry.article)}}}\n" for entry in by_id]
    return _HEAD + ("".join(lines) or "[]\n")


def _quoted(identifier: str) -> str:
    """Return an id so that every YAML parser takes it for text: not 2020, 1e5 or `null`."""
    return identifier if "-" in identifier.strip("0123456789-") else f'"{identifier}"'

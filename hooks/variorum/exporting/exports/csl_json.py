"""The source register as CSL-JSON, which Zotero, pandoc and citation libraries read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from variorum.exporting.export import Export, PublishedSite
from variorum.model.edition import Edition
from variorum.model.edtf import parsed
from variorum.model.registers import Source

_BEFORE_SEASONS = 20
"""EDTF counts the seasons from 21, CSL from 1."""
_OURS = {"archived", "access", "reliability", "issued"}


def csl_items(sources: Iterable[Source]) -> list[dict[str, Any]]:
    """Return each source as an item of CSL-JSON (schema 1.0.2).

    Where a stored copy is, and how the source was consulted, stands in the item's `note`.
    """
    return [_item(source) for source in sources]


def csl_json(sources: Iterable[Source]) -> str:
    """Return the sources as a file of CSL-JSON."""
    return json.dumps(csl_items(sources), ensure_ascii=False, indent=2) + "\n"


def csl_date(date: str) -> dict[str, Any]:
    """Return a date in CSL’s form: one or two lists of year, month and day, and whether it is about then."""
    known = parsed(date)
    first, last = known.first, known.last
    ends = [first.parts, last.parts] if known.is_interval and known.begin and known.end else [first.parts]
    if len(ends) == 1 and first.first_year != first.last_year:
        ends = [[first.first_year], [first.last_year]]
    found: dict[str, Any] = {"date-parts": ends}
    if first.season:
        found["season"] = first.month - _BEFORE_SEASONS
    if first.mark or last.mark:
        found["circa"] = True
    return found


def note_of(source: Source) -> str:
    """Return the facts about a source that have no field of their own elsewhere."""
    archived = f"Stored copy: {source.archived}" if source.archived else ""
    return " ".join(filter(None, (source.access, archived)))


def _item(source: Source) -> dict[str, Any]:
    item: dict[str, Any] = source.model_dump(by_alias=True, exclude_none=True, exclude=_OURS)
    item["author"] = list(item["author"])
    if not item["author"]:
        del item["author"]
    if source.issued:
        item["issued"] = csl_date(source.issued)
    if note := note_of(source):
        item["note"] = note
    return item


def _of_edition(edition: Edition, _: PublishedSite) -> str:
    sources = edition.registers.sources.values()
    return csl_json(sources) if sources else ""


EXPORT = Export(
    uri="apparatus/sources.csl.json",
    media_type="application/vnd.citationstyles.csl+json",
    label="CSL-JSON",
    page=Source.of_register.page,
    says="the sources for programs that manage references",
    place=3,
    make=_of_edition,
    lacks=("How far a source can be relied on is in `sources-csv` and on its page.",),
)

"""The source register as CSL-JSON, which Zotero, pandoc and citation libraries read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from variorum.exporting.export import Export, PublishedSite
from variorum.model.edition import Edition
from variorum.model.edtf import SimpleDate, parsed
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
    """Return a date in CSL’s form: one or two lists of year, month and day, and whether it is about then.

    CSL has no year 0: -44 is 44 BC. An open end is the year 0, as pandoc and citeproc-js read it. The lists
    of an interval are of one length, or citeproc-js refuses the whole bibliography.
    """
    known = parsed(date)
    if known.is_interval:
        ends = [_parts(known.begin, is_end=False), _parts(known.end, is_end=True)]
        length = min(map(len, ends))
        ends = [end[:length] for end in ends]
    elif known.first.first_year != known.first.last_year:
        ends = [[_csl_year(known.first.first_year)], [_csl_year(known.first.last_year)]]
    else:
        ends = [_parts(known.first, is_end=False)]
    found: dict[str, Any] = {"date-parts": ends if ends[0] != ends[-1] else ends[:1]}
    if known.first.season and not known.is_interval:
        found["season"] = known.first.month - _BEFORE_SEASONS
    if known.first.mark or known.last.mark:
        found["circa"] = True
    return found


def _parts(date: SimpleDate | None, *, is_end: bool) -> list[int]:
    if date is None:
        return [0]
    return [_csl_year(date.last_year if is_end else date.first_year), *date.parts[1:]]


def _csl_year(year: int) -> int:
    return year if year > 0 else year - 1


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

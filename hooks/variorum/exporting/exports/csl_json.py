"""The source register as CSL-JSON, which Zotero, pandoc and citation libraries read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from variorum.exporting.export import Export, PublishedSite
from variorum.exporting.indented_json import indented
from variorum.model.csl.dates import csl_date, date_of_csl
from variorum.model.csl.variables import DATES, NAMES
from variorum.model.edition import Edition
from variorum.model.registers import Source

OURS = ("archived", "access", "reliability")
"""CSL has no variables for these. The first two stand in `note` for people, and all in `custom`."""
OWN = "variorum"
"""The key below `custom` with the values that no variable of CSL holds."""
_COPY = "Stored copy: "
"""What `note_of` has before the address of a stored copy."""


def csl_items(sources: Iterable[Source]) -> list[dict[str, Any]]:
    """Return each source as an item of CSL-JSON (schema 1.0.2).

    Where a stored copy is, and how the source was consulted, stands in the item's `note`. `custom` has
    these apart, with how far the source can be relied on and dates that CSL only has in part.
    """
    return [_item(source) for source in sources]


def csl_json(sources: Iterable[Source]) -> str:
    """Return the sources as a file of CSL-JSON."""
    return indented(csl_items(sources)) + "\n"


def note_of(source: Source) -> str:
    """Return the facts about a source that have no field of their own elsewhere."""
    archived = f"{_COPY}{source.archived}" if source.archived else ""
    return " ".join(filter(None, (source.note, source.access, archived)))


def without_stored_copy(note: str) -> tuple[str, str]:
    """Return what `note_of` wrote without the address of the stored copy at its end, and that; "" if none."""
    found = re.search(rf"(?<!\s)\s*{_COPY}(https?://\S+)$", note)
    return (note[: found.start()], found[1]) if found else (note, "")


def _item(source: Source) -> dict[str, Any]:
    values: dict[str, Any] = source.model_dump(by_alias=True, exclude_none=True)
    own: dict[str, Any] = {key: values[key] for key in OURS if key in values}
    item: dict[str, Any] = {
        key: list(value) if key in NAMES else value
        for key, value in values.items()
        if value != () and key not in own and key != "note"
    }
    for key in DATES & item.keys():
        date = item[key]
        item[key] = csl_date(date)
        if date_of_csl(item[key]) != date:
            own[key] = date
    if note := note_of(source):
        item["note"] = note
    if source.note and source.note != note:
        own["note"] = source.note
    if own:
        item["custom"] = {OWN: own}
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
    lacks=("How far a source can be relied on, and a date such as 189X, is in `custom`, which few read.",),
)

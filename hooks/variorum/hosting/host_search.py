"""The index of the search that a host fills while it writes pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def search_entries_of(plugins: Mapping[str, Any]) -> list[Any]:
    """Return the list to which a search among `plugins` adds; one that nobody reads, if there is none."""
    index = getattr(plugins.get("material/search") or plugins.get("search"), "search_index", None)
    # Material's, and MkDocs' own.
    entries: list[Any] = vars(index).get("entries", vars(index).get("_entries", [])) if index else []
    return entries

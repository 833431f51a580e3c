"""The matrix as a table: what docs/with-other-plugins.md says, and what `make plugins` prints."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from tests.plugins.edition import Entry, entries

HEAD = ("| Plugin | Package | Version | Result |", "| --- | --- | --- | --- |")


def row(entry: Entry) -> str:
    """Return a plugin's line."""
    how = "works"
    if entry.advised:
        # JSON is YAML, and so can be copied.
        advised = ", ".join(f"{key}: {json.dumps(value)}" for key, value in entry.advised.items())
        how = f"named without `{advised}`; with it, works"
    if entry.only == "last":
        how += ", as the last plugin"
    return f"| `{entry.plugin}` | `{entry.package}` | {entry.version} | {how} |"


def table() -> list[str]:
    """Return the lines of the table."""
    return [*HEAD, *(row(entry) for entry in entries())]


def with_results(failed: Mapping[str, bool]) -> Iterator[str]:
    """Yield the same lines, with what came of them by the name of a plugin."""
    for entry in entries():
        if entry.plugin in failed:
            result = "FAILED" if failed[entry.plugin] else row(entry).split(" | ")[-1].removesuffix(" |")
            yield f"{entry.plugin:28} {entry.package:44} {entry.version:10} {result}"

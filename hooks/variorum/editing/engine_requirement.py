"""The line of requirements.txt by which pip installs the engine again, from where it was installed."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution
from typing import Any

from variorum.version import VERSION

PACKAGE = "variorum[mkdocs]"
"""With the host that a new edition is built by."""


def engine_requirement() -> str:
    """Return the requirement for the engine that runs."""
    try:
        origin = distribution("variorum").read_text("direct_url.json")
    except PackageNotFoundError:
        origin = None
    return requirement_for(json.loads(origin) if origin else None)


def requirement_for(origin: dict[str, Any] | None) -> str:
    """Return the requirement for an engine whose `direct_url.json` says `origin`.

    None: it came from an index. The format is that of
    https://packaging.python.org/en/latest/specifications/direct-url-data-structure/
    """
    if origin is None:
        return f"{PACKAGE}=={VERSION}"
    url = origin["url"]
    if vcs := origin.get("vcs_info"):
        url = f"{vcs['vcs']}+{url}@{vcs['commit_id']}"
    part = f"#subdirectory={origin['subdirectory']}" if origin.get("subdirectory") else ""
    return f"{PACKAGE} @ {url}{part}"


def is_of_this_machine(requirement: str) -> bool:
    """Return whether a requirement names a place that no other machine can reach."""
    return "@ file:" in requirement or "+file:" in requirement

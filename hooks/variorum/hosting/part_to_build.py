"""Which part of a site the host is asked to build, and whether the site can be built in parts at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from variorum.model.part import WHOLE, Part

VARIABLE = "VARIORUM_PART"
"""In the environment of a host that builds one part: `2/4`. `variorum build` sets it."""
KNOWN_PLUGINS = frozenset(("material/search", "search", "variorum"))
"""Those that make of a page what they make of it in a whole build, and whose files can be joined."""


def part_to_build() -> Part:
    """Return the part that the host is asked for: all of the site, unless the environment names one.

    Raise `ValueError`, in a sentence, if that is no part.
    """
    return Part.parse(os.environ.get(VARIABLE) or str(WHOLE))


def refuse_gathering_plugins(plugins: Mapping[str, Any]) -> None:
    """Raise `ValueError`, in a sentence, if a part is to be built, and `plugins` of the host forbid it."""
    if part_to_build().is_whole:
        return
    for name, plugin in plugins.items():
        if name not in KNOWN_PLUGINS and not hasattr(plugin, "_as_hook"):
            raise ValueError(
                f"This site cannot be built in parts, since it has “{name}”: such a plugin or hook may "
                "gather something from all pages as they are written. Build the site in one piece, or leave "
                "that out."
            )
        if getattr(plugin, "config", {}).get("prebuild_index"):
            raise ValueError(
                "This site cannot be built in parts, since `prebuild_index` makes more of the search's index "
                "than can be joined. Leave that out, or build the site in one piece."
            )

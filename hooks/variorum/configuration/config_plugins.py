"""What the engine needs to know of the plugins that a configuration lists, none of which it loads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_MATERIAL = "material/"
_MAKE_NO_PAGES = frozenset(
    # Of Material and MkDocs, and of Variorum itself.
    "group info meta offline optimize privacy projects search social tags typeset variorum "
    # Of others, as far as they were tried (docs/with-other-plugins.md).
    "alias autolinks autorefs awesome-nav awesome-pages callouts encryptcontent enumerate-headings exclude "
    "exclude-search ezglossary ezlinks git-authors git-committers git-revision-date "
    "git-revision-date-localized glightbox htmlproofer img2fig include-markdown literate-nav macros mermaid2 "
    "meta-descriptions minify mkdocstrings open-in-new-tab redirects roamlinks rss same-dir section-index "
    "table-reader".split()
)
"""Plugins that add no page to those whose sources lie in the folder of pages."""


def page_makers(plugins: object) -> tuple[str, ...]:
    """Return the names of the plugins that make pages, or may: those of which it is not known."""
    names = (name.removeprefix(_MATERIAL) for name, options in _listed(plugins) if _is_on(options))
    return tuple(name for name in names if name not in _MAKE_NO_PAGES)


def is_offline(plugins: object) -> bool:
    """Return whether Material's plugin for use without a server is on: it gives pages no folders."""
    return any(
        name.removeprefix(_MATERIAL) == "offline" and _is_on(options) for name, options in _listed(plugins)
    )


def _listed(plugins: object) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the name and the options of each plugin; what MkDocs would refuse is passed over."""
    items = plugins.items() if isinstance(plugins, dict) else plugins if isinstance(plugins, list) else ()
    for item in items:
        pair = next(iter(item.items()), ("", None)) if isinstance(item, dict) else item
        name, options = pair if isinstance(pair, tuple) else (pair, None)
        if isinstance(name, str) and name:
            yield name, options if isinstance(options, dict) else {}


def _is_on(options: Mapping[str, Any]) -> bool:
    return options.get("enabled") is not False

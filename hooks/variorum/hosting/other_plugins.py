"""Warnings about plugins that do to an edition what its editors may not expect."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fnmatch import fnmatch
from typing import Any, NamedTuple

from variorum.model.addresses import page_uri

_AN_ARTICLE = page_uri("any")
"""Stands for the page of any article, to try the `exclude` patterns of a plugin."""


class _Named(NamedTuple):
    """A warning about a plugin, and whether its settings call for it."""

    sentence: str
    holds: Callable[[Mapping[str, Any]], bool] = lambda _: True


def _numbers_articles(settings: Mapping[str, Any]) -> bool:
    return not any(fnmatch(_AN_ARTICLE, pattern) for pattern in settings.get("exclude") or ())


NAMED = {
    "git-authors": _Named(
        "The plugin git-authors warns of each page that is made, since nobody has committed it: add "
        "`strict: false` to its settings.",
        lambda settings: bool(settings.get("strict", True)),
    ),
    "enumerate-headings": _Named(
        "The plugin enumerate-headings numbers the headings of articles, which were received without "
        "numbers: add `exclude: [articles/*]` to its settings.",
        _numbers_articles,
    ),
}
"""By the name under which a plugin is listed in mkdocs.yml."""


_OPEN_PATHS = {"alias"}
"""Plugins that open the path of each page, and go on where it has none. Others need one, and open nothing."""


def open_paths(plugins: Mapping[str, Any]) -> bool:
    """Return whether one of `plugins` would look for a file where a page that is made has none.

    Others ask for the path of each source, as if the file lay there; what it would say is in memory.
    """
    return not _OPEN_PATHS.isdisjoint(plugins)


def named_plugins(plugins: Mapping[str, Any]) -> Iterator[str]:
    """Yield a sentence for each of `plugins` that needs other settings beside an edition.

    They are what the host knows by their names; `config` of each has its settings.
    """
    for name, plugin in plugins.items():
        named = NAMED.get(name)
        if named and named.holds(getattr(plugin, "config", {})):
            yield named.sentence

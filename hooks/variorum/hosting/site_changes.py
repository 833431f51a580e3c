"""How the files that a site has beside the written ones change when notes are saved."""

from __future__ import annotations

from typing import NamedTuple

from variorum.site.site_file import SiteFile, SiteFiles


class SiteChanges(NamedTuple):
    """The files that are made now and were not, or were another way; and those that are made no longer."""

    made: tuple[SiteFile, ...]
    removed: tuple[str, ...]
    are_reordered: bool
    """Whether there are others, or they follow one another in another order, which the sitemap has."""


def site_changes(before: SiteFiles, now: SiteFiles) -> SiteChanges | None:
    """Return what changed; None if it is more than the content and the number of unlisted files."""
    if _frame(before) != _frame(now):
        return None
    old = {file.uri: file for file in before.added}
    made = tuple(
        file
        for file in now.added
        if file != old.get(file.uri) or now.metadata.get(file.uri) != before.metadata.get(file.uri)
    )
    removed = old.keys() - {file.uri for file in now.added}
    if any(file.level != old[file.uri].level for file in made if file.uri in old):
        return None
    return SiteChanges(made, tuple(sorted(removed)), [*old] != [file.uri for file in now.added])


def _frame(site: SiteFiles) -> tuple[object, ...]:
    """Return what decides which written files are published, and what every page says."""
    return site.removed, site.downloads, site.cards, site.of_every_page, site.taken, site.withheld

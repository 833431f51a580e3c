"""Builds one part of a site: all of the edition is read, every passage found, and a share written.

What the page of an article says depends on the whole edition: its links, the registers, the problems that it
tells of. So each part reads all of it, which takes a seventh of the time of a site with all that is made
beside the articles. What is there once, such as the map of the site, is made by the first part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from variorum.hosting.host_search import search_entries_of
from variorum.hosting.page_builder import build_pages_by
from variorum.hosting.part_inputs import last_commit, versions
from variorum.hosting.part_ledger import PartLedger, checksum_of, files_of_part
from variorum.model.part import Part


@dataclass(frozen=True)
class SitePart:
    """Which pages a part has, and what is noted as they are written."""

    part: Part
    places: Mapping[str, int]
    """The place of every page among all of the site, by its source."""
    own: frozenset[str]
    """The sources of those that this part writes."""
    indexed: dict[str, int] = field(default_factory=dict)
    """How many entries each of them has in the index of the search, once it is written."""

    @classmethod
    def of(cls, part: Part, pages: Iterable[str], articles: Iterable[str]) -> SitePart:
        """Return the share of `part` in `pages`, the sources of all pages of a site in order.

        The pages of `articles` are dealt as their downloads are, and then the others.
        """
        places = {uri: place for place, uri in enumerate(pages)}
        annotated = [uri for uri in articles if uri in places]
        others = [uri for uri in places if uri not in {*annotated}]
        own = {*part.dealt(annotated), *part.dealt(others)}
        return cls(part, places, frozenset(own))

    def keep(self, host: Any, settings: Any, files: Any) -> None:
        """Let the `host`, the module that builds pages, write this share and nothing else.

        `settings` and `files` are those of the host. What was written of the files already, such as
        downloads, stays where it is.
        """
        for page in (file.page for file in files if file.page):
            if page.file.src_uri not in self.own:
                page.content = ""
        if not self.part.is_first:
            settings.theme.static_templates = set()
            settings.extra_templates = []
            for file in [file for file in files if not file.page]:
                files.remove(file)

        def build_page(usual: Callable[..., None], page: Any, *more: Any, **named: Any) -> None:
            uri = page.file.src_uri
            if uri in self.own:
                before = len(search_entries_of(settings.plugins))
                usual(page, *more, **named)
                self.indexed[uri] = len(search_entries_of(settings.plugins)) - before

        build_pages_by(host, build_page)

    def write_ledger(self, site: Path, root: Path, about: Mapping[str, Any]) -> str:
        """Write the ledger of the part, whose files lie in `site`; return what should be logged about it.

        `root` is the folder of the edition; `about` has what the build knows. Raise `OSError` if the disk
        refuses.
        """
        ledger = PartLedger(
            number=self.part.number,
            total=self.part.total,
            versions=versions(),
            commit=last_commit(root),
            pages=sorted((self.places[uri], entries) for uri, entries in self.indexed.items()),
            all_pages=len(self.places),
            files={uri: checksum_of(site / uri) for uri in files_of_part(site)},
            **about,
        )
        ledger.write(site)
        return f"Part {self.part} has {len(ledger.pages)} of {ledger.all_pages} pages."

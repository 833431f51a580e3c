"""Sums of what the pages of articles are made from beside their own files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import blake2b
from itertools import pairwise
from typing import Any

from variorum.apparatus.page import Publication
from variorum.hosting.finished_page import PageFinish
from variorum.hosting.part_inputs import values_of
from variorum.model.addresses import page_uri
from variorum.model.edition_files import EditionFiles
from variorum.model.history import History
from variorum.model.settings import EditionSettings
from variorum.site.site_file import SiteFiles


class PageSums:
    """Makes the sums of what pages are made from beside their own files."""

    def __init__(
        self, history: History, files: EditionFiles, publication: Publication, about: object
    ) -> None:
        """`about` is what `about_site` returned."""
        self._history = history
        self._entries = {entry.article.slug: entry for entry in files.articles}
        self._settled = files.settled
        texts = [entry.article for entry in files.texts]
        self._following = {
            article.slug: (after.metadata.title, publication.url_of(page_uri(after.slug)))
            for article, after in pairwise(texts)
        }
        self._common = blake2b(repr(about).encode(errors="surrogatepass"), digest_size=32)

    def of(self, slug: str, page: Any) -> str:
        """Return the sum of what the `page` of an article is made from."""
        digest = self._common.copy()
        facts = (page.title, page.url, page.canonical_url, page.edit_url, page.update_date, page.meta)
        beside = [(near.title, near.url) if near else None for near in (page.previous_page, page.next_page)]
        history = [*self._of_history(slug)]
        said = repr((facts, beside, self._following.get(slug), history))
        digest.update(said.encode(errors="surrogatepass"))
        return digest.hexdigest()

    def _of_history(self, slug: str) -> Iterator[object]:
        names = {*self._names(slug)}
        for name in sorted(names):
            yield self._history.of_note(name)
            yield name in self._history.uncommitted, name in self._history.arrived_reviewed
        yield bool(self._history.notes), self._history.begins, self._history.limitations

    def _names(self, slug: str) -> Iterator[str]:
        if slug in self._settled:
            yield from self._settled[slug].names
        for note in self._entries[slug].notes:
            yield note.annotation.id
            yield from note.annotation.formerly


def about_site(
    settings: Any, nav: Any, files: Any, finish: PageFinish, site: SiteFiles, publication: Publication
) -> object:
    """Return what all pages of a site are made from: settings, navigation, addresses, and our part of it.

    `settings`, `nav` and `files` are those of the host. What mkdocs.yml says of the edition is part of the
    sums of articles.
    """
    look = finish.joined_styles, len(finish.joined), finish.has_our_icon
    plain = publication._replace(url_of=str, settings=EditionSettings())
    made = look, sorted(site.withheld), site.of_every_page, plain
    listed = [(page.file.src_uri, page.title, page.url, page.meta) for page in nav.pages] if nav else []
    addresses = sorted((file.src_uri, file.url, str(file.inclusion)) for file in files)
    written = json.dumps(values_of(settings), sort_keys=True, default=str)
    return written, str(nav), listed, addresses, made

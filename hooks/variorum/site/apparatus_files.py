"""The pages that are made from the whole edition, as files of a site: each has only its heading yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from variorum.apparatus.on_demand import note_pages, page_of_note
from variorum.apparatus.page import ApparatusPage, Publication, note_uri
from variorum.files.memo import Memo
from variorum.model.edition_files import ArticleFiles, EditionFiles
from variorum.model.settings import EditionSettings
from variorum.model.settled import SettledNotes, Unsettled
from variorum.rendering.article_page import harmless_title
from variorum.rendering.plain_text import escaped
from variorum.site.article_files import MADE_TEMPLATE
from variorum.site.site_file import SiteFile, SiteFiles


def add_apparatus(site: SiteFiles, pages: Iterable[ApparatusPage], settings: EditionSettings) -> None:
    """Add to `site` what a host has to know of these `pages`."""
    for page in pages:
        site.apparatus.append(page)
        site.added.append(SiteFile(page.uri, f"# {escaped(page.title)}\n", is_in_nav=page.is_in_nav))
        site.metadata[page.uri] = {"title": harmless_title(page.title), "hide": ["toc"], **page.metadata}
        if template := page.template or ("" if settings.look == "edition" else MADE_TEMPLATE):
            site.metadata[page.uri]["template"] = template
        if not page.is_searched:
            site.metadata[page.uri]["search"] = {"exclude": True}


def add_note_pages(site: SiteFiles, files: EditionFiles, publication: Publication, memo: Memo) -> None:
    """Add to `site` a page for each note; those of articles that `memo` knows are not made anew."""
    shelf = memo.same("pages of notes", (publication,), lambda: page_of_note(publication))

    def pages_of(entry: ArticleFiles) -> SiteFiles:
        part = SiteFiles()
        add_apparatus(part, note_pages(entry, shelf), files.settings)
        return part

    for entry in files.articles:
        sources = (entry, shelf, files.settings)
        site.include(memo.same(f"pages of notes: {entry.article.slug}", sources, partial(pages_of, entry)))
    for slug, notes in files.settled.items():
        pages = list(_unread_pages(slug, notes))
        site.apparatus += pages
        site.added += [SiteFile(page.uri, "", is_in_nav=False) for page in pages]


def _unread_pages(slug: str, notes: SettledNotes) -> Iterator[ApparatusPage]:
    """Yield the pages of settled notes: only their addresses are known."""

    def content(*_: object) -> str:
        raise Unsettled([slug])

    for name in notes.names:
        yield ApparatusPage(note_uri(name), name, content, is_in_nav=False, is_searched=False)

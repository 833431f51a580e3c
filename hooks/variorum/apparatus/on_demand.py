"""Lazy imports of optional features, so that an edition without them does not wait for them."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import Any

from variorum.apparatus.page import ApparatusPage, Link, PageOfNote, Publication
from variorum.model.edition import AnnotatedArticle, Edition
from variorum.model.edition_files import ArticleFiles, EditionFiles
from variorum.model.part import Part
from variorum.model.registers import Registers
from variorum.model.settings import EditionSettings
from variorum.rendering.site_links import SiteLinks

MARKER = "<!-- variorum: counts -->"
"""Where the numbers of an edition stand, in the Markdown of a page that people write."""


def apparatus_pages() -> tuple[ApparatusPage, ...]:
    """Return the pages beside the articles."""
    from variorum.apparatus.pages import APPARATUS

    return APPARATUS


def path_pages(registers: Registers) -> list[ApparatusPage]:
    """Return the pages of the reading paths, one for each."""
    if not registers.paths:
        return []
    from variorum.apparatus.paths import path_pages

    return path_pages(registers)


def class_pages(
    articles: Iterable[ArticleFiles], registers: Registers, publication: Publication
) -> list[ApparatusPage]:
    """Return the pages for a class, of the articles that have questions."""
    if not registers.questions:
        return []
    from variorum.apparatus.for_a_class import class_pages

    return class_pages(articles, publication)


def version_pages(articles: Iterable[ArticleFiles], publication: Publication) -> list[ApparatusPage]:
    """Return the pages of the earlier versions of texts, of the articles that have some."""
    replaced = [entry.article for entry in articles if entry.article.metadata.earlier]
    if not replaced:
        return []
    from variorum.apparatus.versions import version_pages

    return [page for article in replaced for page in version_pages(article, publication)]


def version_texts(edition: Edition, uris: Container[str], part: Part) -> Iterator[tuple[str, bytes]]:
    """Yield address and content of the earlier versions of texts as received, of those among `uris`."""
    for article in part.dealt(edition.articles):
        if article.article.metadata.earlier:
            from variorum.apparatus.versions import version_texts

            yield from version_texts(article, edition, uris)


def views(
    article: AnnotatedArticle, links: SiteLinks, link: Link
) -> Iterable[tuple[AnnotatedArticle, SiteLinks]]:
    """Return the article as it is shown for each path, and without verdicts."""
    if article.article.is_page or (not article.registers.paths and not links.without_verdicts):
        return ()
    from variorum.apparatus.views import views

    return views(article, links, link)


def apparatus_links(link: Link, registers: Registers) -> SiteLinks:
    """Return where these pages say more of an article and its notes."""
    from variorum.apparatus.entry_links import entry_links

    return entry_links(link, registers)


def downloads_of_apparatus() -> list[str]:
    """Return the names of the files that these pages may offer for download."""
    from variorum.exporting.exports import EXPORTS

    return [export.uri for export in EXPORTS]


def apparatus_downloads(edition: Edition, publication: Publication, part: Part) -> Iterator[tuple[str, str]]:
    """Yield name and content of the files that these pages offer for download, and `part` makes."""
    from variorum.apparatus.downloads import downloads

    return downloads(edition, publication, part)


def formats_of_article(settings: EditionSettings) -> list[tuple[str, str, str]]:
    """Return label, address and media type of what is published beside the page of each article."""
    from variorum.apparatus.series import formats_of_article

    return [*formats_of_article(settings)]


def series_uris(files: EditionFiles) -> list[str]:
    """Return the names of the files that are made for each article, note, register and passage."""
    from variorum.apparatus.series import series_uris

    return [*series_uris(files)]


def series_files(edition: Edition, publication: Publication, part: Part) -> Iterator[tuple[str, str | bytes]]:
    """Yield name and content of those of these files that `part` makes."""
    from variorum.apparatus.downloads import published_site
    from variorum.apparatus.series import series_files

    return series_files(edition, published_site(publication, edition.index), part)


def page_of_note(publication: Publication) -> PageOfNote:
    """Return what gives what makes the page of a note."""
    from variorum.apparatus.note_pages import page_of_note

    return page_of_note(publication)


def note_pages(files: ArticleFiles, page_of: PageOfNote) -> list[ApparatusPage]:
    """Return the pages of the notes that were read of an article; `page_of` is what `page_of_note` gave."""
    from variorum.apparatus.note_pages import note_pages

    return note_pages(files, page_of)


def head_of_note(edition: Edition, publication: Publication) -> Callable[[str], Mapping[str, Any] | None]:
    """Return what gives what the head of a note's page says to other programs, by the source of the page."""
    from variorum.apparatus.note_heads import head_of_note

    return head_of_note(edition, publication)


def with_counts(content: str, edition: Edition, link: Link) -> str:
    """Return a page's content with the numbers of the edition, where it asks for them."""
    if MARKER not in content:
        return content
    from variorum.apparatus.counts import counts

    return content.replace(MARKER, counts(edition, link))


def preview_card(title: str, name: str) -> bytes:
    """Return the picture that previews of a link show."""
    from variorum.rendering.card import card

    return card(title, name)


def icon(pixels: int) -> bytes:
    """Return the sign of an edition among programs."""
    from variorum.rendering.icon import icon

    return icon(pixels)


def filter_rules() -> str:
    """Return the rules of style by which long lists are filtered."""
    from variorum.apparatus.list_filters import filter_rules

    return filter_rules()

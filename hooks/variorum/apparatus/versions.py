"""The pages of the earlier versions of a text: one for each, with its notes as they stood, and a list."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from typing import NamedTuple

from variorum.apparatus.entries import SOURCES_PAGE, entry_address
from variorum.apparatus.page import (
    VIEW_STYLESHEET,
    ApparatusPage,
    Link,
    Publication,
    addresses,
    note_uri,
    versions_uri,
)
from variorum.apparatus.templating import template
from variorum.apparatus.text_changes import text_changes
from variorum.merging.order import block_of
from variorum.model.addresses import page_uri
from variorum.model.article import Article
from variorum.model.dates import date_in_words
from variorum.model.edition import AnnotatedArticle, EarlierVersion, Edition, TextVersions
from variorum.rendering.article_page import RECEIVED_AT, article_header
from variorum.rendering.bodies import BodyRenderer
from variorum.rendering.contents import contents
from variorum.rendering.html_reader import read_html
from variorum.rendering.site_links import ShownVersion, SiteFacts, SiteLinks
from variorum.rendering.weave import WINDOW_FILLED, weave

ARTICLE_TEMPLATE = "edition.html"
_WIDE = {"hide": ["navigation", "toc"], "variorum": {"up": "../../"}}
"""Metadata of a page with margins, two folders below that of the article, whose lines for paper it has."""


class VersionsView(NamedTuple):
    """The versions of a text, and what changed from each to the next."""

    article: Article
    page: str
    present: int
    """The number of the text as it is now."""
    versions: Sequence[tuple[EarlierVersion, str, str]]
    """Each with its address, and until when it was the text, in words."""
    steps: Sequence[tuple[int, str]]
    """The number of each version, and how the next one differs, as HTML."""
    lacks: str


class VersionMissingView(NamedTuple):
    """A version whose words are not known."""

    version: EarlierVersion
    until: str
    page: str
    """Address of the present text."""
    lacks: str
    """Why they are not."""
    window_filled: str = WINDOW_FILLED


_VERSIONS = template("versions.html", VersionsView)
_MISSING = template("version_missing.html", VersionMissingView)


def version_pages(article: Article, publication: Publication) -> Iterator[ApparatusPage]:
    """Yield the pages of the versions of a text that has some, and the page that lists them."""
    title, number_of_all = article.metadata.title, len(article.metadata.earlier) + 1
    shown = ApparatusPage(
        versions_uri(article.slug),
        f"Versions of {title}",
        _list(article.slug),
        is_in_nav=False,
        is_searched=False,
    )
    yield shown
    for number in range(1, number_of_all):
        yield shown._replace(
            uri=versions_uri(article.slug, number),
            title=f"{title}, version {number} of {number_of_all}",
            content=_version(article.slug, number, publication),
            template=ARTICLE_TEMPLATE,
            metadata=_WIDE,
        )


def version_texts(
    article: AnnotatedArticle, edition: Edition, uris: Container[str]
) -> Iterator[tuple[str, bytes]]:
    """Yield address and content of the earlier versions of a text as received, of those among `uris`."""
    for version in edition.versions(article).earlier:
        uri = versions_uri(article.article.slug, version.number).replace("index.md", RECEIVED_AT)
        if uri in uris and version.annotated:
            yield uri, version.annotated.article.received


def _find(edition: Edition, slug: str) -> tuple[AnnotatedArticle, TextVersions] | None:
    article = next((annotated for annotated in edition.articles if annotated.article.slug == slug), None)
    return (article, edition.versions(article)) if article else None


def _list(slug: str) -> Callable[[Edition, Link], str]:
    """Return what makes the list of versions, with what changed from each to the next."""

    def content(edition: Edition, link: Link) -> str:
        found = _find(edition, slug)
        if found is None:
            return ""
        article, versions = found
        return _VERSIONS.render(
            VersionsView(
                article=article.article,
                page=link(page_uri(slug)),
                present=versions.present,
                versions=[
                    (version, link(versions_uri(slug, version.number)), date_in_words(version.known.until))
                    for version in reversed(versions.earlier)
                ],
                steps=[(number, text_changes(*pair)) for number, pair in steps(article, versions)],
                lacks=versions.lacks,
            )
        )

    return content


def steps(
    article: AnnotatedArticle, versions: TextVersions
) -> Iterator[tuple[int, tuple[AnnotatedArticle, AnnotatedArticle]]]:
    """Yield the number of each version with its text and the next one's, the newest first, of those known."""
    texts = [*(version.annotated for version in versions.earlier), article]
    for number in range(len(texts) - 1, 0, -1):
        before, after = texts[number - 1], texts[number]
        if before and after:
            yield number, (before, after)


def _version(slug: str, number: int, publication: Publication) -> Callable[[Edition, Link], str]:
    """Return what makes the page of an earlier version."""

    def content(edition: Edition, link: Link) -> str:
        found = _find(edition, slug)
        if found is None:
            return ""
        versions = found[1]
        version = versions.earlier[number - 1]
        if version.annotated is None:
            until = date_in_words(version.known.until)
            return _MISSING.render(VersionMissingView(version, until, link(page_uri(slug)), versions.lacks))
        version_of = ShownVersion(
            number,
            versions.present,
            link(page_uri(slug)),
            link(versions_uri(slug)),
            date_in_words(version.known.until),
            version.known.says or "",
            version.left_out,
        )
        return _with_notes(
            version, version.annotated, _links_of_version(edition, slug, version_of, publication, link)
        )

    return content


def _with_notes(version: EarlierVersion, annotated: AnnotatedArticle, links: SiteLinks) -> str:
    page = read_html(version.html)
    blocks = [block_of(note.spans, page.block_ends) for note in annotated.notes]
    header = article_header(
        annotated,
        BodyRenderer(),
        has_heading="<h1" in version.html,
        headings=contents(page),
        links=links,
    )
    return weave(annotated, page, blocks, header, links)


def _links_of_version(
    edition: Edition, slug: str, version: ShownVersion, publication: Publication, link: Link
) -> SiteLinks:
    """Return where this site says more of a version; nothing of what it does not have any more."""
    here = versions_uri(slug, version.number)
    registers, settings = edition.registers, publication.settings
    entry, sources = entry_address(link, registers), link(SOURCES_PAGE)
    known = {
        name: note.annotation.id
        for article in edition.articles
        for note in article.every_note
        for name in (*note.annotation.formerly, note.annotation.id)
        if publication.has_note_pages
    }
    return SiteLinks(
        note=lambda note: link(note_uri(known[note])) if note in known else "",
        source=lambda source: f"{sources}#{source}" if source in registers.sources else "",
        entry=lambda name: entry(name) if name in registers.glossary or name in registers.entities else "",
        address=addresses(edition.index, page_uri(slug), link, here),
        language=publication.language,
        shown=settings.notes,
        whole=version.page,
        styles_of_views=link(VIEW_STYLESHEET),
        site=SiteFacts(
            publication.name,
            publication.address_of(here),
            "",
            settings.licence or "",
            settings.licence_url or "",
        ),
        version=version,
    )

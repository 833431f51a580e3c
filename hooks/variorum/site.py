"""What a site has beside the files that people wrote: pages to be rendered, files to be copied."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field

from variorum.apparatus.page import ApparatusPage
from variorum.apparatus.pages import APPARATUS
from variorum.exporting.apparatus_csv import APPARATUS_CSV, apparatus_csv
from variorum.model.article import Article, Form
from variorum.model.edition import Edition
from variorum.reading.edition_files import EditionFiles
from variorum.rendering.plain_text import article_markdown
from variorum.rendering.site_pages import articles_page, problems_page, unreadable_page
from variorum.rendering.stylesheet import stylesheet

STYLESHEET = "assets/variorum.css"
ARTICLES_PAGE = "articles/index.md"
PROBLEMS_PAGE = "problems.md"


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file that is made: Markdown of a page, or what is published as it is."""

    uri: str
    content: str | bytes
    edit_uri: str = ""
    """Of the file that people edit to change it."""

    @property
    def content_bytes(self) -> bytes:
        """The content as it is written to a file."""
        return self.content.encode() if isinstance(self.content, str) else self.content


@dataclass(slots=True)
class SiteFiles:
    """How the files of a site differ from those in its folder of documents."""

    removed: list[str] = field(default_factory=list)
    added: list[SiteFile] = field(default_factory=list)
    apparatus: list[ApparatusPage] = field(default_factory=list)
    """Pages whose content is made when the notes have their places."""


def page_uri(article: Article) -> str:
    """Return the name of the source of an article's page."""
    return f"articles/{article.slug}/index.md"


def site_files(files: EditionFiles, own: Container[str]) -> SiteFiles:
    """Return what is made from an edition. Pages that its editors wrote themselves, `own`, stay."""
    site = SiteFiles()
    for of in files.articles:
        folder = f"articles/{of.article.slug}"
        site.removed.append(f"{folder}/article.yml")
        if of.article.form is Form.MARKDOWN:
            site.removed.append(f"{folder}/article.md")
        site.added.extend(_article_files(of.article))
    site.removed += [f"articles/{slug}/article.md" for slug in files.unreadable]
    site.added += [SiteFile(f"articles/{slug}/index.md", unreadable_page(slug)) for slug in files.unreadable]
    if files.articles and ARTICLES_PAGE not in own:
        site.added.append(SiteFile(ARTICLES_PAGE, articles_page([of.article for of in files.articles])))
    if PROBLEMS_PAGE not in own:
        site.added.append(SiteFile(PROBLEMS_PAGE, problems_page()))
    site.apparatus = [page for page in APPARATUS if page.uri not in own]
    site.added += [SiteFile(page.uri, page.source) for page in site.apparatus]
    site.added.append(SiteFile(STYLESHEET, stylesheet()))
    return site


def downloads(edition: Edition) -> Iterator[SiteFile]:
    """Yield what is offered to be taken away, made when the notes have their places."""
    if table := apparatus_csv(edition):
        yield SiteFile(APPARATUS_CSV, table)


def _article_files(article: Article) -> Iterator[SiteFile]:
    """Yield the page of an article; the text as received is published beside it."""
    folder = f"articles/{article.slug}"
    if article.form is Form.MARKDOWN:
        yield SiteFile(f"{folder}/article.txt", article.received)
    # In a plain text nothing is left that MkDocs could take for metadata; in Markdown this keeps it.
    guard = "---\nhide: []\n---\n\n" if article.form is Form.MARKDOWN else ""
    yield SiteFile(page_uri(article), guard + article_markdown(article), f"{folder}/article.{article.form}")

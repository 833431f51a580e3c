"""A site without its host: its sources, and the HTML of their pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property

from variorum.apparatus.page import Publication
from variorum.files.layout import Layout
from variorum.model.addresses import page_uri
from variorum.model.article import Article
from variorum.model.edition_files import EditionFiles
from variorum.model.publishing import Publishing
from variorum.reading.front_matter import front_matter
from variorum.site.made_files import site_files
from variorum.site.site_file import SiteFile, SiteFiles


class BareSite:
    """The site of an edition; its files are only read when they are needed."""

    def __init__(
        self,
        layout: Layout,
        files: EditionFiles,
        publishing: Publishing,
        html_of: Callable[[Article | str], str],
    ) -> None:
        """Make the site of the edition of `files`; `html_of` gives the HTML of an article or of Markdown."""
        self._docs = layout.docs
        self._files = files
        self._publishing = publishing
        self._html_of = html_of

    @cached_property
    def files(self) -> SiteFiles:
        """What is made from the edition."""
        settings = self._files.settings
        publication = Publication(
            "", "", str, None, settings.apparatus, settings.note_pages, settings.exports
        )
        return site_files(self._files, self._publishing, publication, markdown_of=_unread)

    @cached_property
    def _made_pages(self) -> dict[str, Article | SiteFile]:
        """What is rendered of each page that is made, by its source."""
        texts = {page_uri(entry.article.slug): entry.article for entry in self._files.texts}
        return {
            file.uri: texts.get(file.uri) or file for file in self.files.added if file.uri.endswith(".md")
        }

    def sources(self) -> Iterator[str]:
        """Yield the sources of all pages and files that are published."""
        written = set(self._publishing.written.values())
        yield from written.difference(self.files.removed).union(file.uri for file in self.files.added)

    def html(self, uri: str) -> str | None:
        """Return the HTML of the page that is made from `uri`; None if it is no page."""
        if not uri.endswith(".md"):
            return None
        if uri in self._made_pages:
            made = self._made_pages[uri]
            markdown = front_matter(made.content_bytes.decode())[1] if isinstance(made, SiteFile) else made
            return self._html_of(markdown)
        try:
            return self._html_of(front_matter((self._docs / uri).read_text("utf-8-sig"))[1])
        except (OSError, UnicodeDecodeError):
            return None


def _unread(_: Article) -> str:
    """Stand for what the page of an article says: only few are rendered, for the ids on them."""
    return ""

"""Pages of plain texts, of which a host converts the heading alone.

Nothing in the paragraphs of a plain text has a meaning in Markdown, as it is written for the host: where no
extension looks for words, their HTML is known. As with the pages that have nothing but a heading, the first
are rendered as usual as well, and compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from variorum.hosting.heading_pages import HeadingPages
from variorum.hosting.quick_headings import HEADING
from variorum.model.addresses import page_uri
from variorum.model.article import Article, Form
from variorum.rendering.plain_page import plain_page
from variorum.site.site_file import SiteFile


class TextPages(HeadingPages):
    """What the pages of plain texts share in one build."""

    def __init__(self, articles: Iterable[Article], made: Iterable[SiteFile]) -> None:
        """Know the Markdown of the plain texts among `articles` from the files that are made."""
        super().__init__()
        sources = {page_uri(article.slug) for article in articles if article.form is Form.TEXT}
        self._texts = {file.uri: file.content for file in made if file.uri in sources}

    def prepare(self, page: Any) -> None:
        """Let a page be rendered with what pages share, if it is that of a plain text."""
        if page.file.src_uri in self._texts:
            super().prepare(page)

    def _fits(self, page: Any) -> bool:
        """Return whether the page has the text as we wrote it, under one heading, and its title."""
        headings = [line for line in page.markdown.split("\n") if line.startswith("#")]
        has_one = len(headings) == 1 and headings[0].startswith(HEADING)
        is_ours = page.markdown.encode() == self._texts[page.file.src_uri]
        return is_ours and has_one and "title" in page.meta

    def _content(self, page: Any, convert: Callable[[str], str]) -> str | None:
        """Return the HTML of the text, if no extension looks for words in it."""
        return plain_page(page.markdown, convert) if self._quick else None

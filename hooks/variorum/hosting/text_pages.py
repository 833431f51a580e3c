"""Pages of plain texts, of which a host converts the heading alone.

Nothing in the paragraphs of a plain text has a meaning in Markdown, as it is written for the host: where no
extension looks for words, their HTML is known. As with the pages that have nothing but a heading, the first
are rendered as usual as well, and compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from variorum.hosting.heading_pages import HeadingPages
from variorum.model.addresses import page_uri
from variorum.model.article import Article, Form
from variorum.rendering.plain_page import plain_page
from variorum.rendering.plain_text import article_markdown, headed


class TextPages(HeadingPages):
    """What the pages of plain texts share in one build."""

    def __init__(self, articles: Iterable[Article]) -> None:
        """Know the plain texts among `articles` by the sources of their pages."""
        super().__init__()
        self._texts = {page_uri(article.slug): article for article in articles if article.form is Form.TEXT}

    def prepare(self, page: Any) -> None:
        """Let a page be rendered with what pages share, if it is that of a plain text."""
        if page.file.src_uri in self._texts:
            super().prepare(page)

    def _fits(self, page: Any) -> bool:
        """Return whether the page has the text as we wrote it, under one heading, and its title."""
        text = self._texts[page.file.src_uri]
        levels = [level for _, level in headed(text) if level]
        return levels == [1] and "title" in page.meta and page.markdown == article_markdown(text)

    def _content(self, page: Any, convert: Callable[[str], str]) -> str | None:
        """Return the HTML of the text, if no extension looks for words in it."""
        return plain_page(self._texts[page.file.src_uri], convert) if self._quick else None

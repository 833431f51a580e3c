"""Renders a page's Markdown where no host does it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markdown import Markdown

from variorum.model.article import Article, Form
from variorum.rendering.long_text import LongText
from variorum.rendering.plain_page import needs_no_markdown, plain_page
from variorum.rendering.plain_text import article_markdown


class ExtensionError(Exception):
    """Raised where an extension cannot be set up as mkdocs.yml says."""


def page_renderer(
    extensions: Sequence[str], configs: Mapping[str, Mapping[str, Any]]
) -> Callable[[Article | str], str]:
    """Return what renders an article, or a page's Markdown, to HTML with these extensions.

    Raise `ExtensionError` if one of them cannot be set up.
    """
    try:
        of_headings = _markdown(extensions, configs)
    except Exception as error:
        # Each extension fails in a way of its own; all of them mean a mistake in mkdocs.yml.
        raise ExtensionError(f"mkdocs.yml: an extension of Markdown cannot be set up: {error}.") from error

    is_quick = needs_no_markdown(extensions, configs)

    def convert_headings(markdown: str) -> str:
        return of_headings.reset().convert(markdown)

    def render(page: Article | str) -> str:
        text = page if isinstance(page, str) else article_markdown(page)
        if is_quick and isinstance(page, Article) and page.form is Form.TEXT:
            html = plain_page(text, convert_headings)
            if html is not None:
                return html
        # Made anew for each page, as MkDocs does: some extensions remember the page before.
        return _markdown(extensions, configs).convert(text)

    return render


def _markdown(extensions: Sequence[str], configs: Mapping[str, Mapping[str, Any]]) -> Markdown:
    options = {name: dict(config) for name, config in configs.items()}
    return Markdown(extensions=[*extensions, LongText()], extension_configs=options)

"""Renders an article's Markdown where no host does it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markdown import Markdown

from variorum.model.article import Article
from variorum.rendering.plain_text import article_markdown


def page_renderer(
    extensions: Sequence[str], configs: Mapping[str, Mapping[str, Any]]
) -> Callable[[Article], str]:
    """Return what renders an article to HTML, with these extensions of Python-Markdown."""
    markdown = Markdown(
        extensions=list(extensions), extension_configs={k: dict(v) for k, v in configs.items()}
    )

    def render(article: Article) -> str:
        markdown.reset()
        return markdown.convert(article_markdown(article))

    return render

"""Each plain text becomes the Markdown of its case, and the page says what the text says."""

from __future__ import annotations

import pytest

from tests.engine.case_files import Case, cases
from variorum.model.article import Article, ArticleMetadata, Form
from variorum.rendering.html_reader import read_html
from variorum.rendering.integrity import altered_text
from variorum.rendering.markdown_page import page_renderer
from variorum.rendering.plain_text import article_markdown

PLAIN_TEXT_CASES = cases("plain-text", "text", "title", "paragraphs", "expect")
EXTENSIONS = (
    ("toc", "tables", "fenced_code"),
    ("extra", "admonition", "codehilite", "meta", "nl2br", "sane_lists", "smarty", "toc", "wikilinks"),
    (
        *("pymdownx.betterem", "pymdownx.blocks.admonition", "pymdownx.blocks.html", "pymdownx.caret"),
        *("pymdownx.critic", "pymdownx.details", "pymdownx.emoji", "pymdownx.escapeall"),
        *("pymdownx.fancylists", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys"),
        *("pymdownx.magiclink", "pymdownx.mark", "pymdownx.progressbar", "pymdownx.quotes"),
        *("pymdownx.saneheaders", "pymdownx.smartsymbols", "pymdownx.snippets", "pymdownx.superfences"),
        *("pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde", "def_list", "footnotes"),
    ),
)
"""MkDocs' own, all of Python-Markdown's, and most of PyMdown's."""


def _article(case: Case) -> Article:
    text = case.text("text")
    metadata = {
        "title": case.text("title") or "A title that no paragraph has",
        "sha256": "0" * 64,
        "paragraphs": case.text("paragraphs") or "blank-lines",
    }
    described = ArticleMetadata.model_validate(metadata)
    return Article("case", described, Form.TEXT, "article.txt", text.encode(), text)


@pytest.mark.parametrize("case", PLAIN_TEXT_CASES)
def test_the_markdown_is_that_of_the_case(case: Case) -> None:
    assert article_markdown(_article(case)) == case.text("expect")


@pytest.mark.parametrize("extensions", EXTENSIONS, ids=("of-mkdocs", "of-python-markdown", "of-pymdown"))
@pytest.mark.parametrize("case", PLAIN_TEXT_CASES)
def test_the_page_says_what_the_text_says(case: Case, extensions: tuple[str, ...]) -> None:
    article = _article(case)
    page = read_html(page_renderer(extensions, {})(article))
    assert list(altered_text(article, page)) == []

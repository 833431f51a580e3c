"""Every character of any text survives the trip to the rendered page."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from tests.properties.texts import look_alikes, texts
from variorum.model.article import Article, ArticleMetadata, Form
from variorum.rendering import long_text
from variorum.rendering.html_reader import read_html
from variorum.rendering.integrity import altered_text
from variorum.rendering.long_text import LongText
from variorum.rendering.plain_text import article_markdown, expected_text
from variorum.yaml_files.text_file import REPLACEMENT, decode, forbidden_characters, without_forbidden

EXTENSIONS = (
    "abbr admonition attr_list codehilite def_list footnotes md_in_html meta sane_lists smarty tables toc "
    "pymdownx.arithmatex pymdownx.betterem pymdownx.caret pymdownx.critic pymdownx.details pymdownx.emoji "
    "pymdownx.inlinehilite pymdownx.keys pymdownx.magiclink pymdownx.mark pymdownx.progressbar "
    "pymdownx.smartsymbols pymdownx.snippets pymdownx.superfences pymdownx.tabbed pymdownx.tasklist "
    "pymdownx.tilde"
).split()
METADATA = ArticleMetadata(title="Title", sha256="0" * 64)


@pytest.fixture(scope="module")
def markdown() -> Markdown:
    return Markdown(extensions=EXTENSIONS)


@given(st.one_of(texts, look_alikes), st.sampled_from(["lines", "blank-lines"]))
def test_every_character_arrives(
    markdown: Markdown, received: str, paragraphs: Literal["lines", "blank-lines"]
) -> None:
    text = without_forbidden(decode(received.encode(), "article.txt"))
    metadata = METADATA.model_copy(update={"paragraphs": paragraphs})
    article = Article("tale", metadata, Form.TEXT, "article.txt", received.encode(), text)
    # MkDocs puts what it knows of a page before it, and so does the hook.
    page = read_html(markdown.reset().convert("\n" + article_markdown(article)))
    assert list(altered_text(article, page)) == []
    assert page.text == expected_text(article)


@given(st.one_of(texts, look_alikes), st.sampled_from(["lines", "blank-lines"]), st.booleans())
def test_a_long_text_becomes_the_html_of_a_short_one(
    markdown: Markdown, received: str, paragraphs: Literal["lines", "blank-lines"], breaks: bool
) -> None:
    text = without_forbidden(decode(received.encode(), "article.txt"))
    metadata = METADATA.model_copy(update={"paragraphs": paragraphs})
    source = article_markdown(Article("tale", metadata, Form.TEXT, "article.txt", b"", text))
    extensions = [*EXTENSIONS, *(["nl2br"] if breaks else [])]
    short = Markdown(extensions=extensions).convert(source)
    with patch.multiple(long_text, LONG_PARAGRAPH=20, MANY_BLOCKS=1):
        long = Markdown(extensions=[*extensions, LongText()]).convert(source)
    assert long == short


@pytest.mark.parametrize("page", ["- a\n\nb\n\n- c", "# Head\n\nab\n\n:   cd\n\nef", "&#1234567;\n\n*a*"])
def test_a_long_page_of_markdown_stays_as_it_is(markdown: Markdown, page: str) -> None:
    with patch.multiple(long_text, LONG_PARAGRAPH=1, MANY_BLOCKS=1):
        assert Markdown(extensions=[*EXTENSIONS, LongText()]).convert(page) == markdown.reset().convert(page)


@given(look_alikes)
def test_what_cannot_stand_in_html_is_told_of(received: str) -> None:
    text = decode(received.encode(), "article.txt")
    shown = without_forbidden(text)
    assert len(shown) == len(text)
    changed = {sign for sign, other in zip(text, shown, strict=True) if sign != other}
    assert len(forbidden_characters(text, "article.txt")) == len(changed)
    assert all(other == REPLACEMENT for sign, other in zip(text, shown, strict=True) if sign != other)


def test_an_altered_page_is_told_of() -> None:
    article = Article("tale", METADATA, Form.TEXT, "article.txt", b"", "One -- two.")
    changed = replace(read_html("<p>One – two.</p>"))
    assert [problem.code for problem in altered_text(article, changed)] == ["text-altered"]

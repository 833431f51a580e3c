"""The page of a plain text is the same whether Python-Markdown sees its paragraphs or not."""

from __future__ import annotations

from typing import Any, Literal
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.texts import look_alikes, texts
from variorum.configuration.site_config import DEFAULT_EXTENSIONS
from variorum.model.article import Article, ArticleMetadata, Form
from variorum.rendering import markdown_page
from variorum.rendering.markdown_page import page_renderer
from variorum.rendering.plain_page import _TELL_NOTHING, needs_no_markdown
from variorum.yaml_files.text_file import decode, without_forbidden

ALL = tuple(sorted(_TELL_NOTHING))
PERMALINK = {"toc": {"permalink": True}}


def _article(text: str, *, title: str = "T", headings: tuple[str, ...] = (), by: str = "lines") -> Article:
    metadata = ArticleMetadata(title="T", sha256="0" * 64).model_copy(
        update={"title": title, "headings": headings, "paragraphs": by}
    )
    return Article("tale", metadata, Form.TEXT, "article.txt", text.encode(), text)


def _both(article: Article, extensions: tuple[str, ...], configs: dict[str, Any]) -> tuple[str, str]:
    """Return the page as it is made, and as Python-Markdown makes all of it."""
    assert needs_no_markdown(extensions, configs)
    quick = page_renderer(extensions, configs)(article)
    with patch.object(markdown_page, "needs_no_markdown", return_value=False):
        return quick, page_renderer(extensions, configs)(article)


@given(
    st.one_of(texts, look_alikes),
    st.sampled_from(["lines", "blank-lines"]),
    st.sampled_from([(DEFAULT_EXTENSIONS, {}), (ALL, {}), (ALL, PERMALINK)]),
    st.randoms(use_true_random=False),
)
def test_a_page_is_as_markdown_makes_it(
    received: str, by: Literal["lines", "blank-lines"], setting: tuple[tuple[str, ...], Any], random: Any
) -> None:
    text = without_forbidden(decode(received.encode(), "article.txt"))
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    title = random.choice([*lines, "T"])
    headings = tuple(random.sample(lines, min(len(lines), 2)))
    quick, whole = _both(_article(text, title=title, headings=headings, by=by), *setting)
    assert quick == whole


@pytest.mark.parametrize("extension", ["abbr", "nl2br", "smarty", "pymdownx.snippets", "some.other"])
def test_other_extensions_see_all_words(extension: str) -> None:
    assert not needs_no_markdown([*DEFAULT_EXTENSIONS, extension], {})


def test_a_marker_of_plain_words_is_replaced() -> None:
    """What an editor lets stand for the contents may be the words of a paragraph."""
    marked = {"toc": {"marker": "Contents"}}
    assert not needs_no_markdown(DEFAULT_EXTENSIONS, marked)
    page = page_renderer(DEFAULT_EXTENSIONS, marked)(_article("T\nContents\nWords."))
    assert '<div class="toc">' in page


def test_headings_of_one_page_do_not_number_those_of_the_next() -> None:
    render = page_renderer(DEFAULT_EXTENSIONS, {})
    article = _article("T\nA tale\nWords.\nA tale", headings=("A tale",))
    assert render(article) == render(article)
    assert 'id="a-tale_1"' in render(article)

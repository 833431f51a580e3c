"""What must be true of everything that is read: YAML, a whole edition, HTML, plain text."""

from __future__ import annotations

import re
from typing import Any, Literal

import yaml
from hypothesis import strategies as st
from markdown import Markdown

from tests.fuzz.mutated import damaged
from tests.fuzz.target import Target
from tests.properties.nasty_html import blocks
from tests.properties.test_merging import annotated, fitting, without_notes
from tests.properties.test_plain_text import EXTENSIONS, METADATA
from tests.properties.texts import look_alikes, texts
from variorum.api import read_files
from variorum.merging.slices import flat_slices
from variorum.model.article import Article, Form
from variorum.model.selector import Span
from variorum.rendering.html_reader import read_html
from variorum.rendering.integrity import altered_text
from variorum.rendering.plain_text import article_markdown, expected_text
from variorum.rendering.weave import weave
from variorum.reporting.text import as_text
from variorum.yaml_files.parse import entries, parse
from variorum.yaml_files.text_file import decode, without_forbidden

YAML_FILES = ("annotations/**/*.yml", "tests/cases/problems/*.yml", "hooks/variorum/rendering/examples/*.yml")
TEXT = "Nobody had lit the lamp. Outside it rained.\n\nThe boat came at dawn; the lamp was out."
_PLACE = re.compile(r"^[^\n:]+:\d+:\d+: \[[a-z-]+\] ", re.DOTALL)
_MARKDOWN = Markdown(extensions=EXTENSIONS)
_spans = st.lists(st.tuples(st.integers(0, 200), st.integers(1, 60)), max_size=8)


def check_yaml(text: str) -> None:
    """A file is read to its end, the same each time; if it is sound, as PyYAML reads it."""
    text = decode(text.encode(), "notes.yml")
    lines = text.count("\n") + 1
    nodes = list(entries(text, "notes.yml"))
    for fault in (fault for node in nodes for fault in node.faults):
        assert 1 <= fault.place.line <= lines, fault
        assert fault.place.column >= 1, fault
        assert fault.message.endswith((".", "?")), fault
    assert [node.plain() for node in nodes] == [node.plain() for node in entries(text, "notes.yml")]
    root = parse(text, "notes.yml")
    if not root.faults:
        assert _as_texts(root.plain()) == _as_texts(yaml.load(text, yaml.CBaseLoader))


def _as_texts(value: Any) -> Any:
    """Return a value in which nothing, and a text of nothing, are one: PyYAML does not tell them apart."""
    if isinstance(value, dict):
        return {key: _as_texts(item) for key, item in value.items()}
    return [_as_texts(item) for item in value] if isinstance(value, list) else value or ""


def check_edition(text: str) -> None:
    """Whatever a file of notes holds, the edition is read, and each problem has its place."""
    written = text.encode()
    files = {
        "docs/articles/lamp/article.txt": TEXT.encode(),
        "docs/articles/lamp/article.yml": b"title: The lamp\n",
        "annotations/lamp/notes.yml": written,
        "annotations/sources.yml": written,
    }
    read = read_files(files)
    for problem in read.problems:
        assert _PLACE.match(as_text(problem)), as_text(problem)
    assert read_files(files).problems == read.problems
    for article in read.articles:
        assert read.render(article) == read.render(article)


def check_html(html: str) -> None:
    """Any HTML is read, and each character of its text has one place in it."""
    page = read_html(html)
    assert read_html(html).text == page.text
    for start in range(0, len(page.text), 7):
        snapped = page.snapped(Span(start, min(start + 3, len(page.text))))
        assert 0 <= snapped.start < snapped.end <= len(page.text)


def check_weaving(case: tuple[str, list[tuple[int, int]]]) -> None:
    """What is woven into a page can be taken out again, and leaves it as it was."""
    html, ends = case
    page = read_html(html)
    article = annotated(page, fitting(page, [Span(start, start + length) for start, length in ends]))
    assert flat_slices([(note.number, span) for note in article.notes for span in note.spans]) is not None
    left = without_notes(weave(article, page, [0] * len(article.notes), "")).replace("\n", "")
    if '<div class="vm-' in left:
        # A mark around a whole block is a div, whose end looks like any other.
        signs = iter(left)
        assert all(sign in signs for sign in html.replace("\n", ""))
    else:
        assert left == html.replace("\n", "")


def check_plain_text(case: tuple[str, Literal["lines", "blank-lines"]]) -> None:
    """Each character of a plain text arrives on the page that Markdown makes of it."""
    received, paragraphs = case
    written = received.encode()
    text = without_forbidden(decode(written, "article.txt"))
    metadata = METADATA.model_copy(update={"paragraphs": paragraphs})
    article = Article("tale", metadata, Form.TEXT, "article.txt", written, text)
    page = read_html(_MARKDOWN.reset().convert("\n" + article_markdown(article)))
    assert list(altered_text(article, page)) == []
    assert page.text == expected_text(article)


_plain = st.one_of(texts, look_alikes, damaged("docs/*.md", "tests/cases/plain-text/*.yml"))
READING = {
    "yaml": Target(str(check_yaml.__doc__), st.one_of(damaged(*YAML_FILES), look_alikes), check_yaml),
    "edition": Target(str(check_edition.__doc__), damaged(*YAML_FILES), check_edition),
    "html": Target(
        str(check_html.__doc__),
        st.one_of(blocks, st.builds("".join, st.lists(st.one_of(blocks, look_alikes), max_size=3))),
        check_html,
    ),
    "weaving": Target(str(check_weaving.__doc__), st.tuples(blocks, _spans), check_weaving),
    "plain-text": Target(
        str(check_plain_text.__doc__),
        st.tuples(_plain, st.sampled_from(["lines", "blank-lines"])),
        check_plain_text,
    ),
}

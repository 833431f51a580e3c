"""What is kept comes out of Markdown as it went in, whatever extensions a host has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markupsafe import escape

from tests.site.html_tree import Element, read
from variorum.staging.kept_html import not_searched, shield_from_markdown

EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "meta", "smarty",
    "tables", "toc", "wikilinks", "pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.blocks.admonition",
    "pymdownx.caret", "pymdownx.critic", "pymdownx.details", "pymdownx.emoji", "pymdownx.magiclink",
    "pymdownx.snippets", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde",
]  # fmt: skip
SIGNS = [
    "```", "~~~", "--8<-- \"x\"",
    "{{ x }}", "{% x %}", "[[x]]", "[x]: y", "{++ x ++}", "!!! note", "??? x", "$$", "|",
    "=== \"x\"",
    "*[x]: y", "[^1]: x", "# x", "    x", "\t", "\n", "\n\n", " \n \n", "&", "<", "\"", "'", "{: .x }",
    "- x",
    "1. x", ":smile:", "[TOC]", "\\", "http://x.example", "/// note", "@", "word", "—", "<!-- x -->", "$x$",
]  # fmt: skip
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=8)
TEXTS = st.lists(st.one_of(st.sampled_from(SIGNS), WORDS), max_size=8).map("".join)


MARKDOWN = Markdown(extensions=EXTENSIONS)


def rendered(markdown: str) -> Element:
    return read(MARKDOWN.reset().convert(markdown))


def alike(element: Element) -> list[object]:
    """Return tags, attributes and texts, with white space between elements as one."""
    found: list[object] = []
    for child in element.children:
        if isinstance(child, str):
            if found and isinstance(found[-1], str):
                found[-1] += child
            else:
                found.append(child)
        else:
            found.append((child.tag, child.attributes, alike(child)))
    return [part for part in found if not (isinstance(part, str) and part.isspace())]


@given(TEXTS, TEXTS, TEXTS)
def test_texts_and_attributes_are_what_they_were(first: str, second: str, value: str) -> None:
    html = (
        f'<section id="a" title="{escape(value)}">\n\n<p>{escape(first)}</p>\n<pre>x{escape(second)}</pre>'
        f"\n\n\n<details><summary>{escape(second)}</summary>\n<div>{escape(first)}</div></details></section>"
    )
    assert alike(rendered(shield_from_markdown(html))) == alike(read(html))


@given(TEXTS)
def test_there_is_no_blank_line(text: str) -> None:
    html = f'<div title="{escape(text)}"><pre>x{escape(text)}</pre>\n\n<p>x{escape(text)}</p></div>'
    assert not [line for line in shield_from_markdown(html).split("\n") if not line.strip()]


def test_it_can_be_kept_again() -> None:
    html = shield_from_markdown("<div><p>{{ x }}\n\n```</p></div>")
    assert shield_from_markdown(html) == html


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<p>a</p><p>b</p>", "<p data-search-exclude>a</p><p data-search-exclude>b</p>"),
        ("<div><p>a<br>b</p></div>", "<div data-search-exclude><p>a<br>b</p></div>"),
        (
            '<div><h2 id="a">a</h2></div>',
            '<div data-search-exclude><h2 data-search-exclude id="a">a</h2></div>',
        ),
        ("<img><p>a</p>", "<img data-search-exclude><p data-search-exclude>a</p>"),
    ],
)
def test_what_is_not_searched(html: str, marked: str) -> None:
    assert not_searched(html) == marked

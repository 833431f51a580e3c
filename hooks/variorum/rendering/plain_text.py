"""A plain text → Markdown that says the same, character by character, and nothing else.

Characters that Markdown or an extension of it could interpret become numeric character
references; letters, and stops that end a word, are left alone, so that the Markdown can
be read as well.
"""

from __future__ import annotations

import re
import sys
from functools import lru_cache

from variorum.model.article import Article, Form
from variorum.model.front_matter import divided

# What some Markdown may give a meaning to. Not so: words; a stop or comma between a letter and
# white space; a hyphen inside a word; one blank between words; printable characters beyond ASCII.
# Each branch begins with one of these characters, so that the search passes over letters at once.
_TELLING = re.compile(
    r"[\"#$%&'()*+/:<=>@\[\\\]^_`{|}~]"
    r"|[,.;?!](?:(?<![^\W\d_].)|(?![ \n]|\Z))"
    r"|-(?:(?<![^\W\d_].)|(?![^\W\d_]))"
    r"| (?:(?<!\S.)|(?!\S))"
    r"|[^\S \n]"
)
# A letter right after a digit can be an ordinal, `4th`.
_ORDINAL = re.compile(r"(\d)([A-Za-z])")
# `a.` or `iv.` at the beginning of a line can begin a list.
_LIST_MARKER = re.compile(r"^(\w+)\.(?= )", re.MULTILINE)

# A reference as `escaped` writes it; no character has more digits.
_REFERENCE = re.compile(r"&#(\d{1,7});")


def paragraphs(article: Article) -> list[str]:
    """Return the paragraphs of a plain text; nothing but the white space between them is gone."""
    return divided_paragraphs(article.text, by_lines=article.metadata.paragraphs == "lines")


def divided_paragraphs(text: str, *, by_lines: bool) -> list[str]:
    """Return the paragraphs of `text`: its lines, or what stands between blank lines."""
    lines = text.split("\n")
    if by_lines:
        return [line for line in lines if line.strip()]
    found: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return ["\n".join(part) for part in found if part]


def headed(article: Article) -> tuple[tuple[str, int], ...]:
    """Return each paragraph of a plain text, and the level of the heading that it is; 0 if it is none."""
    metadata = article.metadata
    return _headed(article.text, metadata.title, metadata.headings, metadata.paragraphs == "lines")


# It is asked for when the site's files are listed and when the page is rendered, and again at each save.
@lru_cache(maxsize=1024)
def _headed(text: str, title: str, headings: tuple[str, ...], by_lines: bool) -> tuple[tuple[str, int], ...]:
    levels = dict.fromkeys(headings, 2)
    found = []
    has_title = False
    for paragraph in divided_paragraphs(text, by_lines=by_lines):
        is_title = not has_title and paragraph.strip() == title
        has_title = has_title or is_title
        level = levels.get(" ".join(paragraph.split()), 0) if levels else 0
        found.append((paragraph, 1 if is_title else level))
    return tuple(found)


def article_markdown(article: Article) -> str:
    """Return the article as Markdown: as it is, or made from its plain text.

    The paragraph that equals the article's title becomes its heading, and each that article.yml lists
    as a heading one of the second level.
    """
    if article.is_page:
        return article.text
    if article.form is Form.MARKDOWN:
        return divided(article.text)[1]
    return _from_paragraphs(headed(article))


@lru_cache(maxsize=1024)
def _from_paragraphs(paragraphs: tuple[tuple[str, int], ...]) -> str:
    blocks = []
    for paragraph, level in paragraphs:
        # A line end would end a heading.
        text = escaped(paragraph).replace("\n", "&#10;") if level else escaped(paragraph)
        blocks.append(f"{'#' * level} {text}" if level else text)
    return "\n\n".join(blocks) + "\n"


def forget_texts() -> None:
    """Let go of the texts that were divided: nobody asks for them again once their pages are rendered."""
    _headed.cache_clear()
    _from_paragraphs.cache_clear()


def expected_text(article: Article) -> str | None:
    """Return the reading text that the page of a plain text must have; None for Markdown."""
    return "\n\n".join(paragraphs(article)) if article.form is Form.TEXT else None


def escaped(text: str) -> str:
    """Return `text` as Markdown that renders to exactly `text`."""
    markdown = _ORDINAL.sub(lambda found: f"{found[1]}&#{ord(found[2])};", _TELLING.sub(_reference, text))
    markdown = _LIST_MARKER.sub(r"\1&#46;", markdown)
    if markdown.replace("\n", "").isprintable():
        return markdown
    return "".join(sign if sign.isprintable() or sign == "\n" else f"&#{ord(sign)};" for sign in markdown)


def is_escaped(markdown: str) -> bool:
    """Return whether `markdown` is what `escaped` makes of the text that it shows."""
    return escaped(_REFERENCE.sub(_sign, markdown)) == markdown


def _sign(reference: re.Match[str]) -> str:
    number = int(reference[1])
    return chr(number) if number <= sys.maxunicode else reference[0]


def _reference(sign: re.Match[str]) -> str:
    return f"&#{ord(sign[0])};"

"""What article.yml says of a received text: from the options, the answers and the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import click

from variorum.cli.asking import ask
from variorum.editing.new_edition import article_yml
from variorum.editing.received.document import Document
from variorum.editing.received.language_guess import guessed_language
from variorum.editing.received.plain_chapters import chapter_headings
from variorum.model.article import ArticleMetadata, Form
from variorum.model.fields import fields_of
from variorum.model.wording import sanitized_line, visible_name
from variorum.reading.validation import validate
from variorum.reading.verse import looks_like_verse
from variorum.rendering.plain_text import divided_paragraphs
from variorum.yaml_files.parse import parse

ASKED = ("title", "publisher", "author", "url", "date", "language", "rights")
LONGEST_TITLE = 150
"""Code points. A longer first line is not taken for a title."""
_SENTENCE = re.compile(r".{40}[.,;:。，；：][\"”’»)\]]*$")
"""A long line that ends so is where a text without a title begins."""
_LENGTH_OF_DAY = len("2020-09-11")


def completed(
    given: Mapping[str, str | None], document: Document, stem: str, *, asking: bool
) -> dict[str, Any]:
    """Return the fields of article.yml; `stem` is the name of the file, for a text without a title."""
    found: dict[str, Any] = {key: value for key, value in given.items() if value is not None}
    defaults = _defaults(document, stem)
    for key in ASKED:
        if key not in found and asking:
            answer = _answer(key, defaults.get(key, ""))
            found |= {key: answer} if answer else {}
    if document.form is Form.TEXT:
        found |= _of_plain_text(document, found, asking=asking)
    return {**defaults, **found}


def findings(document: Document, known: Mapping[str, Any]) -> Iterator[str]:
    """Yield what was found in a text, a line each."""
    if document.made_with:
        pictures = f", with {len(document.pictures)} pictures" if document.pictures else ""
        yield f"Made into article.{document.form} by {document.made_with}{pictures}. Compare the two."
    if headings := known.get("headings"):
        yield (
            f"Headings, {len(headings)}: “{visible_name(headings[0])}” … “{visible_name(headings[-1])}”. "
            "`headings` in article.yml lists them."
        )
    if known.get("lines"):
        yield "Its lines are kept, as verse; `lines` in article.yml says so."
    guess = guessed_language(document.text)
    if guess and guess == known["language"] and "language" not in document.described:
        yield f"Language: {guess}, guessed from its words. If it is another, say so with --language."


def faults_of(metadata: Mapping[str, Any], received: bytes) -> str:
    """Return why article.yml would not accept the values, a line each; "" if it would."""
    written = article_yml(metadata, received)
    result = validate(parse(written, "article.yml"), ArticleMetadata, "article.yml")
    problems = result if isinstance(result, list) else []
    return "\n".join(sanitized_line(f"{problem.message} {problem.fix}") for problem in problems)


def _is_chapter(line: str, document: Document) -> bool:
    """Return whether a plain text begins with the heading of its first chapter, and so without a title."""
    if document.form is not Form.TEXT:
        return False
    headings = chapter_headings(re.split(r"\n\s*\n", document.text))
    return bool(headings) and headings[0].startswith(line)


def _defaults(document: Document, stem: str) -> dict[str, str]:
    lines = [line.strip().lstrip("#").strip() for line in document.text.splitlines()]
    first = next((line for line in lines if any(map(str.isalnum, line))), "")
    is_title = (
        len(first) <= LONGEST_TITLE and not _SENTENCE.search(first) and not _is_chapter(first, document)
    )
    defaults = {"title": sanitized_line(first if is_title else stem) or stem}
    defaults["language"] = guessed_language(document.text) or "en"
    for key, value in document.described.items():
        written = (
            value[:_LENGTH_OF_DAY] if key == "date" and value[_LENGTH_OF_DAY:][:1] in ("T", " ") else value
        )
        # Leave out what article.yml does not accept.
        if written and not faults_of({"title": "x", key: written}, b""):
            defaults[key] = written
    return defaults


def _of_plain_text(document: Document, found: Mapping[str, Any], *, asking: bool) -> dict[str, Any]:
    """Return how the paragraphs of a plain text are divided, what of it is verse, and its headings."""
    text = document.text
    has_blank_lines = "" in [line.strip() for line in text.strip().splitlines()]
    made: dict[str, Any] = {"paragraphs": "blank-lines" if has_blank_lines else "lines"}
    if "lines" not in found and (document.keeps_lines or looks_like_verse(text)):
        keeps = not asking or click.confirm(
            "The text looks like verse. Keep its lines?", default=True, err=True
        )
        made |= {"lines": "kept"} if keeps else {}
    by_lines = found.get("paragraphs", made["paragraphs"]) == "lines"
    if headings := chapter_headings(divided_paragraphs(text.replace("\r\n", "\n"), by_lines=by_lines)):
        made["headings"] = headings
    return {key: value for key, value in made.items() if key not in found}


def _answer(key: str, defaults: str) -> str:
    """Return the answer; repeats the question until article.yml accepts it."""
    while True:
        answer = ask(key, fields_of(ArticleMetadata)[key].description, default=defaults)
        faults = faults_of({"title": "x", key: answer} if answer else {"title": "x"}, b"")
        if not faults:
            return answer
        click.echo(faults, err=True)

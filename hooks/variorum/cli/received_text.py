"""A text as it was received, and what is known of it, for a new edition or a further article."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import click

from variorum.cli.asking import ask
from variorum.editing.new_edition import article_yml
from variorum.files.register_files import article_name
from variorum.model.article import ArticleMetadata, Form
from variorum.model.fields import fields_of
from variorum.model.front_matter import divided
from variorum.model.limits import LARGEST_ARTICLE
from variorum.model.registers import REGISTERS
from variorum.model.values import as_identifier, is_identifier
from variorum.model.wording import sanitized_line, visible_name
from variorum.reading.front_matter import described as described_by
from variorum.reading.validation import validate
from variorum.reading.verse import looks_like_verse
from variorum.yaml_files.parse import parse

ASKED = ("title", "publisher", "author", "url", "date", "language", "rights")
NOT_OPTIONS = ("sha256", "witnesses", "description", "date_note")
LONGEST_TITLE = 150
"""Code points. A longer first line is not taken for a title."""
_NAME_IT = (
    "Give the one that it has, such as `--encoding windows-1252` for a text of Western Europe from an older "
    "program; or save it as UTF-8."
)
_FORMS = {
    "": Form.TEXT,
    ".txt": Form.TEXT,
    ".text": Form.TEXT,
    ".md": Form.MARKDOWN,
    ".markdown": Form.MARKDOWN,
}
"""By the ending of a file's name."""


class ReceivedText(NamedTuple):
    """A text, and what article.yml says of it."""

    form: Form
    content: bytes
    metadata: Mapping[str, str]
    """The fields of article.yml, except the checksum."""
    slug: str
    """Name of its folder."""


def metadata_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add an option for each key of article.yml that a person can fill in."""
    for name, described in reversed(fields_of(ArticleMetadata).items()):
        if name not in NOT_OPTIONS:
            words = click.Choice(described.words) if described.words else None
            option = f"--{name.replace('_', '-')}"
            command = click.option(option, name, type=words, help=described.description)(command)
    return command


def receive(text: Path, metadata: dict[str, str | None], slug: str | None, *, asking: bool) -> ReceivedText:
    """Return the text in the file `text`, with what the options, the answers and it itself say of it.

    Raise `UsageError` if it is no text that can be an article, or if article.yml would not accept a value.
    """
    form = _FORMS.get(text.suffix.lower())
    if form is None:
        raise click.UsageError(
            f"“{visible_name(text.name)}” ends in {visible_name(text.suffix)}. An article is plain text "
            "(.txt) or Markdown (.md): save or convert it as one of these, such as with pandoc."
        )
    content = text.read_bytes()
    if len(content) > LARGEST_ARTICLE:
        raise click.UsageError(f"“{text}” has {len(content):,} bytes; the limit is {LARGEST_ARTICLE:,}.")
    known = _metadata(metadata, _decoded(content, metadata["encoding"]), form, text, asking=asking)
    if faults := _faults(known, content):
        raise click.UsageError(faults)
    made = as_identifier(known["title"])[:60].strip("-") or as_identifier(text.stem) or "text"
    slug = slug or article_name(made)
    if slug in REGISTERS:
        raise click.UsageError(f"“{slug}” is the name of a register; choose another --slug.")
    if not is_identifier(slug):
        raise click.UsageError(
            f"“{slug}” cannot be used in a URL: use lower-case letters, digits, single hyphens."
        )
    return ReceivedText(form, content, known, slug)


def _decoded(received: bytes, encoding: str | None) -> str:
    try:
        return received.decode(encoding or "utf-8-sig")
    except LookupError as error:
        raise click.UsageError(f"There is no encoding “{encoding}”. {_NAME_IT}") from error
    except UnicodeDecodeError as error:
        raise click.UsageError(f"The text is not in {encoding or 'UTF-8'}. {_NAME_IT}") from error


def _metadata(
    given: dict[str, str | None], text: str, form: Form, path: Path, *, asking: bool
) -> dict[str, str]:
    """Return the fields of article.yml, from the options, the answers and the text itself."""
    found = {key: value for key, value in given.items() if value is not None}
    matter, text = divided(text) if form is Form.MARKDOWN else ("", text)
    lines = [line.strip().lstrip("#").strip() for line in text.splitlines()]
    first = next((line for line in lines if any(map(str.isalnum, line))), "")
    defaults = {"title": sanitized_line(first if len(first) <= LONGEST_TITLE else path.stem) or path.stem}
    defaults["language"] = "en"
    # Leave out front matter that article.yml does not accept.
    defaults |= {
        key: value
        for key, value in described_by(matter).items()
        if not _faults({"title": "x", key: value}, b"")
    }
    for key in ASKED:
        if key not in found and asking:
            answer = _answer(key, defaults.get(key, ""))
            found |= {key: answer} if answer else {}
    if form is Form.TEXT and "paragraphs" not in found:
        found["paragraphs"] = (
            "blank-lines" if "" in [line.strip() for line in text.strip().splitlines()] else "lines"
        )
    if form is Form.TEXT and "lines" not in found and looks_like_verse(text):
        keeps = not asking or click.confirm(
            "The text looks like verse. Keep its lines?", default=True, err=True
        )
        found |= {"lines": "kept"} if keeps else {}
    return {**defaults, **found}


def _answer(key: str, defaults: str) -> str:
    """Return the answer; repeats the question until article.yml accepts it."""
    while True:
        answer = ask(key, fields_of(ArticleMetadata)[key].description, default=defaults)
        faults = _faults({"title": "x", key: answer} if answer else {"title": "x"}, b"")
        if not faults:
            return answer
        click.echo(faults, err=True)


def _faults(metadata: dict[str, str], received: bytes) -> str:
    written = article_yml(metadata, received)
    result = validate(parse(written, "article.yml"), ArticleMetadata, "article.yml")
    problems = result if isinstance(result, list) else []
    return "\n".join(sanitized_line(f"{problem.message} {problem.fix}") for problem in problems)

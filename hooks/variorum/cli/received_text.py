"""A text as it was received, and what is known of it, for a new edition or a further article."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import click

from variorum.cli.received_metadata import completed, faults_of, findings
from variorum.editing.new_edition import article_yml
from variorum.editing.received.document import Document, NotReadable
from variorum.editing.received.formats import FORMATS, read_document
from variorum.editing.received.local_pictures import beside, local_pictures
from variorum.files.layout import METADATA, RECEIVED
from variorum.files.register_files import article_name
from variorum.model.article import ArticleMetadata, Form
from variorum.model.fields import fields_of
from variorum.model.front_matter import divided
from variorum.model.limits import LARGEST_ARTICLE
from variorum.model.registers import REGISTERS
from variorum.model.values import as_identifier, is_identifier
from variorum.model.wording import shortened, visible_name
from variorum.reading.front_matter import described as described_by
from variorum.yaml_files.text_file import decoded

NOT_OPTIONS = ("sha256", "witnesses", "description", "date_note", "headings", "received")
MOST_TOLD = 12
"""Pieces that were left out and are shown; received/ has the list of all."""
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
"""By the ending of a file's name; these are copied as they are."""


class ReceivedText(NamedTuple):
    """A text, and what article.yml says of it."""

    form: Form
    content: bytes
    metadata: Mapping[str, Any]
    """The fields of article.yml, except the checksum."""
    slug: str
    """Name of its folder."""
    pictures: Mapping[str, bytes] = {}
    """By their paths from the folder of the article."""
    originals: Mapping[str, bytes] = {}
    """What the text was made from, and what was left out, by name."""

    def files(self, articles: str) -> dict[str, bytes]:
        """Return all files of the article, by path; `articles` is the path of the folder of articles."""
        folder = f"{articles}/{self.slug}"
        return {
            f"{folder}/article.{self.form}": self.content,
            f"{folder}/{METADATA}": article_yml(self.metadata, self.content).encode(),
            **{f"{folder}/{name}": content for name, content in self.pictures.items()},
            **{f"{RECEIVED}/{self.slug}/{name}": content for name, content in self.originals.items()},
        }


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
    received = text.read_bytes()
    ending = text.suffix.lower()
    if ending in FORMATS:
        document = _document(text, received, metadata["encoding"])
        metadata = {**metadata, "encoding": None}
    else:
        document = _as_it_is(text, received, metadata["encoding"])
    content = received if ending in _FORMS else document.text.encode()
    if len(content) > LARGEST_ARTICLE:
        raise click.UsageError(f"“{text}” has {len(content):,} bytes; the limit is {LARGEST_ARTICLE:,}.")
    known: dict[str, Any] = completed(metadata, document, text.stem, asking=asking)
    originals: dict[str, bytes] = {}
    if ending in FORMATS:
        name = f"{as_identifier(text.stem) or 'text'}{ending}"
        sums = {"file": name, "sha256": hashlib.sha256(received).hexdigest(), "read_by": document.made_with}
        known["received"] = sums
        originals = {name: received}
        if document.left_out:
            originals["left-out.txt"] = "".join(f"{piece}\n" for piece in document.left_out).encode()
    if faults := faults_of(known, content):
        raise click.UsageError(faults)
    _tell(document, known)
    made = as_identifier(known["title"])[:60].strip("-") or as_identifier(text.stem) or "text"
    return ReceivedText(
        document.form, content, known, _checked(slug or article_name(made)), document.pictures, originals
    )


def _checked(slug: str) -> str:
    if slug in REGISTERS:
        raise click.UsageError(f"“{slug}” is the name of a register; choose another --slug.")
    if not is_identifier(slug):
        raise click.UsageError(
            f"“{slug}” cannot be used in a URL: use lower-case letters, digits, single hyphens."
        )
    return slug


def _document(text: Path, received: bytes, encoding: str | None) -> Document:
    try:
        return read_document(text.suffix.lower(), received, beside(text), encoding)
    except NotReadable as error:
        raise click.UsageError(f"“{visible_name(text.name)}” cannot be read: {error}") from error


def _as_it_is(text: Path, received: bytes, encoding: str | None) -> Document:
    """Return a plain text or Markdown, with the pictures that lie beside it."""
    form = _FORMS.get(text.suffix.lower())
    if form is None:
        raise click.UsageError(
            f"“{visible_name(text.name)}” ends in {visible_name(text.suffix)}. An article is made from plain "
            f"text (.txt), Markdown (.md), {', '.join(FORMATS)}: save it as one of these."
        )
    words = _decoded(received, encoding)
    if form is Form.TEXT:
        return Document(words, form, "")
    matter, words = divided(words)
    pictures = local_pictures(words, beside(text))
    missing = tuple(
        f"The picture “{name}” is not beside the text, or is no picture." for name in pictures.missing
    )
    return Document(words, form, "", described_by(matter), pictures.found, (), missing)


def _decoded(received: bytes, encoding: str | None) -> str:
    try:
        return decoded(received, encoding or "utf-8-sig")
    except LookupError as error:
        raise click.UsageError(f"There is no encoding “{encoding}”. {_NAME_IT}") from error
    except UnicodeDecodeError as error:
        raise click.UsageError(f"The text is not in {encoding or 'UTF-8'}. {_NAME_IT}") from error


def _tell(document: Document, known: Mapping[str, Any]) -> None:
    """Print what was made of the text, and what an editor should look at."""
    for line in findings(document, known):
        click.echo(line, err=True)
    if document.left_out:
        click.echo(f"Left out, {len(document.left_out)} pieces:", err=True)
        for piece in document.left_out[:MOST_TOLD]:
            click.echo(f"  {visible_name(shortened(piece, 72))}", err=True)
        if more := document.left_out[MOST_TOLD:]:
            click.echo(f"  and {len(more)} more; {RECEIVED}/ has the list of all.", err=True)
    for warning in document.warnings:
        click.echo(f"Note: {visible_name(warning)}", err=True)

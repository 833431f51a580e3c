"""The files that are made for each article, note and register, and where an article's page links to them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from variorum.exporting.export import Each, PublishedSite
from variorum.exporting.exports import SERIES
from variorum.exporting.frames.passage import names_of_passages
from variorum.model.article import Form
from variorum.model.edition import Edition
from variorum.model.edition_files import EditionFiles
from variorum.model.part import WHOLE, Part
from variorum.model.registers import REGISTERS
from variorum.model.settings import EditionSettings
from variorum.rendering.plain_text import paragraphs


class Format(NamedTuple):
    """A format in which an article can be downloaded."""

    label: str
    address: str
    """Relative to the article's page."""
    media_type: str


def formats_of_article(settings: EditionSettings) -> list[Format]:
    """Return what is published beside the page of each article of an edition with these settings."""
    return [
        Format(series.label, posixpath.basename(series.uri), series.media_type)
        for series in SERIES
        if series.is_beside_the_page and series.is_published(settings)
    ]


def series_uris(files: EditionFiles) -> Iterator[str]:
    """Yield where the files of all series may be published."""
    of_notes = [record.annotation.id for entry in files.articles for record in entry.sound]
    of_notes += [identifier for notes in files.settled.values() for identifier, _ in notes.ids]
    names = {
        Each.ARTICLE: [entry.article.slug for entry in files.articles],
        Each.NOTE: of_notes,
        Each.REGISTER: list(REGISTERS),
        Each.PASSAGE: list(_passages(files)) if files.settings.embeds else [],
    }
    for series in SERIES:
        if series.is_published(files.settings):
            yield from (series.uri_of(name) for name in names[series.each])


def _passages(files: EditionFiles) -> Iterator[str]:
    for entry in files.articles:
        if entry.article.form is Form.TEXT:
            yield from names_of_passages(entry.article.slug, paragraphs(entry.article))


def series_files(
    edition: Edition, site: PublishedSite, part: Part = WHOLE
) -> Iterator[tuple[str, str | bytes]]:
    """Yield address and content of each file of all series that `part` of the site makes."""
    published = [series for series in SERIES if series.is_published(site.settings)]
    own = edition if part.is_whole else replace(edition, articles=tuple(part.dealt(edition.articles)))
    at_once = part.dealt(series for series in published if series.needs_all)
    for series in published:
        if series.needs_all and series not in at_once:
            continue
        for name, content in series.make(edition if series.needs_all else own, site):
            yield series.uri_of(name), content

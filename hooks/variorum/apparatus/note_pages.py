"""A page for each note: its passage, all that it says, who wrote it, how to cite it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from variorum.apparatus.downloads import published_site
from variorum.apparatus.in_context import InContext, in_context
from variorum.apparatus.note_citation import NoteCitation, note_citation
from variorum.apparatus.page import ApparatusPage, Link, PageOfNote, Publication, note_uri, versions_uri
from variorum.apparatus.templating import template
from variorum.apparatus.whole_note import whole_note
from variorum.exporting.frames.frame import snippet
from variorum.exporting.frames.note import frame_of_note
from variorum.model.addresses import page_uri
from variorum.model.article import Article
from variorum.model.edition import AnnotatedArticle, Edition, PlacedNote, TextVersions, WithdrawnNote
from variorum.model.edition_files import ArticleFiles
from variorum.model.kinds import Annotation
from variorum.model.record import AnnotationRecord
from variorum.model.registers import Registers
from variorum.rendering.changes import note_changes

_BESIDE = 280
_LONGEST = 1_200
"""Code points of context, and of a passage, on a page that has room for them."""
_MOST_PASSAGES = 20
"""Passages of one note that are quoted; of the others only the number is given."""


class Neighbour(NamedTuple):
    """The note before or after in the text."""

    address: str
    number: int
    headline: str


class NotePageView(NamedTuple):
    """The page of a note."""

    note: Annotation
    number: int | None
    """None, if it is in no text."""
    article: Article
    page: str
    """Address of the article."""
    passages: Sequence[InContext]
    further: int
    """In how many more places the passage stands."""
    reading: str | None
    """The reading of a correction."""
    contents: str
    authors: Sequence[str]
    reviewer: str
    uncounted: str
    """Why its review does not count."""
    history: str
    lacks: Sequence[str]
    citation: NoteCitation
    embed: str
    versions: TextVersions
    written_on: int | None
    """The version of the text on which it was written."""
    stands_in: tuple[int, str] | None
    """For an orphan: the last version with its words, and the note's id there …"""
    stands_at: str
    """… and the address of that version."""
    before: Neighbour | None
    after: Neighbour | None


class MovedView(NamedTuple):
    """The page at a former address of a note: where it is now."""

    page: str
    headline: str


_NOTE_PAGE = template("note_page.html", NotePageView)
_MOVED = template("note_moved.html", MovedView)
_MISSING = "<p>This note has a problem and is not shown; the list of problems says which.</p>"


def page_of_note(publication: Publication) -> PageOfNote:
    """Return what gives what makes the page of a note; the notes are looked up once an edition."""
    return _NoteIndex(publication).page


def note_pages(files: ArticleFiles, page_of: PageOfNote) -> list[ApparatusPage]:
    """Return the pages of the notes that were read of an article; `page_of` is what `page_of_note` gave."""
    pages = []
    for record in files.sound:
        headline, identifier = record.annotation.headline(files.registers), record.annotation.id
        contents = {identifier: page_of(record)}
        contents |= dict.fromkeys(record.annotation.formerly, _way_to(identifier, headline))
        pages += [
            ApparatusPage(note_uri(name), headline, content, is_in_nav=False, is_searched=False)
            for name, content in contents.items()
        ]
    return pages


def _way_to(identifier: str, headline: str) -> Callable[[Edition, Link], str]:
    """Return what makes the page at a former address of a note: it leads on, also without a script."""

    def content(_: Edition, link: Link) -> str:
        return _MOVED.render(MovedView(link(note_uri(identifier)), headline))

    return content


@dataclass(frozen=True, slots=True)
class _Shown:
    article: AnnotatedArticle
    note: PlacedNote | WithdrawnNote
    before: PlacedNote | None = None
    after: PlacedNote | None = None


class _NoteIndex:
    """All notes of an edition by their ids, looked up once an edition."""

    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        self._edition: Edition | None = None
        self._notes: Mapping[str, _Shown] = {}

    def page(self, record: AnnotationRecord) -> Callable[[Edition, Link], str]:
        """Return what makes the page of a note."""

        def content(edition: Edition, link: Link) -> str:
            if self._edition is not edition:
                self._edition, self._notes = edition, dict(_all(edition))
            shown = self._notes.get(record.annotation.id)
            if shown is None:
                return _MISSING
            return _content(edition, shown, link, self.publication)

        return content


def _all(edition: Edition) -> Iterable[tuple[str, _Shown]]:
    for article in edition.articles:
        notes = (None, *article.notes, None)
        for (before, note), after in zip(pairwise(notes), notes[2:], strict=False):
            if note:
                yield note.annotation.id, _Shown(article, note, before, after)
        for withdrawn in article.withdrawn:
            yield withdrawn.annotation.id, _Shown(article, withdrawn)


def _content(edition: Edition, shown: _Shown, link: Link, publication: Publication) -> str:
    article, annotation = shown.article, shown.note.annotation
    registers = article.registers
    spans = shown.note.spans if isinstance(shown.note, PlacedNote) else ()
    history = edition.history.of_note(annotation.id, annotation.formerly)
    of_versions = edition.versions(article)
    is_orphan = annotation.orphaned is not None
    names = (annotation.id, *annotation.formerly)
    stands_in = of_versions.last_with(names) if is_orphan else None
    citation: NoteCitation = note_citation(
        annotation,
        article,
        history,
        publication.name,
        publication.address_of(note_uri(annotation.id)),
        publication.settings.doi,
    )
    return _NOTE_PAGE.render(
        NotePageView(
            note=annotation,
            number=shown.note.number if isinstance(shown.note, PlacedNote) else None,
            article=article.article,
            page=link(page_uri(article.article.slug)),
            passages=[in_context(article.text, span, _BESIDE, _LONGEST) for span in spans[:_MOST_PASSAGES]],
            further=max(0, len(spans) - _MOST_PASSAGES),
            reading=annotation.replacement,
            contents=whole_note(edition, article, shown.note, link, note_uri(annotation.id)),
            authors=registers.contributor_names(annotation.by),
            reviewer=_reviewer(annotation.reviewed.by, registers) if annotation.reviewed else "",
            uncounted=shown.note.record.uncounted,
            history=note_changes(history),
            lacks=edition.history.limitations,
            citation=citation,
            embed=snippet(frame_of_note(shown.note, article), published_site(publication))
            if _has_embeds(publication)
            else "",
            versions=of_versions,
            written_on=of_versions.written_on.get(annotation.id),
            stands_in=stands_in,
            stands_at=link(versions_uri(article.article.slug, stands_in[0])) if stands_in else "",
            before=_neighbour(shown.before, registers, link),
            after=_neighbour(shown.after, registers, link),
        )
    )


def _has_embeds(publication: Publication) -> bool:
    return publication.has_exports and publication.settings.embeds


def _reviewer(identifier: str, registers: Registers) -> str:
    contributor = registers.contributors.get(identifier)
    return contributor.name if contributor else ""


def _neighbour(note: PlacedNote | None, registers: Registers, link: Link) -> Neighbour | None:
    if note is None:
        return None
    return Neighbour(link(note_uri(note.annotation.id)), note.number, note.annotation.headline(registers))

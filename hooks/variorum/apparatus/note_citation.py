"""How to cite a note: in words, and for reference managers."""

from __future__ import annotations

from typing import NamedTuple

from variorum.apparatus.note_as_source import Alike, note_as_source
from variorum.model.doi import address_of
from variorum.model.edition import AnnotatedArticle
from variorum.model.history import NoteHistory
from variorum.model.kinds import Annotation
from variorum.model.wording import full_stop_after
from variorum.rendering.changes import day_in_words

_SHORT_COMMIT = 10


class NoteCitation(NamedTuple):
    """The same citation three times."""

    words: str
    bibtex: str
    csl_json: str


def title_of(annotation: Annotation, article: AnnotatedArticle) -> str:
    """Return the title under which a note is cited."""
    return f"Note on “{article.article.metadata.title}”: {annotation.headline(article.registers)}"


def _within_quotation(words: str) -> str:
    """Return words with the quotation marks that stand within quotation marks."""
    return words.replace("“", "‘").replace("”", "’")


def note_citation(
    annotation: Annotation,
    article: AnnotatedArticle,
    history: NoteHistory,
    site: str,
    address: str,
    doi: str | None = None,
) -> NoteCitation:
    """Return how to cite a note as it stands now.

    `address` is its own, and may be empty; `doi` is that of the edition. Its version is that of its last
    change, where the history tells of one.
    """
    title = title_of(annotation, article)
    authors = article.registers.contributor_names(annotation.by)
    last = history.revisions[-1] if history.revisions else None
    version = f"version {last.commit[:_SHORT_COMMIT]} of {day_in_words(last.day)}" if last else ""
    # No field of a part of a work holds the DOI of the whole: in `DOI` it would be the note's own.
    of_edition = f"Edition: {address_of(doi)}" if doi else ""
    access = " ".join(filter(None, (f"{version[0].upper()}{version[1:]}." if version else "", of_edition)))
    alike = Alike(tuple(authors), site, last.day if last else None, access or None)
    names, named = " and ".join(authors), _within_quotation(title)
    by = f"{names}{full_stop_after(names)} " if names else ""
    parts = ", ".join(filter(None, (f"note “{annotation.id}”", version)))
    words = f"{by}“{named}{full_stop_after(named)}” {site}, {parts}. {address}"
    words = " · ".join(filter(None, (words.strip(), of_edition)))
    return NoteCitation(words, *note_as_source(annotation.id, title, address, alike))

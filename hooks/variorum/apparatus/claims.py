"""Who says so: the ledger of claims, and the two axes on which they are judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from variorum.apparatus.drawings import grid
from variorum.apparatus.entries import ShownSource, shown_sources
from variorum.apparatus.page import LIST_TEMPLATE, ApparatusPage, Link, addresses
from variorum.apparatus.templating import template
from variorum.model.addresses import page_uri
from variorum.model.article import Article
from variorum.model.dates import date_in_words
from variorum.model.edition import AnnotatedArticle, Edition, PlacedNote
from variorum.model.kinds.reliability import (
    ASKS_IN_WORDS,
    CREDIBILITY_IN_WORDS,
    CREDIBILITY_MEANS,
    RELIABILITY_IN_WORDS,
    RELIABILITY_MEANS,
    Assessment,
    ReliabilityNote,
)
from variorum.model.wording import as_words
from variorum.rendering.note_links import relinked


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim in the ledger."""

    note: PlacedNote
    says: ReliabilityNote
    address: str
    """The address of the note, relative to the page."""
    body: Markup
    sources: tuple[ShownSource, ...]

    @property
    def first(self) -> Assessment:
        """How it was judged at first …"""
        return self.says.assessments[0]

    @property
    def last(self) -> Assessment:
        """… and in the end."""
        return self.says.assessments[-1]

    @property
    def moved(self) -> bool:
        """Whether the claim was judged otherwise in the end than at first."""
        return self.first.mark != self.last.mark


class ArticleClaims(NamedTuple):
    """The claims of one article, in its order and by the cell in which they stand."""

    record: Article
    page: str
    entries: Sequence[Entry]
    ranks: Mapping[str, int]
    """The place of each when the best supported come first."""
    drawing: Markup
    cells: Sequence[tuple[Assessment, Sequence[Entry]]]
    dates: tuple[str, str]
    """The dates of the first and the last assessment, in words."""


class ClaimsView(NamedTuple):
    """The ledger of all articles."""

    articles: Sequence[ArticleClaims]
    kinds: Sequence[tuple[str, str, int]]
    """Value, name and count of each kind of source."""
    total: int
    reliability: Sequence[tuple[str, str, str]]
    """Each mark, its words and what it means."""
    credibility: Sequence[tuple[str, str, str]]
    asks_in_words: Mapping[str, str] = ASKS_IN_WORDS


_CLAIMS = template("claims.html", ClaimsView)


def _content(edition: Edition, link: Link) -> str:
    found = [(article, _entries(edition, article, link)) for article in edition.articles]
    articles = [
        ArticleClaims(
            record=article.article,
            page=link(page_uri(article.article.slug)),
            entries=entries,
            ranks=_ranks(entries),
            drawing=_drawing(article.article.slug, entries),
            cells=_cells(entries),
            dates=_dates(entries),
        )
        for article, entries in found
        if entries
    ]
    kinds = Counter(entry.says.source_kind for _, entries in found for entry in entries)
    return _CLAIMS.render(
        ClaimsView(
            articles=articles,
            kinds=[(kind, as_words(kind), count) for kind, count in sorted(kinds.items())],
            total=kinds.total(),
            reliability=[
                (mark, words, RELIABILITY_MEANS[mark]) for mark, words in RELIABILITY_IN_WORDS.items()
            ],
            credibility=[
                (mark, words, CREDIBILITY_MEANS[mark]) for mark, words in CREDIBILITY_IN_WORDS.items()
            ],
        )
    )


def _entries(edition: Edition, article: AnnotatedArticle, link: Link) -> list[Entry]:
    source = page_uri(article.article.slug)
    page = link(source)
    address = addresses(edition.index, source, link, CLAIMS.uri)
    return [
        Entry(
            note,
            says,
            f"{page}#{note.annotation.id}",
            Markup(relinked(note.body, address)),  # noqa: S704 - made safe by rendering.bodies
            shown_sources(edition, link, note.annotation.sources),
        )
        for note, says in article.claims
    ]


def _ranks(entries: list[Entry]) -> dict[str, int]:
    """Return the place of each claim when the best supported come first."""
    ranked = sorted(entries, key=lambda entry: (entry.last.mark, entry.note.number))
    return {entry.says.id: rank for rank, entry in enumerate(ranked, 1)}


def _cells(entries: list[Entry]) -> list[tuple[Assessment, list[Entry]]]:
    """Return the claims by the cell that they stand in now."""
    cells: dict[str, list[Entry]] = {}
    for entry in entries:
        cells.setdefault(entry.last.mark, []).append(entry)
    return [(cells[mark][0].last, cells[mark]) for mark in sorted(cells)]


def _dates(entries: list[Entry]) -> tuple[str, str]:
    dates = [assessment.date for entry in entries for assessment in entry.says.assessments]
    return date_in_words(min(dates)), date_in_words(max(dates))


def _drawing(slug: str, entries: list[Entry]) -> Markup:
    claims = [
        grid.Claim(
            entry.note.number,
            entry.says.claim,
            entry.address,
            (entry.first.reliability, entry.first.credibility),
            (entry.last.reliability, entry.last.credibility),
        )
        for entry in entries
    ]
    cells = [
        f"{last.mark}: {', '.join(str(entry.note.number) for entry in cell)}."
        for last, cell in _cells(entries)
    ]
    moved = [
        f"{entry.note.number} moved from {entry.first.mark} to {entry.last.mark}."
        for entry in entries
        if entry.moved
    ]
    return grid.grid(f"{slug}.grid", claims, "The claims on the two axes", " ".join([*cells, *moved]))


CLAIMS = ApparatusPage(
    "apparatus/who-says-so.md", "Who says so", _content, is_searched=False, template=LIST_TEMPLATE
)

"""The timeline: a drawing, and a list by date in which the articles' own dates are marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from variorum.apparatus.drawings.calendar_rows import Mark
from variorum.apparatus.drawings.timeline import timeline
from variorum.apparatus.entries import ShownSource, shown_sources
from variorum.apparatus.mentions import Mention, mentions
from variorum.apparatus.page import Link, addresses, register_page
from variorum.apparatus.templating import template
from variorum.model.addresses import page_uri
from variorum.model.dates import date_in_words, year_in_words
from variorum.model.edition import Edition, PlacedNote
from variorum.model.edtf import Day, parsed, plain_iso, sort_key
from variorum.model.registers import Event
from variorum.rendering.bodies import BodyRenderer


@dataclass(frozen=True, slots=True)
class Dated:
    """An event, or an article on the day of its own; an article has an address and no id."""

    mark: Mark
    id: str = ""
    address: str = ""
    language: str = ""
    note: Markup = Markup()  # noqa: RUF009 - it is a str, and frozen
    certainty: str = ""
    mentions: Sequence[Mention] = ()
    sources: Sequence[ShownSource] = ()

    @property
    def when(self) -> str:
        """The date in words."""
        return date_in_words(self.mark.date, self.mark.until)

    @property
    def iso(self) -> str | None:
        """The date for programs, if HTML has a form for it."""
        return plain_iso(self.mark.date)


class TimelineView(NamedTuple):
    """The drawing, and what it shows by year."""

    years: Sequence[tuple[str, Sequence[Dated]]]
    drawing: Markup
    several: bool
    """Whether the edition has several articles."""
    has_unsure: bool
    """Whether the date of something is not certain."""
    has_article: bool
    """Whether the day of an article is among them."""


_TIMELINE = template("timeline.html", TimelineView)


def _content(edition: Edition, link: Link) -> str:
    dated = sorted([*_events(edition, link), *_articles(edition, link)], key=_rank)
    years = [
        (year, list(group)) for year, group in groupby(dated, lambda event: year_in_words(event.mark.date))
    ]
    drawing = timeline([event.mark for event in dated]) if dated else ""
    return _TIMELINE.render(
        TimelineView(
            years=years if edition.registers.timeline else [],
            drawing=Markup(drawing),  # noqa: S704 - from a template that escapes
            several=len(edition.articles) > 1,
            has_unsure=any(not event.mark.is_certain for event in dated),
            has_article=any(event.mark.is_article for event in dated),
        )
    )


def _events(edition: Edition, link: Link) -> Iterable[Dated]:
    events = list(edition.registers.timeline.values())
    address = addresses(edition.index, TIMELINE.uri, link, TIMELINE.uri)
    notes = BodyRenderer().render_all([event.note or "" for event in events], address)
    found = mentions(edition, link, _own_id)
    for event, note in zip(events, notes, strict=True):
        yield Dated(
            Mark(event.date, event.until, event.title, is_certain=event.certainty in (None, "high")),
            id=event.id,
            note=Markup(note),  # noqa: S704 - made safe by rendering.bodies
            certainty=event.certainty or "",
            mentions=sorted(
                (mention for identifier in event.notes for mention in found.get(identifier, ())),
                key=lambda mention: (mention.page, mention.number),
            ),
            sources=shown_sources(edition, link, event.sources),
        )


def _articles(edition: Edition, link: Link) -> Iterable[Dated]:
    for annotated in edition.articles:
        article = annotated.article.metadata
        if article.date:
            yield Dated(
                Mark(
                    article.date,
                    None,
                    article.title,
                    is_article=True,
                    is_earliest=article.date_is == "earliest",
                ),
                address=link(page_uri(annotated.article.slug)),
                language=article.language,
            )


def _rank(event: Dated) -> tuple[Day, int, bool]:
    # What is known to the year stands before what is known to one of its days. Events of one date
    # stay in the order in which the register has them: their editors know which came first.
    date = event.mark.date
    return sort_key(date), -parsed(date).first.precision, event.mark.is_article


def _own_id(note: PlacedNote) -> tuple[str]:
    return (note.annotation.id,)


TIMELINE = register_page(Event, _content)

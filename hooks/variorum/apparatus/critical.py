"""Corrections and variants: every departure from the received text, as a critical apparatus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from variorum.apparatus.departures import EDITORS, Departure, Reading, departures
from variorum.apparatus.offers import Offer, offers
from variorum.apparatus.page import LIST_TEMPLATE, ApparatusPage, Link
from variorum.apparatus.templating import template
from variorum.model.addresses import page_uri
from variorum.model.article import Article
from variorum.model.edition import AnnotatedArticle, Edition
from variorum.model.kinds.variant import EFFECT_IN_WORDS, RELATION_IN_WORDS
from variorum.model.wording import as_words


class ArticleDepartures(NamedTuple):
    """The departures of one article, and whom the sigla in them stand for."""

    record: Article
    page: str
    departures: Sequence[Departure]
    sigla: Sequence[tuple[str, str]]


class CriticalView(NamedTuple):
    """The apparatus of all articles."""

    articles: Sequence[ArticleDepartures]
    corrections: int
    variants: int
    offers: Sequence[Offer]
    effects: Mapping[str, str]
    """What became of a witness's words, and what that means."""
    relations: Mapping[str, str]
    """How a witness stands to the text, and what that means."""


_CRITICAL = template("critical.html", CriticalView)


def _content(edition: Edition, link: Link) -> str:
    found = [(article, departures(article, link)) for article in edition.articles]
    articles = [
        ArticleDepartures(
            article.article,
            link(page_uri(article.article.slug)),
            departures,
            _sigla(article, [reading for departure in departures for reading in departure.readings]),
        )
        for article, departures in found
        if departures
    ]
    readings = [
        reading for _, departures in found for departure in departures for reading in departure.readings
    ]
    return _CRITICAL.render(
        CriticalView(
            articles=articles,
            corrections=sum(reading.kind == "correction" for reading in readings),
            variants=sum(reading.kind == "variant" for reading in readings),
            offers=offers(CRITICAL.uri, link),
            effects={as_words(effect): meaning for effect, meaning in EFFECT_IN_WORDS.items()},
            relations={as_words(relation): meaning for relation, meaning in RELATION_IN_WORDS.items()},
        )
    )


def _sigla(article: AnnotatedArticle, readings: list[Reading]) -> list[tuple[str, str]]:
    """Return the sigla that the entries use, and whom they stand for."""
    used = {reading.sign for reading in readings}
    sources = article.registers.sources
    sigla: list[tuple[str, str]] = []
    for witness in article.registers.witnesses.values():
        sigla.append((witness.sign, witness.name))
        for copy in witness.copies:
            source = sources.get(copy.source)
            sigla.append((copy.siglum, f"{witness.short} as in {source.place if source else copy.source}"))
    return [(sign, name) for sign, name in [*sigla, (EDITORS, "the editors")] if sign in used]


CRITICAL = ApparatusPage(
    "apparatus/corrections-and-variants.md",
    "Corrections and variants",
    _content,
    is_searched=False,
    template=LIST_TEMPLATE,
)

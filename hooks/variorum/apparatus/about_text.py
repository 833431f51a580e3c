"""About this text: how it came down, what was lost on the way, and how it was edited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from variorum.apparatus.collation import Row, collation
from variorum.apparatus.departures import Departure, Reading, departures
from variorum.apparatus.entries import SOURCES_PAGE
from variorum.apparatus.page import LIST_TEMPLATE, ApparatusPage, Link, addresses
from variorum.apparatus.templating import template
from variorum.apparatus.transmission import Transmission, transmission
from variorum.model.alternative import Alternative
from variorum.model.article import Article
from variorum.model.edition import AnnotatedArticle, Edition
from variorum.model.kinds.variant import EFFECT_IN_WORDS, RELATION_IN_WORDS
from variorum.model.registers import Source
from variorum.model.site_index import SiteIndex
from variorum.model.transmission import ROLE_IN_WORDS, CopyOfWitness, Witness
from variorum.model.wording import as_words
from variorum.rendering.bodies import BodyRenderer
from variorum.rendering.note_links import Address

GRAVE = ("garbled", "meaning-changed", "omitted", "added")
"""The effects whose passages are listed one by one."""


class ShownCopy(NamedTuple):
    """A copy of a witness, its source with the address of its entry, and how many readings are from it."""

    record: CopyOfWitness
    source: Source | None
    entry: str
    readings: int


class ShownWitness(NamedTuple):
    """A witness, its source with the address of its entry, and how many readings are from it."""

    record: Witness
    role: tuple[str, str] | None
    """In a word, and what that means."""
    source: Source | None
    entry: str
    readings: int
    copies: Sequence[ShownCopy]


class Losses(NamedTuple):
    """How many readings there are of each effect and relation, and the grave ones one by one."""

    counts: Mapping[str, int]
    most: int
    """The largest of these counts."""
    relations: Mapping[str, int]
    grave: Mapping[str, Sequence[tuple[Departure, Reading]]]
    """By their effect."""


class AboutText(NamedTuple):
    """What is known of one text."""

    record: Article
    page: str
    received: str
    """Address of the file as received."""
    transmission: Transmission | None
    witnesses: Sequence[ShownWitness]
    losses: Losses
    rows: Sequence[Row]
    """The text and its witnesses, sentence by sentence."""
    principles: Markup | None
    corrections: int
    apparatus: str
    """Address of the list of all readings."""


class AboutTextView(NamedTuple):
    """What is known of all texts."""

    articles: Sequence[AboutText]
    effects: Mapping[str, str]
    """What became of a witness's words, and what that means."""
    relations: Mapping[str, str]
    """How a witness stands to the text, and what that means."""


_ABOUT_TEXT = template("about_text.html", AboutTextView)


def _content(edition: Edition, link: Link) -> str:
    bodies = BodyRenderer()
    return _ABOUT_TEXT.render(
        AboutTextView(
            articles=[
                _about(article, link, bodies, edition.index)
                for article in edition.articles
                if not article.article.is_page
            ],
            effects={as_words(effect): meaning for effect, meaning in EFFECT_IN_WORDS.items()},
            relations={as_words(relation): meaning for relation, meaning in RELATION_IN_WORDS.items()},
        )
    )


def _about(article: AnnotatedArticle, link: Link, bodies: BodyRenderer, index: SiteIndex | None) -> AboutText:
    metadata = article.article.metadata
    folder = f"articles/{article.article.slug}"
    address = addresses(index, f"{folder}/index.md", link, ABOUT_TEXT.uri)
    return AboutText(
        record=article.article,
        page=link(f"{folder}/index.md"),
        received=link(f"{folder}/article.txt"),
        transmission=transmission(article.article),
        witnesses=_witnesses(article, link),
        losses=_losses(article, link),
        rows=collation(article),
        principles=_html(metadata.principles, bodies, address),
        corrections=len(article.corrections),
        apparatus=link("apparatus/corrections-and-variants.md"),
    )


def _html(prose: str | None, bodies: BodyRenderer, address: Address) -> Markup | None:
    return Markup(bodies.render(prose, address)) if prose else None  # noqa: S704 - made safe


def _witnesses(article: AnnotatedArticle, link: Link) -> list[ShownWitness]:
    """Return each witness with its source, and how many readings are taken from it."""
    counts = Counter(reading.witness for reading in _readings(article))
    copies = Counter((reading.witness, reading.of_copy) for reading in _readings(article))
    sources = article.registers.sources
    bibliography = link(SOURCES_PAGE)
    return [
        ShownWitness(
            record=witness,
            role=(as_words(witness.role), ROLE_IN_WORDS[witness.role]) if witness.role else None,
            source=sources.get(witness.source or ""),
            entry=f"{bibliography}#{witness.source}",
            readings=counts[witness.id],
            copies=[
                ShownCopy(
                    record=copy,
                    source=sources.get(copy.source),
                    entry=f"{bibliography}#{copy.source}",
                    readings=copies[witness.id, copy.source],
                )
                for copy in witness.copies
            ],
        )
        for witness in article.registers.witnesses.values()
    ]


def _readings(article: AnnotatedArticle) -> list[Alternative]:
    """Return what the witnesses have, reading by reading."""
    return [reading for _, variant in article.variants for reading in variant.alternatives()]


def _losses(article: AnnotatedArticle, link: Link) -> Losses:
    """Return how many readings there are of each effect and relation, and the grave ones one by one."""
    readings = _readings(article)
    counts = Counter(as_words(reading.effect) for reading in readings if reading.effect)
    relations = Counter(as_words(reading.relation) for reading in readings if reading.relation)
    grave: dict[str, list[tuple[Departure, Reading]]] = {effect: [] for effect in GRAVE}
    for departure in departures(article, link):
        for reading in departure.readings:
            if reading.effect in grave:
                grave[reading.effect].append((departure, reading))
    return Losses(
        counts=counts,
        most=max(counts.values(), default=0),
        relations=relations,
        grave={as_words(effect): names for effect, names in grave.items() if names},
    )


ABOUT_TEXT = ApparatusPage(
    "apparatus/about-this-text.md", "About this text", _content, is_searched=False, template=LIST_TEMPLATE
)

"""The sources as a bibliography: how far each can be relied on, and where it is cited."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple
from urllib.parse import urlsplit

from markupsafe import Markup

from variorum.apparatus.citing import reference_lines
from variorum.apparatus.languages import language_name
from variorum.apparatus.list_filters import Choice, Field, filters
from variorum.apparatus.mentions import Mention, mentions
from variorum.apparatus.offers import Offer, offers
from variorum.apparatus.page import LIST_TEMPLATE, Link, register_page
from variorum.apparatus.source_facts import Fact, further_facts
from variorum.apparatus.templating import template
from variorum.model.addresses import page_uri
from variorum.model.doi import address_of
from variorum.model.edition import Edition, PlacedNote
from variorum.model.edtf import Day, sort_key
from variorum.model.kinds.reliability import RELIABILITY_IN_WORDS, Reliability
from variorum.model.registers import REGISTERS, Source
from variorum.model.values import Cited
from variorum.model.wording import as_words

_NO_DATE = Day(-10_000, 1, 1)
_LEADING = re.compile(r"^\W*((a|an|the)\s+)?\W*", re.IGNORECASE)


FEW = 20
"""So many sources are seen at a glance: no letters, no filters."""


@dataclass(frozen=True, slots=True)
class Place:
    """Something other than a note that cites a source."""

    name: str
    address: str
    locator: str = ""
    """Which part of the source it cites."""


@dataclass(frozen=True, slots=True)
class ShownSource:
    """A source as the bibliography shows it."""

    source: Source
    line: Markup
    mentions: Sequence[Mention]
    places: Sequence[Place]
    letter: str
    """Under which it stands."""

    @property
    def host(self) -> str:
        """The host whose address it has."""
        return _host(self.source.url)

    @property
    def language(self) -> str:
        """The name of its language, if it is not that of this page, English."""
        language = self.source.language or "en"
        return "" if language.split("-")[0] == "en" else language_name(language)

    @property
    def facts(self) -> list[Fact]:
        """What is known beside what the line says."""
        return list(further_facts(self.source))

    @property
    def doi_address(self) -> str:
        """Where its DOI leads."""
        return address_of(self.source.doi) if self.source.doi else ""

    @property
    def grade(self) -> str:
        """How far it can be relied on, as letter and words; empty if nobody judged it."""
        given = self.source.reliability
        return f"{given.grade}: {self.grade_in_words}" if given else ""

    @property
    def grade_in_words(self) -> str:
        """How far it can be relied on."""
        given = self.source.reliability
        return RELIABILITY_IN_WORDS[Reliability(given.grade)] if given else ""


class SourcesView(NamedTuple):
    """The bibliography."""

    sources: Sequence[ShownSource]
    several: bool
    """Whether the edition has several articles."""
    offers: Sequence[Offer]
    letters: Sequence[str]
    fields: Mapping[str, Sequence[Choice]]
    """What the sources are filtered by; nothing, if they are few …"""
    classes: Sequence[str]
    """… and the classes by which the filters hide each."""


_SOURCES = template("sources.html", SourcesView)


def _content(edition: Edition, link: Link) -> str:
    register = sorted(edition.registers.sources.values(), key=_rank)
    in_notes = mentions(edition, link, _sources)
    elsewhere = _places(edition, link)
    shown = [
        ShownSource(
            source,
            line,
            [_located(mention, source) for mention in in_notes.get(source.id, ())],
            elsewhere.get(source.id, ()),
            _letter(source),
        )
        for source, line in zip(register, reference_lines(register), strict=True)
    ]
    filtered = filters(shown, _FIELDS)
    return _SOURCES.render(
        SourcesView(
            sources=shown,
            several=len(edition.articles) > 1,
            offers=offers(SOURCES.uri, link),
            letters=list(dict.fromkeys(source.letter for source in shown)) if len(shown) > FEW else [],
            fields=filtered.fields if len(shown) > FEW else {},
            classes=filtered.classes,
        )
    )


def _rank(source: Source) -> tuple[bool, str, str, Day, str]:
    """Return the sort key in a bibliography: the first author, else the title without its article.

    What stands under one letter is together, what is no letter before the letters.
    """
    letter = _letter(source)
    issued = sort_key(source.issued) if source.issued else _NO_DATE
    return letter != "#", letter, _heading(source), issued, source.id


def _letter(source: Source) -> str:
    """Return the letter under which a source stands, without its accent; `#` for what is no letter."""
    first = unicodedata.normalize("NFD", _heading(source))[:1].upper()
    return first if first.isalpha() else "#"


def _heading(source: Source) -> str:
    """Return the words by which a source is found in a bibliography, in small letters."""
    author = source.author[0] if source.author else None
    name = " ".join(filter(None, (author.family, author.given, author.literal))) if author else source.title
    return _LEADING.sub("", name).casefold()


def _sources(note: PlacedNote) -> list[str]:
    return [citation.id for citation in note.annotation.sources]


def _located(mention: Mention, source: Source) -> Mention:
    locator = _locator(mention.note.annotation.sources, source.id)
    return replace(mention, locator=locator) if locator else mention


def _locator(citations: Iterable[Cited], source: str) -> str:
    return ", ".join(cited.locator for cited in citations if cited.id == source and cited.locator)


def _places(edition: Edition, link: Link) -> dict[str, list[Place]]:
    """Return where the entries of other registers, and witnesses, cite each source."""
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for register, entry in edition.registers.citing_entries():
        address = f"{link(REGISTERS[register].of_register.page)}#{entry.id}"
        for identifier in dict.fromkeys(citation.id for citation in entry.sources):
            found[identifier].append(Place(entry.heading, address, _locator(entry.sources, identifier)))
    for article in edition.articles:
        page = link(page_uri(article.article.slug))
        for witness in article.article.metadata.witnesses:
            if witness.source:
                found[witness.source].append(Place(f"{witness.name} (a witness)", page))
    return found


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


_FIELDS = (
    Field[ShownSource]("Type", lambda shown: [as_words(shown.source.type)]),
    Field[ShownSource]("Reliability", lambda shown: [shown.grade] if shown.grade else []),
    Field[ShownSource]("Language", lambda shown: [shown.language or "English"]),
    Field[ShownSource]("Cited", lambda shown: ["cited" if shown.mentions or shown.places else "not cited"]),
)
# A search finds each source by an entry of its own.
SOURCES = register_page(Source, _content, is_searched=False, template=LIST_TEMPLATE)

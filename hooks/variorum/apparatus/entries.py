"""Terms and entities, ready to be shown: what the glossary and the list of people have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from variorum.apparatus.mentions import Mention, mentions
from variorum.apparatus.page import Link, addresses
from variorum.model.edition import Edition, PlacedNote
from variorum.model.registers import Entity, Registers, Source, Term
from variorum.model.values import Cited
from variorum.rendering.bodies import BodyRenderer

SOURCES_PAGE = Source.of_register.page
_QUOTATION_MARKS = "“”„‘’‚«»‹›\"'"


@dataclass(frozen=True, slots=True)
class ShownSource:
    """A source that stands behind an entry, and its address in the bibliography."""

    source: Source
    locator: str | None
    address: str


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry with all that other entries and notes say about it."""

    entry: Term
    note: Markup
    forms: tuple[str, ...]
    sources: tuple[ShownSource, ...]
    mentions: Sequence[Mention]


def shown_entries(edition: Edition, link: Link, entries: Iterable[Term], page: str) -> list[ShownEntry]:
    """Return `entries` in the order of an index, each with its note as HTML, its sources and its passages.

    `page` is the source of the page that shows them.
    """
    found = mentions(edition, link, _entries)
    ordered = sorted(entries, key=_filed)
    address = addresses(edition.index, page, link, page)
    notes = BodyRenderer().render_all([entry.note or "" for entry in ordered], address)
    return [
        ShownEntry(
            entry,
            Markup(note),  # noqa: S704 - made safe by rendering.bodies
            tuple(form for form in entry.forms if form.strip(_QUOTATION_MARKS) != entry.name),
            shown_sources(edition, link, entry.sources),
            found.get(entry.id, ()),
        )
        for entry, note in zip(ordered, notes, strict=True)
    ]


def _filed(entry: Term) -> tuple[str, str]:
    # The comma parts a family name from what follows it, and does not count: Li, Ann before Li Wei.
    return entry.filing_name.replace(",", "").casefold(), entry.id


def shown_sources(edition: Edition, link: Link, citations: Iterable[Cited]) -> tuple[ShownSource, ...]:
    """Return the sources that `citations` name, each with its place in the bibliography."""
    known = edition.registers.sources
    page = link(SOURCES_PAGE)
    return tuple(
        ShownSource(known[cited.id], cited.locator, f"{page}#{cited.id}")
        for cited in citations
        if cited.id in known
    )


def entry_address(link: Link, registers: Registers) -> Callable[[str], str]:
    """Return what gives the address of an entry by its id, as seen from the page of `link`."""
    # Most notes speak of no entry: an address is looked up when it is asked for.
    page = cache(link)
    terms, entities = Term.of_register.page, Entity.of_register.page
    return lambda identifier: f"{page(terms if identifier in registers.glossary else entities)}#{identifier}"


def _entries(note: PlacedNote) -> tuple[str, ...]:
    return note.annotation.entries()

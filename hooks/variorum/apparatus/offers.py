"""The exports that a page offers, as links."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from variorum.apparatus.page import ApparatusPage, Link
from variorum.apparatus.templating import template
from variorum.exporting.export import Export
from variorum.exporting.exports import EXPORTS
from variorum.model.edition import Edition


class Offer(NamedTuple):
    """An export, and its address as seen from the page that offers it."""

    export: Export
    address: str


class OffersView(NamedTuple):
    """What a page offers."""

    offers: Sequence[Offer]


_OFFERS = template("offers.html", OffersView)


def offers(page: str, link: Link) -> list[Offer]:
    """Return the exports that the page made from the source `page` offers."""
    return [Offer(export, link(export.uri)) for export in EXPORTS if export.page == page]


def with_offers(page: ApparatusPage) -> ApparatusPage:
    """Return a page with the exports that it offers at its end."""
    if all(export.page != page.uri for export in EXPORTS):
        return page

    def content(edition: Edition, link: Link) -> str:
        above = page.content(edition, link)
        below = _OFFERS.render(OffersView(offers(page.uri, link)))
        return f"{above}\n{below}" if above else ""

    return page._replace(content=content)

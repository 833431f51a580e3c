"""Where the links lead that stand in notes: the same place in every export, whatever shows the note."""

from __future__ import annotations

from collections.abc import Callable

from variorum.exporting.export import PublishedSite
from variorum.model.addresses import page_uri
from variorum.model.edition import AnnotatedArticle
from variorum.model.site_index import SiteIndex, Target

_SCHEMES = ("http", "https", "mailto")


def leads_out(address: str) -> bool:
    """Return whether a link, of those that a note may have, leads out of the edition."""
    return address.partition(":")[0].lower() in _SCHEMES


def targets_of(article: AnnotatedArticle, site: PublishedSite) -> Callable[[str], Target | None]:
    """Return what gives the page, or the file, to which a link within the edition leads; None if to nothing.

    Without an index of the site, no more is known than the notes of `article`.
    """
    base = page_uri(article.article.slug)
    notes = {note.annotation.id: Target(base, note.annotation.id) for note in article.notes}
    index = site.site_index or SiteIndex([base], notes)
    return lambda written: index.target(written, base)


def whole_addresses(
    article: AnnotatedArticle, site: PublishedSite, above: str = ""
) -> Callable[[str], str | None]:
    """Return what gives the address of each link of the notes of `article`; None for one that leads nowhere.

    Where the site's address is not known, it is from the site's root, with `above` before it: the way to
    the root from the file that shows the note.
    """
    target_of = targets_of(article, site)

    def address(written: str) -> str | None:
        if leads_out(written):
            return written
        target = target_of(written)
        if target is None or not site.is_published(target.uri):
            return None
        return f"{'' if site.address else above}{site.address_of(target.uri)}{target.rest}" or None

    return address

"""Where the links lead that stand in notes: the same place in every export, whatever shows the note."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

from variorum.exporting.export import PublishedSite
from variorum.model.addresses import page_uri
from variorum.model.edition import AnnotatedArticle, PlacedNote, WithdrawnNote
from variorum.model.site_index import PASSAGE, SiteIndex, Target

_SCHEMES = ("http", "https", "mailto")
_HREF = re.compile(r'(<a\b[^>]*?) href="([^"]*)"')
"""The addresses in safe HTML, which has attributes in double quotation marks alone."""
_BEFORE_ADDRESS = r"(\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:\s*<?)"
_AFTER_ADDRESS = r"(?=[\s>)]|$)"


def leads_out(address: str) -> bool:
    """Return whether a link, of those that a note may have, leads out of the edition."""
    return address.partition(":")[0].lower() in _SCHEMES


def targets_of(article: AnnotatedArticle, site: PublishedSite) -> Callable[[str], Target | None]:
    """Return what gives the page, or the file, to which a link within the edition leads; None if to nothing.

    Without an index of the site, no more is known than the notes of `article`.
    """
    base = page_uri(article.article.slug)
    index = site.site_index or SiteIndex(
        [base], {note.annotation.id: Target(base, note.annotation.id) for note in article.notes}
    )
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
        return f"{site.link_to(target.uri, above)}{target.rest}" or None

    return address


def links_within(
    article: AnnotatedArticle,
    site: PublishedSite,
    to_note: Callable[[PlacedNote], str],
    to_text: Callable[[PlacedNote | None], str],
) -> Callable[[str], str | None]:
    """Return what gives the address of each link of the notes, for a document that has them all.

    A link to a note is what `to_note` gives; one to a passage, or to the page, what `to_text` gives for the
    note, or for None. Others lead to the site. None is given for one that leads nowhere, and for one
    within a site whose address is not known.
    """
    own = page_uri(article.article.slug)
    notes = {name: note for note in article.notes for name in note.annotation.formerly}
    notes |= {note.annotation.id: note for note in article.notes}
    target_of, on_the_site = targets_of(article, site), whole_addresses(article, site)

    def address(written: str) -> str | None:
        target = None if leads_out(written) else target_of(written)
        if target is None or target.uri != own:
            return on_the_site(written) if site.address or leads_out(written) else None
        note = notes.get(target.fragment.removeprefix(PASSAGE))
        if note is None or target.fragment.startswith(PASSAGE):
            return to_text(note)
        return to_note(note)

    return address


def html_with_whole_addresses(
    note: PlacedNote | WithdrawnNote, article: AnnotatedArticle, site: PublishedSite
) -> str:
    """Return the HTML of a note for readers elsewhere. What leads nowhere keeps its words and is no link."""
    if not note.links:
        return note.body
    address = whole_addresses(article, site)

    def led(found: re.Match[str]) -> str:
        to = address(unescape(found[2]))
        return f'{found[1]} href="{escape(to)}"' if to else found[1]

    return _HREF.sub(led, note.body)


def markdown_with_whole_addresses(note: PlacedNote, article: AnnotatedArticle, site: PublishedSite) -> str:
    """Return a note as its author wrote it, for readers elsewhere. What leads nowhere stays as it is."""
    written = note.annotation.note
    if not note.links:
        return written
    address = whole_addresses(article, site)
    # The longest first: one may begin with another.
    any_of = "|".join(map(re.escape, sorted(note.links, key=len, reverse=True)))
    links = re.compile(f"{_BEFORE_ADDRESS}({any_of}){_AFTER_ADDRESS}", re.MULTILINE)
    return links.sub(lambda found: found[1] + (address(found[2]) or found[2]), written)

"""What was added, reworded, corrected and withdrawn, as an Atom feed (RFC 4287). One entry a commit."""

from __future__ import annotations

import re
import uuid
from collections import Counter
from collections.abc import Callable
from itertools import groupby
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from markupsafe import Markup, escape

from variorum.exporting.export import Export, PublishedSite
from variorum.model.edition import Edition
from variorum.model.history import Act, FieldChange, History, Revision

NAMESPACE = uuid.UUID("5f0d6a5c-6b1e-5f0e-9b57-2f6f1c1d9a10")
"""The namespace of feeds and entries. An entry's id is made of its commit, not of the site's address."""
MOST_ENTRIES = 50
"""Readers keep what they have seen; older entries are on the page of changes."""
MOST_NAMED = 20
"""Notes that an entry names for each act."""
NEVER = "1970-01-01T00:00:00Z"
"""When a feed without entries changed last: it must say something (section 4.2.15)."""
_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML can hold, not even as a reference (XML 1.0, section 2.2)."""
_NOBODY = "Unknown"
"""An entry has an author, and an author a name (sections 4.1.2 and 3.2.1)."""


def atom_feed(
    history: History,
    title: str,
    site: str = "",
    feed: str = "changes.xml",
    page: str = "changes/",
    *,
    link: Callable[[str], str | None] = lambda note: None,
    headline: Callable[[str], str | None] = lambda note: None,
    language: str = "en",
) -> str:
    """Return the feed as XML.

    `site` is the site's address with a slash at its end, empty if it is not known: then the feed has no
    links. `feed` and `page` are the addresses of the feed and of the page of changes from there. `link`
    gives the whole address of a note's page, `headline` its headline, by its id.
    """
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": language})
    commits = [
        list(of_commit)
        for _, of_commit in groupby(
            history.newest_first(), key=lambda revision: (revision.date, revision.commit)
        )
    ][:MOST_ENTRIES]
    _add(root, "id", _iri(f"feed/{_lasting(site) or title}"))
    _add(root, "title", title)
    _add(root, "updated", commits[0][0].date if commits else NEVER)
    _link(root, "self", site and site + feed, "application/atom+xml")
    _link(root, "alternate", site and site + page, "text/html")
    for revisions in commits:
        entry = ET.SubElement(root, "entry")
        _fill(entry, revisions, link, headline)
        _link(entry, "alternate", site and f"{site}{page}#{revisions[0].day}", "text/html")
    ET.indent(root)
    written = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", ET.tostring(root, encoding="unicode"))
    return f'<?xml version="1.0" encoding="utf-8"?>\n{written}\n'


def _fill(
    entry: ET.Element,
    revisions: list[Revision],
    link: Callable[[str], str | None],
    headline: Callable[[str], str | None],
) -> None:
    first = revisions[0]
    counts = Counter(revision.act for revision in revisions)
    did = ", ".join(f"{counts[act]} {act}" for act in Act if counts[act])
    if len(revisions) == 1:
        did = f"{first.act.capitalize()}: {headline(first.note) or first.note}"
    _add(entry, "id", _iri(f"commit/{first.commit}"))
    _add(entry, "title", did)
    _add(entry, "updated", first.date)
    _add(ET.SubElement(entry, "author"), "name", first.author or _NOBODY)
    body = Markup("<p>{}</p>").format(first.subject) if first.subject else Markup()
    for act in Act:
        lines = [_line(revision, link, headline) for revision in revisions if revision.act is act]
        if lines:
            more = len(lines) - MOST_NAMED
            lines = [*lines[:MOST_NAMED], *([Markup("<li>… {} more</li>").format(more)] if more > 0 else [])]
            body += Markup("<p>{}</p><ul>{}</ul>").format(act.capitalize(), Markup().join(lines))
    _add(entry, "content", str(body) or did, type="html")


def _line(
    revision: Revision, link: Callable[[str], str | None], headline: Callable[[str], str | None]
) -> Markup:
    name = escape(headline(revision.note) or revision.note)
    address = link(revision.note)
    if address:
        name = Markup('<a href="{}">{}</a>').format(address, name)
    shown = () if revision.act in (Act.ADDED, Act.REMOVED) else revision.changes
    return Markup("<li>{}{}</li>").format(name, Markup().join(_wording(change) for change in shown))


def _wording(change: FieldChange) -> Markup:
    out = Markup(" <del>{}</del>").format(change.before) if change.before else Markup()
    put = Markup(" <ins>{}</ins>").format(change.after) if change.after else Markup()
    return Markup("<br>{}:{}{}").format(change.field, out, put)


def _lasting(address: str) -> str:
    """Return of an address what tells two sites apart and outlives a change to https.

    An id must be like no other and stay (section 4.2.6): two sites may have one title, and a site may
    get a new one; its address is its own, and those who cite its notes want it to stay as well.
    """
    parts = urlsplit(address)
    return f"{parts.netloc.lower()}{parts.path.rstrip('/')}"


def _iri(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, name)}"


def _add(parent: ET.Element, tag: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, tag, attributes).text = text


def _link(parent: ET.Element, relation: str, address: str, media_type: str) -> None:
    if address:
        ET.SubElement(parent, "link", {"rel": relation, "type": media_type, "href": address})


def headlines(edition: Edition) -> dict[str, str]:
    """Return the headlines of all notes that have a page, by their ids."""
    return {
        annotation.id: annotation.headline(annotated.registers)
        for annotated in edition.articles
        for annotation in (
            *(n.annotation for n in annotated.notes),
            *(n.annotation for n in annotated.withdrawn),
        )
    }


def _of_edition(edition: Edition, site: PublishedSite) -> str:
    known = headlines(edition)
    return atom_feed(
        edition.history,
        f"Changes of {site.name}",
        site.address,
        EXPORT.uri,
        link=lambda note: site.address_of_note(note) if note in known else None,
        headline=known.get,
    )


EXPORT = Export(
    uri="changes.xml",
    media_type="application/atom+xml",
    label="As a feed",
    page="changes.md",
    says="changes of the notes as a feed, in Atom",
    place=4,
    make=_of_edition,
    lacks=("Changes before the last fifty are on the page of changes.",),
    is_saved=False,
)

"""An article and its notes as schema.org describes them, in JSON-LD.

A file beside the page, not a `<script>` in its head: no page has a script written into it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from variorum.exporting.export import Each, PublishedSite, Series
from variorum.exporting.for_each import for_each_article
from variorum.exporting.note_data import as_json
from variorum.exporting.schema_org.notes import note_as_thing
from variorum.exporting.schema_org.things import contributor, entry, reference, source, without_gaps
from variorum.model.addresses import page_uri
from variorum.model.doi import address_of
from variorum.model.edition import AnnotatedArticle
from variorum.model.edtf import plain_iso
from variorum.model.history import History

CONTEXT = "https://schema.org"
_HARMLESS = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""Whoever copies the file into a page puts nothing into it but data."""


def _json_ld(article: AnnotatedArticle, site: PublishedSite, history: History) -> str:
    # Where the site's address is not known, its own addresses begin at its root, two folders above.
    context = CONTEXT if site.address else [CONTEXT, {"@base": "../../"}]
    graph = {"@context": context, "@graph": graph_of(article, site, history)}
    written = as_json(graph)
    # One after another: `translate` looks at each character by itself, which takes ten times as long.
    for sign, harmless in _HARMLESS.items():
        written = written.replace(sign, harmless)
    return written


def graph_of(article: AnnotatedArticle, site: PublishedSite, history: History) -> list[dict[str, Any]]:
    """Return the article, its notes in the order of the page, and each thing that they point to once."""
    registers = article.registers
    pointed_to: dict[str, dict[str, Any]] = {}

    def point(things: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        found = list(things)
        pointed_to.update((thing["@id"], thing) for thing in found)
        return [reference(thing) for thing in found]

    notes = []
    for note in article.notes:
        annotation = note.annotation
        people = [registers.contributors[by] for by in annotation.by if by in registers.contributors]
        entries = filter(None, map(registers.term, annotation.entries()))
        cited = [
            registers.sources[citation.id]
            for citation in annotation.sources
            if citation.id in registers.sources
        ]
        pointers = {
            "author": point(contributor(who, site) for who in people),
            "mentions": point(entry(term, site) for term in entries),
            "citation": point(source(cited_source, site) for cited_source in cited),
        }
        notes.append({**note_as_thing(note, article, site, history), **without_gaps(pointers)})
    return [_article(article, site), *notes, *pointed_to.values()]


def _article(article: AnnotatedArticle, site: PublishedSite) -> dict[str, Any]:
    known = article.article.metadata
    page = site.address_of(page_uri(article.article.slug))
    publisher = {"@type": "Organization", "name": known.publisher} if known.publisher else None
    author = {"@type": "Person", "name": known.author} if known.author else None
    return without_gaps(
        {
            "@id": page,
            "@type": "Article",
            "headline": known.title,
            "author": publisher if publisher and known.author == known.publisher else author,
            "publisher": publisher,
            # Of an article that may be younger the date is not known.
            "datePublished": plain_iso(known.date) if known.date and known.date_is == "exact" else None,
            "inLanguage": known.language,
            "abstract": known.description,
            "copyrightNotice": known.rights,
            "isBasedOn": known.url,
            "isPartOf": _edition(site),
            "commentCount": len(article.notes),
            "url": page,
        }
    )


def _edition(site: PublishedSite) -> dict[str, Any]:
    doi = site.settings.doi
    identifier = {
        "@type": "PropertyValue",
        "propertyID": "https://registry.identifiers.org/registry/doi",
        "value": f"doi:{doi}",
        "url": address_of(doi or ""),
    }
    return without_gaps(
        {
            "@type": "WebSite",
            "name": site.name,
            "url": site.address,
            "version": site.settings.version,
            "identifier": identifier if doi else None,
        }
    )


EXPORT = Series(
    uri="articles/{article}/schema.jsonld",
    each=Each.ARTICLE,
    media_type="application/ld+json",
    label="schema.org",
    says="the article, its notes, claims and terms, as search engines describe them (schema.org, JSON-LD)",
    place=3,
    make=for_each_article(_json_ld),
    lacks=(
        "Notes are plain text; their links and emphasis are in `notes-json`.",
        "Of several assessments of a claim the marks are the last ones; `claims-csv` has all.",
        "Readings, corrected ones and those of witnesses, stand in the names of notes; `tei` has them apart.",
        "Timeline, paths, alignments, withdrawn notes and orphans are in `api-register` and `notes-json`.",
    ),
)

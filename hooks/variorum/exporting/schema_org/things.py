"""What notes point to, as schema.org has it: people, entries of the registers, sources."""

from __future__ import annotations

from typing import Any

from variorum.exporting.export import PublishedSite
from variorum.model.edtf import plain_iso
from variorum.model.registers import Contributor, Entity, Source, Term

_ENTITIES = {
    "person": "Person",
    "organisation": "Organization",
    "place": "Place",
    "work": "CreativeWork",
    "product": "Product",
}
"""The type of each sort of entity; all others are terms."""
_SOURCES = {
    "article": "Article",
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "bill": "Legislation",
    "book": "Book",
    "chapter": "Chapter",
    "legislation": "Legislation",
    "post": "SocialMediaPosting",
    "post-weblog": "BlogPosting",
    "regulation": "Legislation",
    "report": "Report",
    "software": "SoftwareApplication",
    "webpage": "WebPage",
}
"""The type of each sort of source; all others are works."""


def without_gaps(thing: dict[str, Any]) -> dict[str, Any]:
    """Return a thing without the properties that have no value."""
    return {key: value for key, value in thing.items() if value not in (None, "", [], {})}


def reference(thing: dict[str, Any]) -> dict[str, Any]:
    """Return what points to a thing that is described elsewhere in the same file."""
    return {"@id": thing["@id"]}


def contributor(who: Contributor, site: PublishedSite) -> dict[str, Any]:
    """Return somebody who wrote notes."""
    orcid = f"https://orcid.org/{who.orcid}" if who.orcid else None
    return without_gaps(
        {
            "@id": orcid or f"{site.address_of(Contributor.of_register.page)}#{who.id}",
            "@type": "Person",
            "name": who.name,
            "description": who.role,
            "url": who.url,
            "sameAs": orcid,
        }
    )


def entry(term: Term, site: PublishedSite) -> dict[str, Any]:
    """Return an entry of the glossary or of the register of entities."""
    kind = _ENTITIES.get(term.type, "DefinedTerm") if isinstance(term, Entity) else "DefinedTerm"
    page = site.address_of(type(term).of_register.page)
    original = [{"@value": name.text, "@language": name.language} for name in term.original]
    return without_gaps(
        {
            "@id": f"{page}#{term.id}",
            "@type": kind,
            "name": term.name,
            "alternateName": [*term.forms, *original],
            "description": term.description,
            "inDefinedTermSet": page if kind == "DefinedTerm" else None,
            "url": f"{page}#{term.id}",
            "sameAs": f"https://www.wikidata.org/entity/{term.wikidata}" if term.wikidata else None,
        }
    )


def source(cited: Source, site: PublishedSite) -> dict[str, Any]:
    """Return a source of the notes. A name in one piece may be a body's, so it is only credited."""
    people = [
        without_gaps({"@type": "Person", "familyName": of.family, "givenName": of.given})
        for of in cited.author
        if not of.literal
    ]
    bodies = [of.literal for of in cited.author if of.literal]
    return without_gaps(
        {
            "@id": f"{site.address_of(Source.of_register.page)}#{cited.id}",
            "@type": _SOURCES.get(cited.type, "CreativeWork"),
            "name": cited.title,
            "author": people,
            "creditText": "; ".join(bodies),
            "datePublished": plain_iso(cited.issued) if cited.issued else None,
            "publisher": {"@type": "Organization", "name": cited.publisher} if cited.publisher else None,
            "url": cited.url,
        }
    )

"""What notes point to, as schema.org has it: people, entries of the registers, sources."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from variorum.exporting.export import PublishedSite
from variorum.model.csl.names import Name
from variorum.model.doi import address_of
from variorum.model.edtf import plain_iso
from variorum.model.identifiers import digits_of
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
    "broadcast": "Episode",
    "chapter": "Chapter",
    "collection": "ArchiveComponent",
    "dataset": "Dataset",
    "event": "Event",
    "figure": "ImageObject",
    "graphic": "VisualArtwork",
    "legislation": "Legislation",
    "manuscript": "Manuscript",
    "map": "Map",
    "motion_picture": "Movie",
    "musical_score": "SheetMusic",
    "paper-conference": "ScholarlyArticle",
    "periodical": "Periodical",
    "personal_communication": "Message",
    "post": "SocialMediaPosting",
    "post-weblog": "BlogPosting",
    "regulation": "Legislation",
    "report": "Report",
    "review": "Review",
    "review-book": "Review",
    "software": "SoftwareApplication",
    "song": "MusicRecording",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
"""The type of each sort of source; all others are works."""
_HAVE_PAGES = ("Article", "Chapter", "NewsArticle", "Report", "ScholarlyArticle")


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
    bodies = [name.literal for name in cited.author if name.literal]
    doi = address_of(cited.doi) if cited.doi else None
    kind = _SOURCES.get(cited.type, "CreativeWork")
    known = {
        "@id": f"{site.address_of(Source.of_register.page)}#{cited.id}",
        "@type": kind,
        "name": cited.title,
        "url": cited.url,
        "sameAs": doi,
    }
    if kind == "Event":
        # An event is no work: it has neither authors nor a publisher.
        start = plain_iso(cited.event_date or "")
        return without_gaps({**known, "startDate": start, "location": cited.event_place})
    volume = {"@type": "PublicationVolume", "volumeNumber": cited.volume}
    issue = {"@type": "PublicationIssue", "issueNumber": cited.issue}
    container = {
        "@type": "Periodical" if cited.issn else "CreativeWork",
        "name": cited.container_title,
        "issn": cited.issn,
    }
    within = (
        (cited.container_title, container),
        (cited.volume, volume),
        (cited.issue, issue),
    )
    return without_gaps(
        {
            **known,
            "alternateName": cited.title_short,
            "author": _people(cited.author),
            "creditText": "; ".join(bodies),
            "editor": _people(cited.editor),
            "translator": _people(cited.translator),
            "datePublished": plain_iso(cited.issued) if cited.issued else None,
            "publisher": {"@type": "Organization", "name": cited.publisher} if cited.publisher else None,
            "isPartOf": [without_gaps(part) for is_known, part in within if is_known],
            "pagination": cited.page if kind in _HAVE_PAGES else None,
            "bookEdition": cited.edition if kind == "Book" else None,
            "isbn": digits_of(cited.isbn) if cited.isbn and kind == "Book" else None,
            "inLanguage": cited.language,
            "version": cited.version,
            "abstract": cited.abstract,
            "keywords": cited.keyword,
        }
    )


def _people(names: Iterable[Name]) -> list[dict[str, Any]]:
    return [
        without_gaps(
            {
                "@type": "Person",
                "familyName": name.family_with_particles,
                "givenName": name.given,
                "honorificSuffix": name.suffix,
            }
        )
        for name in names
        if not name.literal
    ]

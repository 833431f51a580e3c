"""The notes of an article as a page of W3C Web Annotations, in JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from variorum.exporting.export import Each, PublishedSite, Series
from variorum.exporting.links_of_notes import markdown_with_whole_addresses
from variorum.exporting.note_data import FIELDS, as_json, lifecycle
from variorum.exporting.quotes import PageQuote, PageText, Quote, ReceivedText
from variorum.model.addresses import is_page, made_for, page_uri
from variorum.model.direction import direction_of, direction_of_text
from variorum.model.edition import AnnotatedArticle, Edition, PlacedNote
from variorum.model.history import History
from variorum.version import VERSION

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_OURS = {FIELDS: {"@id": "urn:variorum:fields", "@type": "@json"}}
MOTIVATIONS = {
    "correction": "editing",
    "reliability": "assessing",
    "variant": "describing",
    "glossary": "identifying",
    "context": "commenting",
}
"""The standard's motivations (section 3.3.5) by kind; other kinds comment."""


def notes_uri(slug: str) -> str:
    """Return where the page of annotations of an article is published."""
    return EXPORT.uri_of(slug)


def context(site: PublishedSite, folders: int) -> list[Any]:
    """Return the JSON-LD context of a file so many `folders` below the site's root.

    Where the site's address is not known, its own addresses begin at that root.
    """
    base = {} if site.address else {"@base": "../" * folders or "./"}
    return [CONTEXT, {**base, **_OURS}]


def annotations_of(article: AnnotatedArticle, site: PublishedSite, history: History) -> list[dict[str, Any]]:
    """Return each note of an article as an annotation, in the order of the page."""
    received, page = ReceivedText(article), PageText(article)
    slug = article.article.slug
    addresses = (
        "" if is_page(slug) else site.address_of(made_for(slug, "article.txt")),
        site.address_of(page_uri(slug)),
    )
    made = []
    for note in article.notes:
        targets = [
            _target(addresses[0], article, _selectors(quote))
            for quote in filter(None, map(received.quote, note.spans))
        ]
        targets += [
            _target(addresses[1], article, _on_page(found, note.annotation.id))
            for span in note.spans
            for found in page.quotes(span)
        ]
        made.append(_annotation(note, article, targets or [_whole(addresses[1], article)], site, history))
    return made


def _pages(edition: Edition, site: PublishedSite) -> Iterator[tuple[str, str]]:
    slugs = [article.article.slug for article in edition.articles]
    start = 0
    for number, article in enumerate(edition.articles):
        items = annotations_of(article, site, edition.history)
        page: dict[str, Any] = {
            "@context": context(site, notes_uri(slugs[number]).count("/")),
            "id": site.address_of(notes_uri(slugs[number])),
            "type": "AnnotationPage",
            "label": article.article.metadata.title,
            "partOf": {
                "id": site.address_of("annotations.jsonld"),
                "type": "AnnotationCollection",
                "label": f"Notes of {site.name}",
                "total": sum(len(article.notes) for article in edition.articles),
            },
            "startIndex": start,
        }
        for key, other in (("prev", number - 1), ("next", number + 1)):
            if 0 <= other < len(slugs):
                page[key] = site.address_of(notes_uri(slugs[other]))
        start += len(items)
        yield slugs[number], as_json({**page, "items": items})


def _annotation(
    note: PlacedNote,
    article: AnnotatedArticle,
    targets: Sequence[dict[str, Any]],
    site: PublishedSite,
    history: History,
) -> dict[str, Any]:
    annotation = note.annotation
    address = f"{site.address_of(page_uri(article.article.slug))}#{annotation.id}"
    motivation = MOTIVATIONS.get(annotation.of_kind.name, "commenting")
    made: dict[str, Any] = {
        "id": site.address_of_note(annotation.id) or address,
        "type": "Annotation",
        "motivation": motivation,
        **{key: date for key, date in lifecycle(annotation.id, history)._asdict().items() if date},
    }
    if creators := _creators(note, article):
        made["creator"] = creators
    made["generator"] = {"type": "Software", "name": f"Variorum {VERSION}"}
    if site.settings.licence_url:
        made["rights"] = site.settings.licence_url
    made["canonical"] = made["id"]
    made["body"] = list(_bodies(note, article, site, motivation))
    made["target"] = list(targets)
    made[FIELDS] = annotation.model_dump(mode="json", exclude_defaults=True)
    return made


def _creators(note: PlacedNote, article: AnnotatedArticle) -> list[dict[str, str]]:
    people = [article.registers.contributors.get(by) for by in note.annotation.by]
    return [
        {
            **({"id": f"https://orcid.org/{who.orcid}"} if who.orcid else {}),
            "type": "Person",
            "name": who.name,
            "nickname": who.id,
            **({"homepage": who.url} if who.url else {}),
        }
        for who in people
        if who
    ]


def _bodies(
    note: PlacedNote, article: AnnotatedArticle, site: PublishedSite, motivation: str
) -> Iterator[dict[str, Any]]:
    annotation, registers = note.annotation, article.registers
    details = [
        f"{detail.label}: {detail.value}" + f" ({detail.explanation})" * bool(detail.explanation)
        for detail in annotation.details(registers)
    ]
    headline = annotation.headline(registers)
    says = markdown_with_whole_addresses(note, article, site)
    yield _text(f"**{_plain(headline)}**\n\n{says}", motivation, "text/markdown", site.language)
    alternatives = annotation.alternatives()
    for other in alternatives:
        witness = registers.witness(other.witness)
        language = (witness.language if witness else None) or article.article.metadata.language
        yield _text(other.reading, motivation, "text/plain", language)
    if details and not alternatives:
        yield _text("\n".join(details), motivation, "text/plain", site.language)
    for term in annotation.terms():
        entry = registers.term(term)
        if entry and (page := site.address_of(type(entry).of_register.page)):
            source = f"{page}#{entry.id}"
            yield {"type": "SpecificResource", "purpose": "identifying", "source": source}
    yield {"type": "TextualBody", "purpose": "tagging", "value": annotation.of_kind.name}


def _plain(words: str) -> str:
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>" else sign for sign in words)


def _text(value: str, purpose: str, form: str, language: str) -> dict[str, Any]:
    # A reading is in the language of its text, but a name in it may begin in another script.
    direction = direction_of_text(value) if value else direction_of(language)
    return {
        "type": "TextualBody",
        "purpose": purpose,
        "format": form,
        "language": language,
        "textDirection": direction,
        "value": value,
    }


def _selectors(quote: Quote) -> list[dict[str, Any]]:
    words = {
        "type": "TextQuoteSelector",
        **{key: getattr(quote, key) for key in ("prefix", "exact", "suffix")},
    }
    return [words, {"type": "TextPositionSelector", "start": quote.start, "end": quote.end}]


def _on_page(found: PageQuote, identifier: str) -> list[dict[str, Any]]:
    """Return the selectors of words of the page: by their element and place in it, else by their marks."""
    words, position = _selectors(found.quote)
    if found.block:
        return [words, {"type": "CssSelector", "value": found.block, "refinedBy": position}]
    return [words, {"type": "CssSelector", "value": f'[data-notes~="{identifier}"]'}]


def _target(source: str, article: AnnotatedArticle, selectors: list[dict[str, Any]]) -> dict[str, Any]:
    return {**_whole(source, article), "selector": selectors}


def _whole(source: str, article: AnnotatedArticle) -> dict[str, Any]:
    digest = article.article.metadata.sha256
    return {
        "type": "SpecificResource",
        "source": source,
        "state": {"id": f"urn:sha256:{digest}", "type": "State"},
    }


EXPORT = Series(
    uri="articles/{article}/annotations.jsonld",
    each=Each.ARTICLE,
    media_type="application/ld+json",
    label="Web Annotations",
    says="the notes as W3C Web Annotations, in JSON-LD",
    place=1,
    make=_pages,
    needs_all=True,
    lacks=(
        "Withdrawn notes have no place in the text and are left out; `notes-json` has them.",
        "Passages of Markdown articles are given on the page alone; the received text has other characters.",
        "A passage over several paragraphs has a target for each on the page: notes stand between.",
        "Markdown articles have quotes and marks on the page and no positions: authors choose its elements.",
        "Registers are named by their addresses; `api-register` has them.",
    ),
)

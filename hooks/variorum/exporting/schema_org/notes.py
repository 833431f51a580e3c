"""A note as schema.org has it: a comment on the article, or a review of a claim that the article makes."""

from __future__ import annotations

from typing import Any

from variorum.exporting.export import PublishedSite
from variorum.exporting.note_data import lifecycle
from variorum.exporting.schema_org.things import without_gaps
from variorum.model.addresses import page_uri
from variorum.model.edition import AnnotatedArticle, PlacedNote
from variorum.model.history import History
from variorum.model.judged_claim import JudgedClaim
from variorum.model.kinds.reliability import (
    ASKS_IN_WORDS,
    CREDIBILITY_IN_WORDS,
    RELIABILITY_IN_WORDS,
    Credibility,
    Reliability,
)

_BEST = 5


def note_as_thing(
    note: PlacedNote, article: AnnotatedArticle, site: PublishedSite, history: History
) -> dict[str, Any]:
    """Return a note without what it points to. A claim that it judges is a part of it."""
    annotation = note.annotation
    page = site.address_of(page_uri(article.article.slug))
    address = site.address_of_note(annotation.id) or f"{page}#{annotation.id}"
    dates = lifecycle(annotation.id, history)
    of_kind: dict[str, Any] = {"@type": "Comment", "parentItem": {"@id": page}}
    if judged := annotation.judged_claim():
        of_kind = _review(judged, f"{page}#{annotation.id}.claim", page)
    return without_gaps(
        {
            "@id": address,
            **of_kind,
            "name": annotation.headline(article.registers),
            "text": note.text,
            "about": _passages(note, article, page),
            "inLanguage": site.language,
            "datePublished": dates.created,
            "dateModified": dates.modified,
            "license": site.settings.licence_url or site.settings.licence,
            "creativeWorkStatus": "reviewed" if annotation.is_reviewed else "proposed",
            "url": address,
        }
    )


def _passages(note: PlacedNote, article: AnnotatedArticle, page: str) -> list[dict[str, Any]]:
    words = dict.fromkeys(article.text[span.start : span.end] for span in note.spans)
    return [{"@type": "Quotation", "text": passage, "isPartOf": {"@id": page}} for passage in words]


def _review(judged: JudgedClaim, name: str, page: str) -> dict[str, Any]:
    """Return what a judgement adds: the claim, and the last marks on both axes."""
    credibility, reliability = Credibility(judged.credibility), Reliability(judged.reliability)
    truth = None if credibility is Credibility.UNKNOWN else _BEST + 1 - int(credibility)
    source = None if reliability is Reliability.F else _BEST - "ABCDE".index(reliability)
    asked = ASKS_IN_WORDS[judged.asks]
    return {
        "@type": "ClaimReview",
        "claimReviewed": judged.claim,
        "itemReviewed": {
            "@id": name,
            "@type": "Claim",
            "text": judged.claim,
            "creditText": judged.attributed_to,
            "appearance": {"@id": page},
        },
        "reviewRating": [
            _rating(asked, truth, CREDIBILITY_IN_WORDS[credibility], judged.reason),
            _rating("the source", source, RELIABILITY_IN_WORDS[reliability], judged.reason),
        ],
    }


def _rating(aspect: str, value: int | None, words: str, reason: str) -> dict[str, Any]:
    """Return a mark. One that says that nobody can judge has no value: it is not the worst."""
    scale = {"ratingValue": value, "bestRating": _BEST, "worstRating": 1} if value else {}
    return {
        "@type": "Rating",
        "reviewAspect": aspect,
        **scale,
        "alternateName": words,
        "ratingExplanation": reason,
    }

"""The content of an article's page: heading, what is known of the text, text, notes."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from variorum.model.edition import AnnotatedArticle
from variorum.model.kinds.correction import Correction
from variorum.rendering.bodies import BodyRenderer
from variorum.rendering.templating import template

READINGS = (("corrected", "corrected"), ("received", "as received"), ("both", "both"))
"""Value and label of the ways to show a corrected text; the first is shown at first."""
RECEIVED_AT = "article.txt"


def article_header(annotated: AnnotatedArticle, bodies: BodyRenderer) -> str:
    """Return what stands between an article's heading and its text."""
    article = annotated.article.metadata
    kinds = Counter(note.annotation.title_of_kind.lower() for note in annotated.notes)
    return template("article_header.html").render(
        article=article,
        description=Markup(bodies.render(article.description)) if article.description else "",  # noqa: S704
        received_at=RECEIVED_AT,
        counts=[f"{count} {kind}" for kind, count in sorted(kinds.items())],
        has_corrections=any(isinstance(note.annotation, Correction) for note in annotated.notes),
        readings=READINGS,
    )

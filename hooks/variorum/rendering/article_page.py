"""The content of an article's page: heading, what is known of the text, text, notes."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from variorum.model.dates import date_in_words
from variorum.model.edition import AnnotatedArticle
from variorum.model.kinds import KINDS
from variorum.model.kinds.correction import Correction
from variorum.model.kinds.reliability import ReliabilityNote
from variorum.rendering.bodies import BodyRenderer
from variorum.rendering.contents import Heading
from variorum.rendering.notes import NOWHERE, Elsewhere
from variorum.rendering.templating import template
from variorum.rendering.trust_picture import trust_picture
from variorum.rendering.way import way

READINGS = (("corrected", "corrected"), ("published", "as published"), ("both", "both"))
"""Value and label of the ways to show a corrected text; the first is shown at first."""
AMOUNTS = (("all", "all"), ("core", "core"), ("none", "none"))
"""The same of how many notes are shown. Styles and script know the values of both."""
RECEIVED_AT = "article.txt"


# Hosts put a page's title into HTML as it is, and take `&lt;` for `<` in some places of it.
_LOOK_ALIKES = str.maketrans("<>&\"'`", "‹›＆”’‘")
# Plugins of hosts take a title with such signs for a template.
_BEGINS_A_TEMPLATE = re.compile(r"\{(?=[{%#])")


def harmless_title(title: str) -> str:
    """Return a title without signs that could be markup, for hosts that trust titles."""
    return _BEGINS_A_TEMPLATE.sub("❴", title.translate(_LOOK_ALIKES))


def article_header(
    annotated: AnnotatedArticle,
    bodies: BodyRenderer,
    *,
    has_heading: bool,
    headings: Sequence[Heading] = (),
    elsewhere: Elsewhere = NOWHERE,
) -> str:
    """Return what stands between an article's heading and its text.

    The heading is the title, where the text itself has none; `headings` are the contents; `elsewhere`
    says where the site says more of the text, and how notes on it are proposed.
    """
    article = annotated.article.metadata
    annotations = [note.annotation for note in annotated.notes]
    counts: Counter[str] = Counter(annotation.of_kind.name for annotation in annotations)
    return template("article_header.html").render(
        article=article,
        date=date_in_words(article.date) if article.date else "",
        has_heading=has_heading,
        headings=headings,
        description=_prose(article.description, bodies, elsewhere),
        received_at=RECEIVED_AT,
        way=way(article),
        about=elsewhere.about,
        form=_for_the_form(annotated, elsewhere),
        guide=elsewhere.guide,
        issues=elsewhere.issues,
        trust=trust_picture([a for a in annotations if isinstance(a, ReliabilityNote)]),
        has_corrections=any(isinstance(a, Correction) for a in annotations),
        readings=READINGS,
        amounts=AMOUNTS,
        kinds=[
            {"name": name, "title": kind.of_kind.title, "count": counts[name]}
            for name, kind in KINDS.items()
            if counts[name]
        ],
    )


def _prose(markdown: str | None, bodies: BodyRenderer, elsewhere: Elsewhere) -> Markup:
    return Markup(bodies.render(markdown, elsewhere.address) if markdown else "")  # noqa: S704 - made safe


def _for_the_form(annotated: AnnotatedArticle, elsewhere: Elsewhere) -> dict[str, str]:
    """Return what the form for new notes has to know of the article beside what stands on its page."""
    witnesses = sorted(annotated.registers.witnesses.items())
    return {
        "slug": annotated.article.slug,
        "note-page": elsewhere.any_note,
        "taken": " ".join(note.annotation.id for note in annotated.withdrawn),
        "witnesses": json.dumps(
            [[key, of.name, of.short, annotated.registers.judged_by(key) or ""] for key, of in witnesses],
            ensure_ascii=False,
        ),
    }

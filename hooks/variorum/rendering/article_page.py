"""What stands around the text on an article's page: before it little, after it the way on."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from variorum.anchoring.sentences import sentences
from variorum.model.article import BEFORE_HEADING, Article
from variorum.model.dates import date_in_words
from variorum.model.direction import direction_of
from variorum.model.edition import AnnotatedArticle
from variorum.model.edtf import plain_iso
from variorum.model.kinds import KINDS
from variorum.rendering.bodies import BodyRenderer
from variorum.rendering.contents import Heading
from variorum.rendering.elsewhere import NOWHERE, Elsewhere
from variorum.rendering.html_reader import read_html
from variorum.rendering.templating import template
from variorum.rendering.trust_picture import trust_picture
from variorum.rendering.way import way

READINGS = (("corrected", "corrected"), ("published", "as published"), ("both", "both"))
"""Value and label of the ways to show a corrected text; the first is shown at first."""
RECEIVED_AT = "article.txt"
TEXT_BEGINS = "vm.text"
"""The id to which a link leads that skips all that stands before the text."""
LEAD_SENTENCES, LEAD_LENGTH = 2, 220
"""How much of an article's description stands above its text, in sentences and characters."""


# Hosts put a page's title into HTML as it is, and take `&lt;` for `<` in some places of it.
_LOOK_ALIKES = str.maketrans("<>&\"'`", "‹›＆”’‘")
# Plugins of hosts take a title with such characters for a template.
_BEGINS_A_TEMPLATE = re.compile(r"\{(?=[{%#])")


def harmless_title(title: str) -> str:
    """Return a title without characters that could be markup, for hosts that trust titles."""
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
    says where the site says more of the text, and which notes are shown at first.
    """
    article = annotated.article.metadata
    kinds = counted_kinds(annotated)
    core, total = (sum(kind[key] for kind in kinds) for key in ("core", "count"))
    hides = elsewhere.hides_verdicts
    # A path has few notes, and all of them count.
    some = core if hides or not elsewhere.view else 0
    offered, shown = amounts(some, total, elsewhere.shown)
    description = _prose(article.description, bodies, elsewhere)
    lead = lead_of(description)
    return template("article_header.html").render(
        article=article,
        date=date_in_words(article.date) if article.date else "",
        iso=plain_iso(article.date) if article.date else None,
        has_heading=has_heading,
        begins=TEXT_BEGINS,
        headings=headings,
        lead=lead,
        description="" if lead == description else description,
        received_at=RECEIVED_AT,
        way=way(article),
        about=elsewhere.about,
        formats=elsewhere.formats,
        ways=elsewhere.ways,
        trust="" if hides else trust_picture([claim for _, claim in annotated.claims]),
        has_corrections=bool(annotated.corrections) and not hides,
        readings=READINGS,
        amounts=offered,
        shown=shown,
        elsewhere=elsewhere,
        kinds=kinds,
    )


def article_begin(article: Article, html: str) -> str:
    """Return the tag that begins an article whose content is `html`, and what stands before its heading."""
    language = article.metadata.language
    begin = BEFORE_HEADING if html.startswith("<h1") else "\n"
    return f'<article class="vm-edition" lang="{language}" dir="{direction_of(language)}">{begin}'


ARTICLE_ENDS = "</article>"


def article_end(annotated: AnnotatedArticle, whole: Sequence[str], elsewhere: Elsewhere = NOWHERE) -> str:
    """Return what stands after the text: the notes `whole`, which are about all of it, and the way on."""
    return template("article_end.html").render(
        article=annotated.article.metadata,
        whole=Markup("\n".join(whole)),  # noqa: S704 - made by templates
        language=elsewhere.language,
        received_at=RECEIVED_AT,
        form=for_the_form(annotated, elsewhere),
        guide=elsewhere.guide,
        issues=elsewhere.issues,
        elsewhere=elsewhere,
        next_article=elsewhere.next_article,
        site=elsewhere.site,
        ways=elsewhere.ways,
    )


def counted_kinds(annotated: AnnotatedArticle) -> list[dict[str, Any]]:
    """Return name and title of each kind of which there are notes, how many, and how many core notes."""
    annotations = [note.annotation for note in annotated.notes]
    counts: Counter[str] = Counter(annotation.of_kind.name for annotation in annotations)
    core: Counter[str] = Counter(a.of_kind.name for a in annotations if a.prominence == "core")
    return [
        {"name": name, "title": kind.of_kind.title, "count": counts[name], "core": core[name]}
        for name, kind in KINDS.items()
        if counts[name]
    ]


def amounts(core: int, total: int, at_first: str) -> tuple[list[tuple[str, str, int]], str]:
    """Return value, label and count of the ways to show some of the notes, and which one is shown at first.

    `core` and `total` are how many notes there are. Where all or none of them are core notes, there is
    nothing to choose between the core and all. Styles and script know the values.
    """
    some = [("core", "core", core)] if 0 < core < total else []
    shown = at_first if some or at_first != "core" else "all"
    return [*some, ("all", "all", total), ("none", "none", 0)], shown


def lead_of(description: Markup) -> Markup:
    """Return what stands above the text: a description, or the words of its first two sentences."""
    text = read_html(description).text
    found = [text[sentence.span.start : sentence.span.end] for sentence in sentences(text)]
    if len(found) <= LEAD_SENTENCES and len(text) <= LEAD_LENGTH:
        return description
    words = found[0]
    for sentence in found[1:LEAD_SENTENCES]:
        if len(words) + len(sentence) < LEAD_LENGTH:
            words += f" {sentence}"
    return Markup("<p>{}</p>").format(words)


def _prose(markdown: str | None, bodies: BodyRenderer, elsewhere: Elsewhere) -> Markup:
    return Markup(bodies.render(markdown, elsewhere.address) if markdown else "")  # noqa: S704 - made safe


def for_the_form(annotated: AnnotatedArticle, elsewhere: Elsewhere) -> dict[str, str]:
    """Return what the form for new notes has to know of the article beside what stands on its page."""
    witnesses = sorted(annotated.registers.witnesses.items())
    return {
        "slug": annotated.article.slug,
        "note-page": elsewhere.any_note,
        "witnesses": json.dumps(
            [
                [key, witness.name, witness.short, annotated.registers.judged_by(key) or ""]
                for key, witness in witnesses
            ],
            ensure_ascii=False,
        ),
    }

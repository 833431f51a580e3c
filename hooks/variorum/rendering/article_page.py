"""What stands around the text on an article's page: before it little, after it the way on."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from variorum.model.article import BEFORE_HEADING, Article, ArticleMetadata
from variorum.model.dates import date_in_words
from variorum.model.direction import direction_of
from variorum.model.edition import AnnotatedArticle
from variorum.model.edtf import plain_iso
from variorum.model.sentences import sentences
from variorum.rendering.bodies import BodyRenderer
from variorum.rendering.contents import Heading
from variorum.rendering.html_reader import read_html
from variorum.rendering.provenance import Origin, provenance
from variorum.rendering.site_links import NO_LINKS, Purpose, ShownVersion, SiteFacts, SiteLinks
from variorum.rendering.switches import Switches, switches
from variorum.rendering.templating import template
from variorum.rendering.trust_picture import trust_picture

RECEIVED_AT = "article.txt"
TEXT_BEGINS = "vm.text"
"""The id to which a link leads that skips all that stands before the text."""
LEAD_SENTENCES, LEAD_LENGTH = 2, 220
"""How much of an article's description stands above its text, in sentences and characters."""


class HeaderView(NamedTuple):
    """What stands between an article's heading and its text."""

    article: ArticleMetadata
    date: str
    """In words …"""
    iso: str | None
    """… and for programs, if HTML has a form for it."""
    has_heading: bool
    headings: Sequence[Heading]
    lead: Markup
    description: Markup
    """Empty where the lead is all of it."""
    provenance: Sequence[Origin]
    trust: Markup
    switches: Switches
    ways: Sequence[tuple[str, str]]
    about: str
    formats: Sequence[tuple[str, str, str]]
    purpose: Purpose | None
    version: ShownVersion | None
    versions: str
    whole: str
    without_verdicts: str
    styles_of_views: str
    received_at: str = RECEIVED_AT
    begins: str = TEXT_BEGINS


class EndView(NamedTuple):
    """What stands after an article's text."""

    article: ArticleMetadata
    whole: Markup
    """The notes on the whole text."""
    language: str
    form: Mapping[str, str]
    guide: str
    issues: str
    is_earlier: bool
    """Whether this is an earlier version, on which nobody writes notes."""
    next_article: tuple[str, str]
    site: SiteFacts
    ways: Sequence[tuple[str, str]]
    received_at: str = RECEIVED_AT


_HEADER = template("article_header.html", HeaderView)
_END = template("article_end.html", EndView)

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
    links: SiteLinks = NO_LINKS,
) -> str:
    """Return what stands between an article's heading and its text.

    The heading is the title, where the text itself has none; `headings` are the contents; `links`
    says where the site says more of the text, and which notes are shown at first.
    """
    article = annotated.article.metadata
    hides = links.hides_verdicts
    description = _prose(article.description, bodies, links)
    lead = lead_of(description)
    return _HEADER.render(
        HeaderView(
            article=article,
            date=date_in_words(article.date) if article.date else "",
            iso=plain_iso(article.date) if article.date else None,
            has_heading=has_heading,
            headings=headings,
            lead=lead,
            description=Markup() if lead == description else description,
            provenance=provenance(article),
            trust=Markup() if hides else trust_picture([claim for _, claim in annotated.claims]),
            # A path has few notes, and all of them count.
            switches=switches(
                annotated,
                links.shown,
                offers_core=hides or not links.purpose,
                hides_verdicts=hides,
            ),
            ways=links.ways,
            about=links.about,
            formats=links.formats,
            purpose=links.purpose,
            version=links.version,
            versions=links.versions,
            whole=links.whole,
            without_verdicts=links.without_verdicts,
            styles_of_views=links.styles_of_views,
        )
    )


def article_begin(article: Article, html: str) -> str:
    """Return the tag that begins an article whose content is `html`, and what stands before its heading."""
    language = article.metadata.language
    begin = BEFORE_HEADING if html.startswith("<h1") else "\n"
    return f'<article class="vm-edition" lang="{language}" dir="{direction_of(language)}">{begin}'


ARTICLE_ENDS = "</article>"


def article_end(annotated: AnnotatedArticle, whole: Sequence[str], links: SiteLinks = NO_LINKS) -> str:
    """Return what stands after the text: the notes `whole`, which are about all of it, and the way on."""
    return _END.render(
        EndView(
            article=annotated.article.metadata,
            whole=Markup("\n".join(whole)),  # noqa: S704 - made by templates
            language=links.language,
            form=for_the_form(annotated, links),
            guide=links.guide,
            issues=links.issues,
            is_earlier=links.version is not None,
            next_article=links.next_article,
            site=links.site,
            ways=links.ways,
        )
    )


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


def _prose(markdown: str | None, bodies: BodyRenderer, links: SiteLinks) -> Markup:
    return Markup(bodies.render(markdown, links.address) if markdown else "")  # noqa: S704 - made safe


def for_the_form(annotated: AnnotatedArticle, links: SiteLinks) -> dict[str, str]:
    """Return what the form for new notes has to know of the article beside what stands on its page."""
    witnesses = sorted(annotated.registers.witnesses.items())
    return {
        "slug": annotated.article.slug,
        "note-page": links.any_note,
        "witnesses": json.dumps(
            [
                [key, witness.name, witness.short, annotated.registers.judged_by(key) or ""]
                for key, witness in witnesses
            ],
            ensure_ascii=False,
        ),
    }

"""What stands around the text on a page of the site that has notes: far less than around a text as received.

The page keeps its heading, its look, its navigation and its contents; it gets the switches, and one margin.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from variorum.model.direction import direction_of
from variorum.model.edition import AnnotatedArticle
from variorum.rendering.article_page import for_the_form
from variorum.rendering.site_links import SiteFacts, SiteLinks
from variorum.rendering.switches import Switches, switches
from variorum.rendering.templating import template


class PageHeaderView(NamedTuple):
    """What stands below the heading of a page."""

    styles: str
    """Address of its stylesheet."""
    switches: Switches


class PageEndView(NamedTuple):
    """What stands after the text of a page."""

    whole: Markup
    """The notes on all of it."""
    language: str
    form: Mapping[str, str]
    guide: str
    issues: str
    site: SiteFacts
    formats: Sequence[tuple[str, str, str]]


_HEADER = template("page_header.html", PageHeaderView)
_END = template("page_end.html", PageEndView)


def page_begin(annotated: AnnotatedArticle) -> str:
    """Return the tag that begins the text. It has a language where the page says one, else the site's."""
    metadata = annotated.article.metadata
    language = ""
    if "language" in metadata.model_fields_set:
        language = f' lang="{escape(metadata.language)}" dir="{direction_of(metadata.language)}"'
    return f'<div class="vm-edition vm-page"{language}>\n'


PAGE_ENDS = "</div>"


def page_header(annotated: AnnotatedArticle, links: SiteLinks) -> str:
    """Return what stands below the heading of a page: its stylesheet, and the switches of its notes."""
    return _HEADER.render(PageHeaderView(links.styles_of_pages, switches(annotated, links.shown)))


def page_end(annotated: AnnotatedArticle, whole: Sequence[str], links: SiteLinks) -> str:
    """Return what stands after the text: the notes `whole`, which are about the page, and the form."""
    return _END.render(
        PageEndView(
            whole=Markup("\n".join(whole)),  # noqa: S704 - made by templates
            language=links.language,
            form=for_the_form(annotated, links),
            guide=links.guide,
            issues=links.issues,
            site=links.site,
            formats=links.formats,
        )
    )

"""What stands around the text on a page of the site that has notes: far less than around a text as received.

The page keeps its heading, its look, its navigation and its contents; it gets the switches, and one margin.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from variorum.model.direction import direction_of
from variorum.model.edition import AnnotatedArticle
from variorum.rendering.article_page import READINGS, amounts, counted_kinds, for_the_form
from variorum.rendering.elsewhere import Elsewhere
from variorum.rendering.templating import template


def page_begin(annotated: AnnotatedArticle) -> str:
    """Return the tag that begins the text. It has a language where the page says one, else the site's."""
    metadata = annotated.article.metadata
    language = ""
    if "language" in metadata.model_fields_set:
        language = f' lang="{escape(metadata.language)}" dir="{direction_of(metadata.language)}"'
    return f'<div class="vm-edition vm-page"{language}>\n'


PAGE_ENDS = "</div>"


def page_header(annotated: AnnotatedArticle, elsewhere: Elsewhere) -> str:
    """Return what stands below the heading of a page: its stylesheet, and the switches of its notes."""
    kinds = counted_kinds(annotated)
    core, total = (sum(kind[key] for kind in kinds) for key in ("core", "count"))
    offered, shown = amounts(core, total, elsewhere.shown)
    return template("page_header.html").render(
        styles=elsewhere.styles_of_pages,
        kinds=kinds,
        amounts=offered,
        shown=shown,
        has_corrections=bool(annotated.corrections),
        readings=READINGS,
    )


def page_end(annotated: AnnotatedArticle, whole: Sequence[str], elsewhere: Elsewhere) -> str:
    """Return what stands after the text: the notes `whole`, which are about the page, and the form."""
    return template("page_end.html").render(
        whole=Markup("\n".join(whole)),  # noqa: S704 - made by templates
        language=elsewhere.language,
        form=for_the_form(annotated, elsewhere),
        guide=elsewhere.guide,
        issues=elsewhere.issues,
        site=elsewhere.site,
        formats=elsewhere.formats,
    )

"""The whole flow: files → model → anchoring → merging → rendering."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from variorum.anchoring.place import place
from variorum.merging.conflicts import overlapping_corrections
from variorum.merging.order import block_of, in_page_order
from variorum.merging.slices import flat_slices
from variorum.model.article import Article
from variorum.model.edition import AnnotatedArticle, Edition, PlacedNote
from variorum.model.problem import Problem, in_order
from variorum.reading.edition_files import ArticleFiles, EditionFiles, read_edition
from variorum.reading.layout import Layout
from variorum.reading.site_config import read_markdown_settings
from variorum.rendering.article_page import article_header
from variorum.rendering.bodies import BodyRenderer
from variorum.rendering.html_text import read_html
from variorum.rendering.integrity import altered_text, taken_ids
from variorum.rendering.markdown_page import page_renderer
from variorum.rendering.weave import weave


@dataclass(frozen=True, slots=True)
class Page:
    """An annotated article and the HTML of its page."""

    annotated: AnnotatedArticle
    html: str


def annotate(files: ArticleFiles, html: str, bodies: BodyRenderer) -> Page:
    """Return the article whose page has the content `html`, with its notes woven in."""
    problems: list[Problem] = []
    page = read_html(html)
    problems.extend(altered_text(files.article, page))
    rendered = {r.annotation.id: bodies.render_note(r, problems) for r in files.records}
    refused = {identifier for identifier, body in rendered.items() if body is None}
    refused |= taken_ids(files.records, page, problems)
    records = {r.annotation.id: r for r in files.records if r.annotation.id not in refused}
    places = {
        identifier: tuple(page.snapped(span) for span in spans)
        for identifier, spans in place(records.values(), page.text, problems).items()
    }
    for identifier in overlapping_corrections(records.values(), places, problems):
        del places[identifier]
    notes = tuple(
        PlacedNote(records[identifier], number, places[identifier], rendered[identifier] or "")
        for number, identifier in enumerate(in_page_order(places, page.block_ends), 1)
    )
    slices = flat_slices([(note.number, span) for note in notes for span in note.spans])
    annotated = AnnotatedArticle(files.article, files.registers, page.text, notes, slices, in_order(problems))
    blocks = [block_of(note.spans, page.block_ends) for note in notes]
    return Page(annotated, weave(annotated, page, blocks, article_header(annotated, bodies)))


def build(files: EditionFiles, html_of: Callable[[Article], str]) -> tuple[Edition, dict[str, Page]]:
    """Return the edition, and its pages by slug; `html_of` renders an article's Markdown."""
    bodies = BodyRenderer()
    pages = {of.article.slug: annotate(of, html_of(of.article), bodies) for of in files.articles}
    problems = [*files.problems, *(p for page in pages.values() for p in page.annotated.problems)]
    articles = tuple(page.annotated for page in pages.values())
    return Edition(articles, files.registers, in_order(problems)), pages


def check(root: Path) -> Edition:
    """Return the edition at `root`, built as a site would build it, with all its problems."""
    settings = read_markdown_settings(root / "mkdocs.yml")
    html_of = page_renderer(settings.extensions, settings.configs)
    edition, _ = build(read_edition(Layout.at(root)), html_of)
    return edition

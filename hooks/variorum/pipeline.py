"""The whole flow: files → model → anchoring → merging → rendering."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from variorum.anchoring.occurrences import later_occurrences, sought_terms
from variorum.anchoring.place import place
from variorum.checks.contradictions import read_contradicted
from variorum.checks.permanence import published_placeholders, reused_ids, unlisted_ids
from variorum.checks.reviews import future_reviews, own_reviews, today, with_counted_reviews
from variorum.checks.style import style_problems
from variorum.checks.unused import unused_entries
from variorum.configuration.site_config import SiteSettings, read_settings
from variorum.configuration.written_files import publishing_of
from variorum.files.tree import Tree
from variorum.files.walk import read_tree
from variorum.history.read_history import read_history
from variorum.history.text_versions import versions_of
from variorum.history.versions import VersionReader
from variorum.links.dead_links import with_links
from variorum.merging.conflicts import refuse_overlaps
from variorum.merging.crowds import refuse_crowds
from variorum.merging.idle_readings import refuse_idle_readings
from variorum.merging.order import block_of, in_page_order
from variorum.merging.slices import flat_slices
from variorum.model.article import Article
from variorum.model.candidate import Candidate, faults_of
from variorum.model.edition import (
    AnnotatedArticle,
    Edition,
    PlacedNote,
    WithdrawnNote,
)
from variorum.model.edition_files import ArticleFiles, EditionFiles
from variorum.model.history import History
from variorum.model.problem import Problem, in_order
from variorum.model.selector import Span
from variorum.model.settled import SettledNotes
from variorum.reading.edition_files import NOTHING_SETTLED, read_edition
from variorum.reading.published import published_part
from variorum.rendering.article_page import article_header
from variorum.rendering.bodies import BodyRenderer
from variorum.rendering.contents import contents
from variorum.rendering.html_reader import read_html
from variorum.rendering.html_text import HtmlText
from variorum.rendering.integrity import altered_text, refuse_taken_ids
from variorum.rendering.languages import Languages
from variorum.rendering.markdown_page import page_renderer
from variorum.rendering.page_frame import page_header
from variorum.rendering.site_links import NO_LINKS, SiteLinks
from variorum.rendering.weave import weave
from variorum.site.bare_site import BareSite

NO_HISTORY = History()
Annotating = Callable[[ArticleFiles, str, BodyRenderer], AnnotatedArticle]


def annotate(files: ArticleFiles, html: str, bodies: BodyRenderer) -> AnnotatedArticle:
    """Return the article, of which `html` is the page's content, with its notes in their places.

    Each step takes all notes and returns them with what it found; only those are shown in which no step
    found a fault.
    """
    page = read_html(html)
    notes = bodies.render_notes(files.notes, Languages(files.registers))
    notes = refuse_taken_ids(notes, page)
    notes = page.with_whole_signs(place(notes, page.text, page.asides))
    notes = refuse_overlaps(notes)
    notes = refuse_idle_readings(notes, page.text)
    notes = refuse_crowds(notes)
    problems = [*altered_text(files.article, page), *bodies.check_prose(files.article), *faults_of(notes)]
    return _annotated(files, page, [note for note in notes if note.is_sound], problems)


def _annotated(
    files: ArticleFiles, page: HtmlText, sound: Sequence[Candidate], problems: list[Problem]
) -> AnnotatedArticle:
    """Return the article with its `sound` notes numbered, and its text divided between them."""
    placed = in_page_order((note for note in sound if note.is_placed), page.block_ends)
    gone = sorted((n for n in sound if n.annotation.is_off_the_page), key=lambda n: n.annotation.id)
    notes = tuple(PlacedNote.from_candidate(note, number) for number, note in enumerate(placed, 1))
    slices = flat_slices([(note.number, span) for note in notes for span in note.spans])
    links = later_occurrences(
        sought_terms(notes, files.registers),
        page.text,
        [piece.span for piece in slices],
        [Span(run.text_start, run.text_end) for run in page.runs if not run.is_closed],
    )
    return AnnotatedArticle(
        files.article,
        files.registers,
        page.text,
        notes,
        slices,
        in_order(problems),
        tuple(map(WithdrawnNote.from_candidate, gone)),
        links,
        page.asides,
        page.stretches,
    )


def render(annotated: AnnotatedArticle, html: str, bodies: BodyRenderer, links: SiteLinks = NO_LINKS) -> str:
    """Return the content of the article's page with marks and notes woven in.

    `html` is what `annotate` was given: it is not kept in between, since an edition may be large.
    `links` says where the site says more of a note.
    """
    page = read_html(html)
    blocks = [block_of(note.spans, page.block_ends) for note in annotated.notes]
    if annotated.article.is_page:
        return weave(annotated, page, blocks, page_header(annotated, links), links)
    header = article_header(
        annotated, bodies, has_heading="<h1" in html, headings=contents(page), links=links
    )
    return weave(annotated, page, blocks, header, links)


def assemble(
    files: EditionFiles,
    html_of: Callable[[Article], str],
    bodies: BodyRenderer,
    history: History = NO_HISTORY,
    annotating: Annotating = annotate,
) -> Edition:
    """Return the edition of `files`; `html_of` gives the content of an article's page.

    `annotating` does what `annotate` does; it may know the answer from an earlier build. Articles with
    settled notes are left out; raise `Unsettled` where they have to be there.
    """
    read_contradicted(files, history, today())
    files = with_counted_reviews(files, history)
    articles = tuple(
        annotating(entry, html_of(entry.article), bodies)
        for entry in files.articles
        if entry.article.slug not in files.settled
    )
    problems = [*files.problems_beside, *(problem for article in articles for problem in article.problems)]
    problems += [*reused_ids(files, history), *unlisted_ids(files, history), *own_reviews(files)]
    problems += [*published_placeholders(files), *future_reviews(files, today())]
    problems += bodies.check_registers(files.registers)
    problems += unused_entries(files, problems)
    problems += style_problems(files)
    return Edition(articles, files.registers, in_order(problems), history)


def with_versions(
    edition: Edition, tree: Tree, render_page: Callable[[Article], str], bodies: BodyRenderer
) -> Edition:
    """Return the edition with what gives the versions of its texts, with their notes as they stood.

    `tree` has the files of the edition; `render_page` gives the content of the page of an earlier version.
    """

    def shown(files: ArticleFiles) -> tuple[str, AnnotatedArticle]:
        html = render_page(files.article)
        return html, annotate(files, html, bodies)

    return replace(edition, versions=versions_of(edition, tree, shown))


def check(
    root: Path,
    on_progress: Callable[[int, int], None] = lambda begun, total: None,
    settings: SiteSettings | None = None,
    *,
    with_drafts: bool = False,
) -> Edition:
    """Return the edition at `root`, read from the disk, as `check_tree` gives it.

    `settings` are those of the site, if they do not stand in the mkdocs.yml at `root`. Raise
    `ConfigError` if that cannot be read.
    """
    settings = settings or read_settings(root)
    return check_tree(tree_of_site(settings), settings, on_progress, with_drafts=with_drafts)


def tree_of_site(settings: SiteSettings) -> Tree:
    """Return the files of the edition that has these settings, and those of its site's own theme."""
    return read_tree(settings.layout, [settings.custom_dir] if settings.custom_dir else [])


def check_tree(
    tree: Tree,
    settings: SiteSettings,
    on_progress: Callable[[int, int], None] = lambda begun, total: None,
    *,
    with_drafts: bool = False,
) -> Edition:
    """Return the edition whose files are in `tree`, made as a site would make it, with all its problems.

    `on_progress` is called for each article that is begun, with its number and how many there are.
    Drafts are left out as a build leaves them out, or are there `with_drafts`, as they are while the
    site is served. Raise `ExtensionError` if the settings set up an extension of Markdown wrongly.
    """
    return check_files(tree, settings, on_progress, with_drafts=with_drafts)[1]


def check_files(
    tree: Tree,
    settings: SiteSettings,
    on_progress: Callable[[int, int], None] = lambda begun, total: None,
    *,
    with_drafts: bool = False,
    settled: Mapping[str, SettledNotes] = NOTHING_SETTLED,
    versions: VersionReader | None = None,
) -> tuple[EditionFiles, Edition]:
    """Return what the files say, and what `check_tree` returns, without the articles with `settled` notes.

    Raise `Unsettled` where these notes have to be read. `versions` reads those of the history.
    """
    render_page = page_renderer(settings.extensions, settings.configs)
    publishing = publishing_of(settings, tree, shows_drafts=with_drafts)
    files = published_part(read_edition(tree, settings.raw_settings, settled), publishing, tree)
    total = len(files.articles) - len(files.settled)
    numbers = iter(range(1, total + 1))

    def html_of_next(article: Article) -> str:
        on_progress(next(numbers), total)
        if settings.folders:
            settings.folders.page = tree.layout.articles / article.slug
        return render_page(article)

    bodies = BodyRenderer()
    edition = assemble(files, html_of_next, bodies, read_history(tree, files.hidden, versions))
    edition = with_versions(edition, tree, render_page, bodies)
    site = BareSite(tree.layout, files, publishing, render_page)
    are_all_known = not settings.page_makers
    sources = site.sources()
    return files, with_links(edition, files, site.files, sources, site.html, are_all_known=are_all_known)[0]

"""What a site has beside the files that people wrote: pages to be rendered, files to be copied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from variorum.apparatus.on_demand import (
    apparatus_downloads,
    apparatus_pages,
    class_pages,
    downloads_of_apparatus,
    filter_rules,
    path_pages,
    preview_card,
    series_files,
    series_uris,
    version_pages,
    version_texts,
)
from variorum.apparatus.page import PAGE_STYLESHEET, VIEW_STYLESHEET, ApparatusPage, Publication
from variorum.exporting.citation_tags import citation_tags_of_edition
from variorum.exporting.form_description import form_description
from variorum.files.memo import Memo
from variorum.model.addresses import is_page, page_uri
from variorum.model.article import Article
from variorum.model.doi import address_of
from variorum.model.edition import Edition
from variorum.model.edition_files import EditionFiles
from variorum.model.part import WHOLE, Part
from variorum.model.publishing import Publishing
from variorum.reading.published import unpublished_sources
from variorum.rendering.article_page import RECEIVED_AT
from variorum.rendering.faces import can_be_drawn
from variorum.rendering.fields_page import fields_page
from variorum.rendering.long_text import LongText
from variorum.rendering.plain_text import article_markdown
from variorum.rendering.scripts import (
    form_data,
    form_script,
    host_script,
    script,
)
from variorum.rendering.stylesheet import (
    class_stylesheet,
    fonts,
    form_stylesheet,
    list_stylesheet,
    page_stylesheet,
    paper_stylesheet,
    stylesheet,
    view_stylesheet,
)
from variorum.site.apparatus_files import add_apparatus, add_note_pages
from variorum.site.article_files import ARTICLE_TEMPLATE, files_of_article
from variorum.site.offline import SCRIPT as OFFLINE_SCRIPT
from variorum.site.offline import offline_files
from variorum.site.search import SCRIPT as SEARCH_SCRIPT
from variorum.site.search import search_files
from variorum.site.site_file import LateContent, SiteFile, SiteFiles, without_conflicts
from variorum.site.site_pages import articles_page, problems_page, unreadable_page

STYLESHEET = "assets/variorum.css"
PAPER_STYLESHEET = "assets/variorum-paper.css"
"""Its name stands in theme/overrides/edition.html, too."""
CLASS_STYLESHEET = "assets/variorum-class.css"
"""Its name stands in theme/overrides/class.html, too."""
LIST_STYLESHEET = "assets/variorum-lists.css"
"""Its name stands in theme/overrides/list.html, too."""
SCRIPT = "assets/variorum.js"
HOST_SCRIPT = "assets/variorum-host.js"
"""Its name stands in theme/overrides/partials/javascripts, too."""
FORM_DATA = "assets/variorum-form.js"
FORM_SCRIPT = "assets/variorum-propose.js"
FORM_STYLES = "assets/variorum-propose.css"
"""The names of these three stand in theme/scripts/selection.js, too."""
CARD = "assets/variorum-card.png"
"""The picture for previews of links to pages that have none of their own."""
FEED = "changes.xml"
ARTICLES_PAGE = "articles/index.md"
FIELDS_PAGE = "fields.md"
PROBLEMS_PAGE = "problems.md"
_FIRST_PAGES = ("index.md", "README.md")
MARKDOWN_EXTENSIONS: list[Any] = [LongText()]
"""What is added to those that a site renders its pages with."""


def site_files(
    files: EditionFiles,
    publishing: Publishing,
    publication: Publication,
    memo: Memo | None = None,
    markdown_of: Callable[[Article], str] = article_markdown,
) -> SiteFiles:
    """Return what is made from an edition, without what is not published.

    Where people wrote something that has the same address, theirs stays and ours is not made. What `memo`
    knows from the build before is not made anew. `markdown_of` gives what the page of an article says.
    """
    every = _all_files(files, publishing, publication, memo or Memo(), markdown_of)
    site = without_conflicts(every, publishing, files.settings.own_files)
    made = {file.uri for file in site.added}
    site.cards = {uri: title for uri, title in site.cards.items() if uri in made}
    own = {"card": CARD, "feed": FEED, "offline": OFFLINE_SCRIPT, "search": SEARCH_SCRIPT}
    of_every_page = {name: uri for name, uri in own.items() if uri in made}
    if doi := files.settings.doi:
        of_every_page["doi"] = address_of(doi)
        first = {"citation": citation_tags_of_edition(publication.name, publication.address, doi)}
        site.metadata |= {uri: {"variorum": first} for uri in _FIRST_PAGES}
    site.of_every_page = {"variorum": of_every_page}
    return site


def _all_files(
    files: EditionFiles,
    publishing: Publishing,
    publication: Publication,
    memo: Memo,
    markdown_of: Callable[[Article], str],
) -> SiteFiles:
    site = SiteFiles()
    texts = files.texts
    for article in (entry.article for entry in texts):
        sources = (article, publication, files.settings, publishing, markdown_of)
        site.include(memo.same(f"files of {article.slug}", sources, partial(files_of_article, *sources)))
    unreadable = [slug for slug in files.unreadable if not is_page(slug)]
    site.removed += [f"articles/{slug}/article.md" for slug in unreadable]
    site.removed += unpublished_sources(files)
    site.added += [SiteFile(page_uri(slug), unreadable_page(slug)) for slug in unreadable]
    if texts:
        site.added.append(SiteFile(ARTICLES_PAGE, articles_page([entry.article for entry in texts])))
    if len(texts) < len(files.articles):
        site.added.append(SiteFile(PAGE_STYLESHEET, LateContent(page_stylesheet)))
    site.added.append(SiteFile(FIELDS_PAGE, LateContent(fields_page)))
    site.added.append(SiteFile(PROBLEMS_PAGE, LateContent(problems_page)))
    apparatus: list[ApparatusPage] = []
    if publication.has_apparatus:
        apparatus = [*apparatus_pages(), *path_pages(files.registers)]
        versions = version_pages(files.texts, publication)
        apparatus += versions
        # Each page of an earlier version has the text as received beside it.
        site.downloads += [
            page.uri.replace("index.md", RECEIVED_AT)
            for page in versions
            if page.template == ARTICLE_TEMPLATE
        ]
        if versions or files.registers.paths or files.registers.questions:
            site.added.append(SiteFile(VIEW_STYLESHEET, LateContent(view_stylesheet)))
        for_classes = class_pages(files.articles, files.registers, publication)
        apparatus += for_classes
        site.added += [SiteFile(CLASS_STYLESHEET, LateContent(class_stylesheet))] if for_classes else []
        site.added.append(SiteFile(LIST_STYLESHEET, LateContent(lambda: list_stylesheet() + filter_rules())))
    # Their content is made last; here they are named, so that the site's own pages can link to them.
    site.downloads += _downloads(files, publication)
    site.added += [SiteFile(uri, "") for uri in site.downloads]
    add_apparatus(site, apparatus, files.settings)
    if publication.has_note_pages:
        add_note_pages(site, files, publication, memo)
    _add_cards(site, files, publication)
    # Each build of the host has a publication of its own: a style that was saved is read again.
    site.added += memo.same("look", (publication, files.settings), lambda: [*_look(files)])
    site.added.extend(_form_files(files, publication))
    site.added.extend(_offline_files(files, publishing, publication))
    site.added.extend(search_files(files.settings, publishing))
    return site


def _look(files: EditionFiles) -> Iterator[SiteFile]:
    """Yield the styles, scripts and faces that all pages have."""
    yield SiteFile(STYLESHEET, LateContent(partial(stylesheet, look=files.settings.look)))
    yield SiteFile(PAPER_STYLESHEET, LateContent(paper_stylesheet))
    yield SiteFile(SCRIPT, LateContent(script))
    yield SiteFile(HOST_SCRIPT, LateContent(host_script))
    yield from (SiteFile(f"assets/fonts/{font.name}", LateContent(font.read_bytes)) for font in fonts())


def _add_cards(site: SiteFiles, files: EditionFiles, publication: Publication) -> None:
    """Add the pictures for previews of links: one for each article, and one for all other pages."""
    if not can_be_drawn(publication.name):
        return
    site.cards[CARD] = publication.name
    site.added.append(SiteFile(CARD, ""))
    for article in (entry.article for entry in files.texts if publication.has_apparatus):
        uri, title = f"articles/{article.slug}/card.png", article.metadata.title
        site.cards[uri] = title if can_be_drawn(title) else publication.name
        site.added.append(SiteFile(uri, "", f"articles/{article.slug}/article.{article.form}"))
        page = site.metadata[page_uri(article.slug)]
        site.metadata[page_uri(article.slug)] = {**page, "variorum": {**page["variorum"], "card": uri}}


def _downloads(files: EditionFiles, publication: Publication) -> Iterator[str]:
    """Yield the sources of files for other programs."""
    if publication.has_apparatus:
        yield from downloads_of_apparatus()
    if publication.has_exports:
        yield from series_uris(files)


def downloads(
    edition: Edition, publication: Publication, site: SiteFiles, part: Part = WHOLE
) -> Iterator[SiteFile]:
    """Yield what is made when the notes have their places: cards, and the files for download.

    Of a site that is built in parts, only what `part` makes.
    """
    for uri, title in part.dealt(site.cards.items()):
        yield SiteFile(uri, preview_card(title, publication.name))
    if publication.has_apparatus:
        yield from _not_taken(apparatus_downloads(edition, publication, part), site)
        yield from _not_taken(version_texts(edition, site.downloads, part), site)
    if publication.has_exports:
        yield from _not_taken(series_files(edition, publication, part), site)


def _not_taken(made: Iterable[tuple[str, str | bytes]], site: SiteFiles) -> Iterator[SiteFile]:
    return (SiteFile(uri, content) for uri, content in made if uri not in site.taken)


def _form_files(files: EditionFiles, publication: Publication) -> Iterator[SiteFile]:
    """Yield what the form for new notes is made of; a page loads it when somebody asks for it."""
    forge = publication.forge.as_seen_by_form if publication.forge else None

    def data() -> str:
        ids = {note.annotation.id for note in files.notes()} | {entry.id for entry in files.ledger}
        ids |= {identifier for notes in files.settled.values() for identifier, _ in notes.ids}
        return form_data(form_description(files.registers, forge), ids)

    yield SiteFile(FORM_DATA, LateContent(data))
    yield SiteFile(FORM_SCRIPT, LateContent(form_script))
    yield SiteFile(FORM_STYLES, LateContent(form_stylesheet))


def _offline_files(
    files: EditionFiles, publishing: Publishing, publication: Publication
) -> Iterator[SiteFile]:
    """Yield what lets readers keep the site; nothing while somebody edits it."""
    if files.settings.offline is True and not publishing.shows_drafts:
        yield from offline_files(publication.name, publication.language)

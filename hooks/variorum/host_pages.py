"""What is done to the files and pages of a host, which are taken as they come: their types are the host's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from variorum.apparatus.elsewhere import elsewhere
from variorum.apparatus.on_demand import with_counts
from variorum.apparatus.page import Publication
from variorum.dead_links import tell_ids, with_links
from variorum.history.read_history import read_history
from variorum.model.edition import AnnotatedArticle, Edition
from variorum.pipeline import assemble, render
from variorum.reading.edition_files import EditionFiles
from variorum.reading.layout import Layout
from variorum.reading.published import with_pages
from variorum.rendering.banner import banner
from variorum.rendering.bodies import BodyRenderer
from variorum.site import DOWNLOADS, downloads, joined, page_uri
from variorum.site_file import SiteFile, SiteFiles


def remove(files: Any, uris: Iterable[str]) -> None:
    """Remove from `files` those of these sources that are there."""
    for file in filter(None, map(files.get_file_from_path, uris)):
        files.remove(file)


def say_where(file: Any, new: SiteFile, docs: str, are_opened: bool) -> None:
    """Tell of a file that we add in which file people edit it, and where it would lie below `docs`.

    Other plugins ask for the path of each source. None is given where these `are_opened`: what would be
    read there is only in memory. An article's is that of its own file, which has a history.
    """
    if not are_opened:
        file.src_dir, file.abs_src_path = docs, str(Path(docs, new.edit_uri or new.uri))
    if new.edit_uri:
        file.edit_uri = new.edit_uri
        file.generated_by = None if not are_opened else file.generated_by


def complete(files: Any, contents: Mapping[str, bytes]) -> None:
    """Give their content to the copies that other plugins have made of our files."""
    for file in files:
        if file.src_uri in contents and not file.generated_by:
            # To set the content takes the path away.
            where = file.src_dir, file.abs_src_path
            file.content_bytes = contents[file.src_uri]
            file.src_dir, file.abs_src_path = where


def place_notes(
    files: Any,
    shown: Callable[[Any], bool],
    read: EditionFiles,
    site: SiteFiles,
    bodies: BodyRenderer,
    layout: Layout,
) -> Edition:
    """Return the edition that was `read`, with the notes in their places on the rendered pages of `files`.

    `shown` says whether a file of some level is published. An article that another plugin took away is
    left out.
    """
    pages = [file.page for file in files.documentation_pages(inclusion=shown) if file.page]
    sources = (file.src_uri for file in files if shown(file.inclusion))
    html = {page.file.src_uri: page.content or "" for page in pages}
    read = with_pages(read, html, layout)
    history = read_history(layout, read.hidden)
    edition = assemble(read, lambda article: html[page_uri(article)], bodies, history)
    edition, ids_of = with_links(edition, read, site, sources, html.get)
    tell_ids(pages, ids_of)
    return edition


def weave_in(
    page: Any,
    article: AnnotatedArticle | None,
    edition: Edition,
    bodies: BodyRenderer,
    publication: Publication,
    has_banner: bool,
) -> None:
    """Put into a page its marks and notes, if it is that of an article, and what it asks for of the edition.

    The banner of problems stands on the page of an article, and where `has_banner` on any.
    """
    uri = page.file.src_uri
    if article:
        more = elsewhere(publication, uri, article.registers, edition.index)
        page.content = render(article, page.content or "", bodies, more)
    page.content = with_counts(page.content or "", edition, publication.links_from(uri))
    if hasattr(page, "html"):
        # The plugin print-site gathers this on a page of its own.
        page.html = page.content
    if article or has_banner:
        page.content = banner(edition.problems) + page.content


def fill(files: Any, site: SiteFiles, edition: Edition, publication: Publication) -> None:
    """Put into the pages, and into the downloads, what is known when the notes have their places."""
    for late in site.apparatus:
        if (file := files.get_file_from_path(late.uri)) and file.page:
            content = late.content(edition, publication.links_from(late.uri))
            heading = file.page.toc.items[0]
            file.page.content, heading.id = joined(file.page.content or "", heading.id, content)
    made = {file.uri: file.content_bytes for file in downloads(edition, publication, site)}
    for uri in (uri for uri in DOWNLOADS if uri not in site.taken):
        if file := files.get_file_from_path(uri):
            if uri in made:
                file.content_bytes = made[uri]
            else:
                files.remove(file)

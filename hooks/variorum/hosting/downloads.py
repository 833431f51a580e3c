"""Files for other programs, and cards: what is made of an edition once its notes have their places."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from variorum.apparatus.page import Publication
from variorum.model.edition import Edition
from variorum.model.part import WHOLE, Part
from variorum.site.made_files import downloads
from variorum.site.site_file import SiteFiles


def download_uris(site: SiteFiles) -> Iterator[str]:
    """Yield the names of all that may be made."""
    return (uri for uri in (*site.downloads, *site.cards) if uri not in site.taken)


def fill_downloads(
    files: Any,
    edition: Edition,
    publication: Publication,
    site: SiteFiles,
    part: Part = WHOLE,
    *,
    is_written: bool,
) -> None:
    """Give the `files` of the host their content; remove those that have none, or that other parts make.

    If `is_written`, each is written to where it is published, and not kept. The host copies each file later,
    and leaves one that lies there already. Until the last page is written it would keep all of them in
    memory: of a thousand articles, 200 megabytes.
    """
    lacking = {uri: file for uri in download_uris(site) if (file := files.get_file_from_path(uri))}
    to_write = dict(lacking)
    for made in downloads(edition, publication, site, part):
        if file := to_write.get(made.uri):
            file.content_bytes = made.content_bytes
            if is_written:
                file.copy_file()
                file.abs_src_path, file._content = file.abs_dest_path, None
            lacking.pop(made.uri, None)
    for file in lacking.values():
        files.remove(file)


def write_downloads(site_dir: str, edition: Edition, publication: Publication, site: SiteFiles) -> None:
    """Write them into the folder of a site that is there; those that have no content are removed."""
    named = set(download_uris(site)) - site.withheld
    lacking = set(named)
    for made in downloads(edition, publication, site):
        if made.uri not in named:
            continue
        path = Path(site_dir, made.uri)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made.content_bytes)
        lacking.discard(made.uri)
    for uri in lacking:
        Path(site_dir, uri).unlink(missing_ok=True)

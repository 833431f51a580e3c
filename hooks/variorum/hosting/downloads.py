"""Files for other programs, and cards: what is made of an edition once its notes have their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from variorum.apparatus.page import Publication
from variorum.model.edition import Edition
from variorum.site.made_files import downloads
from variorum.site.site_file import SiteFiles


def download_uris(site: SiteFiles) -> Iterator[str]:
    """Yield the names of all that may be made."""
    return (uri for uri in (*site.downloads, *site.cards) if uri not in site.taken)


def fill_downloads(files: Any, edition: Edition, publication: Publication, site: SiteFiles) -> None:
    """Give the `files` of the host their content; those that have none are removed."""
    made = _made(edition, publication, site)
    for uri in download_uris(site):
        if file := files.get_file_from_path(uri):
            if uri in made:
                file.content_bytes = made[uri]
            else:
                files.remove(file)


def write_downloads(site_dir: str, edition: Edition, publication: Publication, site: SiteFiles) -> None:
    """Write them into the folder of a site that is there; those that have no content are removed."""
    made = _made(edition, publication, site)
    for uri in download_uris(site):
        path = Path(site_dir, uri)
        if uri in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made[uri])
        else:
            path.unlink(missing_ok=True)


def _made(edition: Edition, publication: Publication, site: SiteFiles) -> Mapping[str, bytes]:
    return {file.uri: file.content_bytes for file in downloads(edition, publication, site)}

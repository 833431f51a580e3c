"""What is done to the files and pages of a host, which are taken as they come: their types are the host's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from variorum.site.site_file import SiteFile


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

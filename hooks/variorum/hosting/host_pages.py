"""Changes to the files of a host. Their types are the host's, which the engine does not import."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from variorum.site.site_file import SiteFile


def remove(files: Any, uris: Iterable[str]) -> None:
    """Remove the files with the sources `uris` from `files`, as far as they are there."""
    for file in filter(None, map(files.get_file_from_path, uris)):
        files.remove(file)


def set_source(file: Any, new: SiteFile, docs: str, are_opened: bool) -> None:
    """Set the source path of a file that we add, below `docs`, and the file in which people edit it.

    Other plugins ask for the path of each source. It is not set if they would open it (`are_opened`), since
    the content is only in memory. The path of an article is that of its own file, which has a history.
    """
    if not are_opened:
        file.src_dir, file.abs_src_path = docs, str(Path(docs, new.edit_uri or new.uri))
    if new.edit_uri:
        file.edit_uri = new.edit_uri
        file.generated_by = None if not are_opened else file.generated_by


def complete(files: Any, contents: Mapping[str, bytes]) -> None:
    """Set the content of copies of our files that other plugins have made."""
    for file in files:
        if file.src_uri in contents and not file.generated_by:
            # Setting the content clears the path.
            where = file.src_dir, file.abs_src_path
            file.content_bytes = contents[file.src_uri]
            file.src_dir, file.abs_src_path = where

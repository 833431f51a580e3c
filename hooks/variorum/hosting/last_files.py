"""What is made of a site when all its files are there: by a build in one piece, or when parts are joined."""

from __future__ import annotations

from pathlib import Path

from variorum.hosting.library_search import write_index
from variorum.hosting.offline_site import write_worker
from variorum.model.settings import EditionSettings


def write_last_files(site: Path, settings: EditionSettings) -> str:
    """Write what depends on all files of the finished `site`; return what should be logged, in sentences.

    Raise `IndexingFailed` if the index of the search cannot be made, `OSError` if the disk refuses.
    """
    said = write_index(site, settings)
    # It has the checksums of all other files.
    return " ".join(filter(None, (said, write_worker(site, settings.offline))))

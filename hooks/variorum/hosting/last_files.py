"""What is made of a site when all its files are there: by a build in one piece, or when parts are joined."""

from __future__ import annotations

from pathlib import Path

from variorum.hosting.library_search import write_index
from variorum.hosting.offline_site import write_worker
from variorum.model.settings import EditionSettings


def write_last_files(site: Path, settings: EditionSettings) -> str:
    """Write what depends on all files of the finished `site`; return what there is to say, in sentences.

    Raise `IndexingFailed` if Pagefind fails, `OSError` if the disk refuses.
    """
    # The worker comes last, as it has the sums of all files.
    return " ".join(filter(None, (write_index(site, settings), write_worker(site, settings.offline))))

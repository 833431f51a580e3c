"""What is made of a site when all its files are there: by a build in one piece, or when parts are joined."""

from __future__ import annotations

from pathlib import Path

from variorum.hosting.offline_site import write_worker
from variorum.model.settings import EditionSettings


def write_last_files(site: Path, settings: EditionSettings) -> str:
    """Write what depends on all files of the finished `site`; return what there is to say, in sentences.

    Raise `OSError` if the disk refuses.
    """
    return write_worker(site, settings.offline)

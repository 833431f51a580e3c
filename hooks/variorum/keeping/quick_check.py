"""Checks an edition; notes that were found right before, or by other processes, are not read again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

from variorum.configuration.site_config import SiteSettings
from variorum.files.tree import Tree
from variorum.keeping.article_sums import sums_of_articles
from variorum.keeping.kept_file import KeptFile
from variorum.keeping.kept_versions import KeptVersions
from variorum.keeping.settled_articles import as_kept, from_kept, settled_articles
from variorum.keeping.side_processes import check_side_by_side
from variorum.model.edition import Edition
from variorum.model.edition_files import EditionFiles
from variorum.model.settled import SettledNotes, Unsettled
from variorum.pipeline import check_files

NAME = "check"
"""The name of the folder of the kept files."""
_MOST_TIMES = 3
"""After so many tries to do without them, all articles are read."""


def check_quickly(
    tree: Tree,
    settings: SiteSettings,
    on_progress: Callable[[int, int], None],
    kept_file: KeptFile | None,
    versions: KeptVersions | None,
    *,
    with_drafts: bool = False,
    jobs: int | None = 1,
) -> tuple[EditionFiles, Edition]:
    """Return what `check_files` returns, with the same problems.

    Articles of which `kept_file` says that they are right are not in the edition. It says nothing of those
    with a problem, and of those that had to be read although their files were the same: until the files of
    some article change, it is not tried again to do without them. `versions` reads those of the history.
    Neither has to be there. `jobs` is how many processes read what is not known, by default as many as pay.
    """
    sums = {} if kept_file is None and jobs == 1 else sums_of_articles(tree, settings)
    known = _known(kept_file.read()) if kept_file else {}
    settled = _settled(sums, known)
    unknown = [slug for slug, digest in sums.items() if digest not in known]
    found = check_side_by_side(tree, settings, unknown, jobs, on_progress)
    settled |= found
    unsettled: frozenset[str] = frozenset()
    for number in count(1):
        try:
            files, edition = check_files(
                tree, settings, on_progress, with_drafts=with_drafts, settled=settled, versions=versions
            )
            break
        except Unsettled as error:
            # Each time takes about a seventh of what it takes to read them all.
            unsettled |= error.articles if number < _MOST_TIMES else settled.keys()
            settled = {slug: notes for slug, notes in settled.items() if slug not in unsettled}
    if kept_file is None:
        pass
    elif unsettled or known.keys() != {*sums.values()}:
        right = {} if files.settings.style.spelling else dict(settled_articles(files, edition, tree.layout))
        now = dict.fromkeys(sums.values())
        now |= {
            sums[slug]: as_kept(notes) if slug in found else known[sums[slug]]
            for slug, notes in settled.items()
        }
        now |= {sums[slug]: as_kept(right[slug]) for slug in right.keys() & sums.keys() - unsettled}
        kept_file.write(now)
    else:
        kept_file.touch()
    if versions:
        versions.keep()
    return files, edition


def _known(kept: Any) -> Mapping[str, Any]:
    return kept if isinstance(kept, dict) else {}


def _settled(sums: Mapping[str, str], known: Mapping[str, Any]) -> dict[str, SettledNotes]:
    settled = {}
    for slug, digest in sums.items():
        if digest in known:
            try:
                settled[slug] = from_kept(known[digest])
            except (TypeError, ValueError):
                continue
    return settled

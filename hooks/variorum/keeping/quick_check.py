"""Checks an edition; notes that were found right before, in files that are the same, are not read again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from variorum.configuration.site_config import SiteSettings
from variorum.files.tree import Tree
from variorum.keeping.article_sums import sums_of_articles
from variorum.keeping.kept_file import KeptFile
from variorum.keeping.kept_versions import KeptVersions
from variorum.keeping.settled_articles import as_kept, from_kept, settled_articles
from variorum.model.edition import Edition
from variorum.model.edition_files import EditionFiles
from variorum.model.settled import SettledNotes, Unsettled
from variorum.pipeline import check_files

NAME = "check"
"""The name of the folder of the kept files."""


def check_quickly(
    tree: Tree,
    settings: SiteSettings,
    on_progress: Callable[[int, int], None],
    kept_file: KeptFile,
    versions: KeptVersions,
    *,
    with_drafts: bool = False,
) -> tuple[EditionFiles, Edition]:
    """Return what `check_files` returns, with the same problems.

    Articles of which `kept_file` says that they are right are not in the edition. It says nothing of those
    with a problem, and of those that had to be read although their files were the same: until the files of
    some article change, it is not tried again to do without them. `versions` reads those of the history.
    """
    sums = sums_of_articles(tree, settings)
    known = _known(kept_file.read())
    settled = _settled(sums, known)
    unsettled: frozenset[str] = frozenset()
    while True:
        try:
            files, edition = check_files(
                tree, settings, on_progress, with_drafts=with_drafts, settled=settled, versions=versions
            )
            break
        except Unsettled as error:
            # A second time costs more than to read them all.
            unsettled = frozenset(settled) if unsettled else error.articles
            settled = {slug: notes for slug, notes in settled.items() if slug not in unsettled}
    if unsettled or known.keys() != {*sums.values()}:
        right = {} if files.settings.style.spelling else dict(settled_articles(files, edition, tree.layout))
        now = dict.fromkeys(sums.values()) | {sums[slug]: known[sums[slug]] for slug in settled}
        now |= {sums[slug]: as_kept(right[slug]) for slug in right.keys() & sums.keys() - unsettled}
        kept_file.write(now)
    else:
        kept_file.touch()
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

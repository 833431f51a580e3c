"""Checks a share of an edition's articles, each by its own files; a process of its own may do that."""

from __future__ import annotations

import gc
import json
import pickle
import sys
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from variorum.configuration.site_config import SiteSettings
from variorum.files.tree import Tree
from variorum.keeping.settled_articles import as_kept, settled_articles
from variorum.model.article import Article
from variorum.model.settled import SettledNotes
from variorum.pipeline import assemble
from variorum.reading.edition_files import read_edition
from variorum.rendering.bodies import BodyRenderer
from variorum.rendering.markdown_page import page_renderer


class Share(NamedTuple):
    """What a process is given, by pickle: it comes from the process that started it."""

    tree: Tree
    """The files of some articles and of their notes, with all that the sum of an article covers."""
    settings: SiteSettings


def check_share(
    share: Share, on_progress: Callable[[int, int], None] = lambda begun, total: None
) -> Mapping[str, SettledNotes]:
    """Return the notes of each article in whose files nothing is wrong, by its slug.

    What is wrong with the others is not told: whoever asked has to read them.
    """
    render_page = page_renderer(share.settings.extensions, share.settings.configs)
    files = read_edition(share.tree, share.settings.raw_settings)
    total = len(files.articles)
    numbers = iter(range(1, total + 1))

    def html_of_next(article: Article) -> str:
        on_progress(next(numbers), total)
        return render_page(article)

    edition = assemble(files, html_of_next, BodyRenderer())
    return dict(settled_articles(files, edition, share.tree.layout))


def main() -> None:
    """Read a share from the standard input, and write what is kept of its articles, as JSON."""
    gc.disable()  # The process ends before it would pay, as in `gc_paused`.
    share: Share = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by the process that started this one
    kept: dict[str, Any] = {slug: as_kept(notes) for slug, notes in check_share(share).items()}
    json.dump(kept, sys.stdout)

"""Dates pages by the commit that is built, so that a commit makes the same site on any day.

MkDocs dates each page by the day of the build, and tells that day to search engines in the sitemap.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from variorum.history.git import NoHistory, Repository
from variorum.model.edition import AnnotatedArticle
from variorum.model.history import History


def date_by_commit(pages: Iterable[Any], root: Path) -> None:
    """Set the date of the host's `pages` to the day of the last commit of the edition at `root`.

    Not where SOURCE_DATE_EPOCH gives the day, where there is no commit, and where a plugin dated a page.
    """
    if "SOURCE_DATE_EPOCH" in os.environ:
        return
    now = datetime.now(UTC)
    # A build may go on past midnight.
    days_of_build = {now.strftime("%Y-%m-%d"), (now - timedelta(days=1)).strftime("%Y-%m-%d")}
    of_build = [page for page in pages if getattr(page, "update_date", "") in days_of_build]
    if of_build and (day := _day_of_commit(root, now)):
        for page in of_build:
            page.update_date = day


def last_change(article: AnnotatedArticle, history: History) -> str:
    """Return when a note of an article last changed, in UTC; empty if nobody knows."""
    ids = (note.annotation.id for note in article.notes)
    return max((revision.date for note in ids for revision in history.of_note(note).revisions), default="")


def _day_of_commit(root: Path, now: datetime) -> str:
    """Return the day, in UTC, of the last commit; nothing if there is none, or if it lies in the future."""
    try:
        seconds = Repository.around(root).time_of_head()
    except NoHistory:
        return ""
    if not 0 <= seconds <= now.timestamp():
        return ""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d")

"""Builds the edition of a case, without a site."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.engine.trial_edition import trial_edition
from variorum.model.edition import Edition
from variorum.model.problem import Code
from variorum.pipeline import check
from variorum.reporting.text import as_text

OF_THE_BASE = (Code.UNUSED_ENTRY,)
"""What is told of the base's registers, since its notes are not there."""


def small_edition(root: Path, articles: Mapping[str, Mapping[str, Any]]) -> Edition:
    """Return an edition of `articles`: by slug its `text`, what article.yml says beside, its `notes`."""
    files: dict[str, str] = {}
    for slug, article in articles.items():
        metadata = {"title": slug.capitalize(), "sha256": "SUM", **article.get("metadata", {})}
        files[f"docs/articles/{slug}/article.txt"] = article["text"]
        files[f"docs/articles/{slug}/article.yml"] = _written(metadata)
        if notes := article.get("notes"):
            files[f"annotations/{slug}/notes.yml"] = _written([{"note": "A note.", **n} for n in notes])
    edition = check(trial_edition(root, files, ("docs/articles/tale", "annotations/tale")))
    told = [problem for problem in edition.problems if problem.code not in OF_THE_BASE]
    assert list(map(as_text, told)) == []
    return edition


def link(uri: str) -> str:
    """Return an address that shows which source it leads to."""
    return f"@{uri.removesuffix('/index.md')}"


def _written(value: Any) -> str:
    return str(yaml.safe_dump(value, allow_unicode=True, sort_keys=False))

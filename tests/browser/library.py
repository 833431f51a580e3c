"""A library as small as it can be: articles that differ in a number, with notes, a source, and Chinese."""

from __future__ import annotations

from pathlib import Path

from tests.site.building import HOOK
from tests.site.drawing import draw

SETTINGS = f"""\
site_name: A library
theme: {{name: material, font: false}}
plugins: [search]
hooks: [{HOOK}]
extra: {{variorum: {{look: edition, search: pagefind, note_pages: false, exports: false}}}}
"""
TEXT = """\
The lamp of house {number}

The lamp burnt oil of whale {number}. Ships saw it from the harbour of town {number}.

有人說，燈塔是海上的星。
"""
NOTES = """\
- id: who-{number}
  kind: context
  quote: Ships saw it
  title: Who saw it
  note: Boats of the harbour had no chart {number}.
  sources: [treatise]
- id: oil-{number}
  kind: correction
  quote: oil of whale
  reading: oil of rape
  fault: fact
  certainty: high
  note: So the books of harbour {number}.
"""
HOSTILE = """\
id: hostile
kind: context
quote: The lamp burnt
title: "A tanker <img src=x onerror=alert(1)>"
note: Oil `<script>alert(1)</script>` of a tanker.
"""
"""A note that would be markup if what is found were taken for HTML."""
SOURCES = """\
- id: treatise
  type: book
  title: A treatise of pharology
  author: [{literal: A. Keeper}]
  issued: "1890"
"""


def edition_of(root: Path, articles: int) -> Path:
    """Draw the library of so many articles at `root`, and return its root."""
    files: dict[str, str | bytes] = {"mkdocs.yml": SETTINGS, "annotations/sources.yml": SOURCES}
    for number in range(1, articles + 1):
        files[f"docs/articles/lamp-{number}/article.txt"] = TEXT.format(number=number)
        files[f"docs/articles/lamp-{number}/article.yml"] = f"title: The lamp of house {number}\n"
        files[f"annotations/lamp-{number}/notes.yml"] = NOTES.format(number=number)
    files["annotations/lamp-1/hostile.yml"] = HOSTILE
    return draw(root, files)

"""Draws a small edition from a mapping of file names to their contents."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from tests.site.building import HOOK

ARTICLE = """\
The lamp

A lamp stood on the table. Nobody had lit the lamp.

Outside it rained, and the rain fell on the roof.
"""
NOTE = """\
id: who-lit-it
kind: context
quote: Nobody had lit
title: Then why is there light?
note: The wick is *dry*.
"""
SETTINGS = f"""\
site_name: A small edition
theme:
  name: material
  font: false
hooks:
  - {HOOK}
plugins:
  - search
markdown_extensions:
  - attr_list
  - footnotes
  - tables
  - toc:
      permalink: true
  - pymdownx.highlight
  - pymdownx.superfences
"""
COMMON_EXTENSIONS = """\
markdown_extensions:
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - sane_lists
  - tables
  - toc: {permalink: true}
  - pymdownx.highlight
  - pymdownx.superfences
"""
"""Part of a configuration: the extensions of Markdown that many sites use."""
INDEX = "# A small edition\n"
METADATA = "title: The lamp\n"


def draw(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write the edition at `root` and return its root.

    What an edition needs and `files` does not name is added: mkdocs.yml, docs/index.md, and
    beside each article its article.yml; there the right `sha256` is added unless it is written.
    """
    written: dict[str, str | bytes] = {"mkdocs.yml": SETTINGS, "docs/index.md": INDEX, **files}
    for name, text in files.items():
        folder, _, file = name.rpartition("/")
        if folder.startswith("docs/articles/") and file in ("article.txt", "article.md"):
            metadata = _bytes(written.get(f"{folder}/article.yml", METADATA)).decode()
            written[f"{folder}/article.yml"] = with_sum(dedent(metadata), text)
    for name, text in written.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_bytes(text))
    return root


def with_sum(metadata: str, article: str | bytes) -> str:
    """Return article.yml with the SHA-256 of the article, unless it has one already."""
    if "sha256:" in metadata:
        return metadata
    return metadata + f"sha256: {hashlib.sha256(_bytes(article)).hexdigest()}\n"


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else dedent(content).encode()

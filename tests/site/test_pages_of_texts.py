"""Pages of plain texts are the same, byte for byte, whether or not their paragraphs pass through Markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.site.building import HOOK, files_of
from tests.site.drawing import draw
from variorum.hosting.text_pages import TextPages
from variorum.rendering.plain_page import plain_page

SETTINGS = """\
site_name: An edition
site_url: https://edition.example/
theme: {name: material, font: false}
plugins: [search]
validation: {nav: {omitted_files: ignore}}
"""
TEXTS = {
    "lamp": "The lamp\n\nNobody had lit *the lamp*.\n\nThen why -- is there `light` & <b>shade</b>?\n",
    "list": "The list\n\n1. One\n2. Two\n\n    code\n\n[TOC]\n\n| a | b |\n|---|---|\n| c | d |\n",
    "light": "The light\n\n“Light” in [brackets](x)\n\n  blanks  within\tand ضوء \u2028 around  \n",
    "parts": "The parts\n\nOne\n\nFirst words.\n\nTwo\n\nLast words.\n",
    "untitled": "No line of it is its title.\n\nNone at all.\n",
}
OTHER_WORDS = """\
from mkdocs.plugins import event_priority
@event_priority(-1000)
def on_page_markdown(markdown, **more):
    return markdown.replace("Nobody", "Somebody")
"""
QUICK = {"lamp", "list", "light"}
"""Texts with one heading, which is their title."""


class Site(NamedTuple):
    """What a site adds to SETTINGS and to its files, and which of its texts need no Markdown."""

    quick: set[str]
    settings: str = f"hooks: [{HOOK}]\n"
    files: Mapping[str, str] = {}


SITES = {
    "as-usual": Site(QUICK),
    "permalinks": Site(
        QUICK, f"hooks: [{HOOK}]\nmarkdown_extensions: [admonition, footnotes, toc: {{permalink: true}}]\n"
    ),
    "smarty": Site(set(), f"hooks: [{HOOK}]\nmarkdown_extensions: [smarty]\n"),
    "marker": Site(set(), f"hooks: [{HOOK}]\nmarkdown_extensions: [toc: {{marker: light}}]\n"),
    "other-words": Site(QUICK - {"lamp"}, f"hooks: [{HOOK}, own.py]\n", {"own.py": OTHER_WORDS}),
}


def _built(root: Path, site: Site, target: Path) -> dict[str, bytes]:
    files: dict[str, str | bytes] = {"mkdocs.yml": SETTINGS + site.settings, **site.files}
    for slug, text in TEXTS.items():
        files[f"docs/articles/{slug}/article.txt"] = text
        headings = "headings: [One, Two]\n" if slug == "parts" else ""
        files[f"docs/articles/{slug}/article.yml"] = (
            f"title: The {slug}\nparagraphs: blank-lines\nlanguage: en\n{headings}"
        )
    draw(root, files)
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(target))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()
    return files_of(target)


@pytest.mark.parametrize("name", SITES)
def test_a_page_of_a_text_is_what_a_host_makes_of_it(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = SITES[name]
    quick: set[str] = set()

    def noted(markdown: str, convert: Callable[[str], str]) -> str | None:
        quick.update(slug for slug in TEXTS if f"# The {slug}" in markdown)
        return plain_page(markdown, convert)

    monkeypatch.setattr("variorum.hosting.text_pages.plain_page", noted)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700049600")
    made = _built(tmp_path / "edition", site, tmp_path / "shared")
    assert {f"articles/{slug}/index.html" for slug in TEXTS} <= made.keys()
    assert quick == site.quick if site.quick else len(quick) <= 1
    monkeypatch.setattr(TextPages, "prepare", lambda *_: None)
    assert made == _built(tmp_path / "edition", site, tmp_path / "usual")

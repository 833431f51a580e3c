"""The pages of notes are the same, byte for byte, whether they share what renders them or not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.site.building import HOOK, files_of
from tests.site.drawing import ARTICLE, draw
from variorum.hosting import shell_writer
from variorum.hosting.heading_pages import HeadingPages
from variorum.hosting.page_shells import PageShells
from variorum.hosting.shell import Shell

SETTINGS = f"""\
site_name: A "small" edition
site_url: https://edition.example/small/
theme: {{name: material, font: false}}
hooks: [{HOOK}]
plugins: [search]
validation: {{nav: {{omitted_files: ignore}}}}
"""
TITLES = (
    "Then why is there light?",
    "A <b>bold</b> & “quoted” 'title'",
    "  Blanks   within  ",
    "ضوء المصباح",
    "{{ page.title }} {% raw %}",
    "vmHole Überschrift eines Zettels, den es nicht gibt",
    "🔥 **not bold** :smile:",
    "Long " * 40,
    "On class=admonition",
    "Only an admonition, and content.code",
)
NOTES = "".join(
    f"- id: note-{number}\n  kind: context\n  quote: Nobody had lit\n  title: {title!r}\n  note: A *wick*.\n"
    for number, title in enumerate(TITLES)
)
NOTES += """\
- id: gone
  kind: context
  quote: Outside it
  title: Outside
  note: No.
  withdrawn: {date: 2026-01-01, reason: It was wrong.}
- id: renamed
  kind: context
  quote: Outside it
  title: Outside
  note: Yes.
  formerly: [as-it-was]
"""
PAGES = len(TITLES) + 3
"""Of notes: one is withdrawn, and one has a former address, too."""


class Site(NamedTuple):
    """What a site adds to SETTINGS and to its files."""

    settings: str = ""
    files: Mapping[str, str] = {}
    is_filled: bool = True
    """Whether frames of pages are filled."""
    is_shared: bool = True
    """Whether headings are rendered with one instance of Markdown."""
    is_written: bool = True
    """Whether what is filled is written past the steps of the host."""


CONTEXT = "def on_page_context(context, **more):\n    context['more'] = 1\n"
TITLE = (
    "def on_page_context(context, page, **more):\n    page.meta = {**page.meta, 'title': page.title[::-1]}\n"
)
KEY = "def on_page_context(context, page, **more):\n    page.meta = {**page.meta, 'tags': [page.title]}\n"
OUTPUT = "def on_post_page(output, page, **more):\n    return output + str(page.url)\n"
ENVIRONMENT = """\
from jinja2 import FileSystemLoader
def on_env(env, **more):
    env.filters['striptags'] = lambda words: str(words).upper()
    return env
"""
COUNTING = """\
from markdown import Extension
from markdown.treeprocessors import Treeprocessor
class Count(Treeprocessor):
    count = 0
    def run(self, root):
        self.count += 1
        root[0].set("data-count", str(self.count))
class Counting(Extension):
    def extendMarkdown(self, md):
        md.treeprocessors.register(Count(md), "count", 3)
def on_config(config, **more):
    config.markdown_extensions.append(Counting())
"""
EXTENSIONS = """\
markdown_extensions:
  [abbr, admonition, attr_list, def_list, footnotes, md_in_html, meta, sane_lists, smarty, tables, wikilinks,
   pymdownx.arithmatex, pymdownx.betterem, pymdownx.caret, pymdownx.critic, pymdownx.details,
   pymdownx.emoji, pymdownx.highlight, pymdownx.inlinehilite, pymdownx.keys,
   pymdownx.magiclink, pymdownx.mark, pymdownx.smartsymbols,
   pymdownx.snippets, pymdownx.superfences, pymdownx.tabbed, pymdownx.tasklist, pymdownx.tilde,
   toc: {permalink: true, title: Here}]
"""
FOOTER = "<p>{{ page.title | length }}</p>"


def _with_hook(source: str, *, is_filled: bool, is_shared: bool = True) -> Site:
    # A hook may look at each page.
    return Site(f"hooks: [{HOOK}, own.py]\n", {"own.py": source}, is_filled, is_shared, is_written=False)


SITES = {
    "of-material": Site(),
    "own-look": Site("extra: {variorum: {look: edition}}\nsite_description: 'All <of> it'\n"),
    "files": Site("use_directory_urls: false\nsite_url: ''\n"),
    "features": Site(
        "theme: {name: material, font: false, features: [toc.integrate, navigation.path, navigation.indexes,"
        " navigation.footer, content.action.edit]}\nrepo_url: https://forge.example/a/b\nedit_uri: edit/\n"
    ),
    "icons-on-each-page": Site(
        "theme: {name: material, font: false, features: [content.code.copy, navigation.instant]}\n"
    ),
    "kept-by-readers": Site("extra: {variorum: {offline: true, doi: 10.1000/182, licence: CC-BY-4.0}}\n"),
    "listed-note": Site("nav: [index.md, Some: [notes/note-1/index.md, notes.md]]\n"),
    "asks-about-pages": Site(
        "extra: {analytics: {feedback: {title: Well, ratings: [{icon: material/heart, name: Good, data: 1,"
        " note: 'Thanks <a href=\"/?{url}&{title}\">'}]}}}\n",
        is_filled=False,
    ),
    "own-template": Site(
        "theme: {name: material, font: false, custom_dir: own}\n",
        {"own/partials/footer.html": FOOTER},
        is_filled=False,
    ),
    "own-404": Site(
        "theme: {name: material, font: false, custom_dir: own}\n", {"own/404.html": "{{ page }}Not here."}
    ),
    "more-context": _with_hook(CONTEXT, is_filled=False),
    "other-title": _with_hook(TITLE, is_filled=True),
    "other-key": _with_hook(KEY, is_filled=False),
    "other-output": _with_hook(OUTPUT, is_filled=True),
    "many-extensions": Site(EXTENSIONS),
    "counting-extension": _with_hook(COUNTING, is_filled=True, is_shared=False),
    "other-filter": _with_hook(ENVIRONMENT, is_filled=False),
}


def _built(root: Path, site: Site, target: Path) -> dict[str, bytes]:
    keys = [line.partition(":")[0] for line in site.settings.splitlines()]
    common = [line for line in SETTINGS.splitlines() if line.partition(":")[0] not in keys]
    files: dict[str, str | bytes] = {
        "mkdocs.yml": "\n".join(common) + "\n" + site.settings,
        "docs/articles/lamp/article.txt": ARTICLE,
        "annotations/lamp/notes.yml": NOTES,
        **site.files,
    }
    draw(root, files)
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(target))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()
    return files_of(target)


@pytest.mark.parametrize("name", SITES)
def test_a_page_of_a_note_is_what_a_host_makes_of_it(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = SITES[name]
    filled, headings = (
        _counted(monkeypatch, Shell, "filled"),
        _counted(monkeypatch, HeadingPages, "_rendered"),
    )
    written = _counted(monkeypatch, shell_writer, "_is_written")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700049600")
    made = _built(tmp_path / "edition", site, tmp_path / "shared")
    assert sum(uri.startswith("notes/") for uri in made.keys() - {"notes/index.html"}) == PAGES
    # Two are compared; titles with blanks that tags would be stripped with are never filled.
    assert (len(filled) > PAGES // 2) == site.is_filled
    assert (len(headings) > PAGES) == site.is_shared
    assert (len(written) > PAGES // 3) == (site.is_filled and site.is_written)
    monkeypatch.setattr(PageShells, "_fits", lambda *_: False)
    monkeypatch.setattr(HeadingPages, "prepare", lambda *_: None)
    usual = _built(tmp_path / "edition", site, tmp_path / "usual")
    assert list(made) == list(usual)
    assert [uri for uri, content in usual.items() if made[uri] != content] == []


def _counted(monkeypatch: pytest.MonkeyPatch, of: object, name: str) -> list[object]:
    """Return a list that grows by each call of a method."""
    calls: list[object] = []
    usual = getattr(of, name)

    def counted(*values: object) -> object:
        calls.append(values)
        return usual(*values)

    monkeypatch.setattr(of, name, counted)
    return calls

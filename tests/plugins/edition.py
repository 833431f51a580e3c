"""The small edition with which each plugin is tried: it has whatever a plugin could take for its own."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.history.repository import git
from tests.site.annotated_page import AnnotatedPage, without_spaces
from tests.site.building import PYTHON, REPOSITORY, Build, run
from tests.site.drawing import draw
from tests.site.html_tree import Element, read

MATRIX = Path(__file__).parent / "plugins.yml"
REQUIREMENTS = REPOSITORY / "requirements-plugins.txt"
SIGNS = "{{ lamp }} {% raw %} [[lamp]] {#x} ::: lamp %}"
"""What plugins replace in the Markdown of pages."""
FILES = {
    "docs/index.md": "# Home\n\nSee [the lamp](articles/lamp/index.md) and [the keepers](keepers.md).\n",
    "docs/keepers.md": "# Keepers\n\n## Anna Holm\n\nShe kept the lamp.\n",
    "docs/articles/lamp/article.txt": f"The lamp\n\nThe lamp went out at dawn. {SIGNS}\n\n"
    "> [!note] Nobody had lit the lamp.\n\nterm: the oil\n\nThere was no oil left.\n",
    "docs/articles/lamp/article.yml": "title: The lamp\nlanguage: en\ndate: 2020-01-02\n",
    "docs/articles/well/article.md": "# The well\n\nThe well is deep.\n\n## Its water\n\n"
    "| depth | water |\n| --- | --- |\n| ten | clear |\n\n![A well](well.svg)\n",
    "docs/articles/well/article.yml": "title: The well\nlanguage: en\n",
    "docs/articles/well/well.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>\n',
    "annotations/lamp/dawn.yml": f"""
- id: dawn
  kind: context
  quote: at dawn
  title: "Dawn {SIGNS}"
  note: "Early. See [the depth](#deep). {SIGNS}"
- id: no-oil
  kind: correction
  quote: no oil
  reading: little oil
  fault: fact
  certainty: high
  note: A slip.
- {{id: the-oil, kind: glossary, quote: the oil, term: oil, note: What burns.}}
""",
    "annotations/well/deep.yml": "id: deep\nkind: context\nquote: is deep\ntitle: Deep\nnote: "
    "Compare [dawn](#dawn), [Anna](/keepers.md#anna-holm).\n",
    "annotations/glossary.yml": "- id: oil\n  name: oil\n  description: What burns.\n"
    f"  note: 'Of whales. {SIGNS}'\n",
    "annotations/timeline.yml": "- {id: night, date: 2020-01-01, title: A night, notes: [dawn]}\n",
}


class Entry(NamedTuple):
    """A plugin, as plugins.yml has it."""

    plugin: str
    package: str
    options: Mapping[str, Any] | None = None
    files: Mapping[str, str] = {}
    settings: str = ""
    advised: Mapping[str, Any] | None = None
    only: str = ""
    differs: Sequence[str] = ()

    @property
    def version(self) -> str:
        """The version with which it is tried."""
        name = re.escape(self.package)
        found = re.search(rf"^{name}==([^ ;\\]+)", REQUIREMENTS.read_text("utf-8"), re.MULTILINE)
        assert found, f"{self.package} is not in {REQUIREMENTS.name}: `make requirements`."
        return found[1]


def entries() -> list[Entry]:
    """Return the plugins of the matrix."""
    return [Entry(**entry) for entry in yaml.safe_load(MATRIX.read_text("utf-8"))]


def settings(entry: Entry | None, *, is_last: bool, is_advised: bool = True) -> str:
    """Return mkdocs.yml with the plugin, before or after ours, with or without what is advised."""
    other: list[Any] = []
    if entry:
        options = {**(entry.options or {}), **((entry.advised or {}) if is_advised else {})}
        other = [{entry.plugin: options} if options else entry.plugin]
    plugins = ["search", *(["variorum", *other] if is_last else [*other, "variorum"])]
    site = {
        "site_name": "Trial",
        "site_url": "https://here.example/edition/",
        "theme": {"name": "material", "font": False},
        "plugins": plugins,
    }
    return str(yaml.safe_dump(site, sort_keys=False)) + (entry.settings if entry else "")


def drawn(root: Path, entry: Entry | None, *, is_last: bool, is_advised: bool = True) -> Path:
    """Return `root`, made the edition with the plugin, in a repository of git."""
    written = settings(entry, is_last=is_last, is_advised=is_advised)
    draw(root, {**FILES, "mkdocs.yml": written, **(entry.files if entry else {})})
    who = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER")
           for key, value in (("NAME", "Anna Holm"), ("EMAIL", "anna@example.org"))}  # fmt: skip
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Add the edition", **who)
    return root


def built(folder: Path, entry: Entry | None, *, is_last: bool = True, is_advised: bool = True) -> Build:
    """Return a strict build of the edition with the plugin."""
    root = drawn(folder / "edition", entry, is_last=is_last, is_advised=is_advised)
    site = folder / "site"
    # As people do it, in the folder of the edition: some plugins look for the repository from there.
    command = (PYTHON, "-m", "mkdocs", "build", "--strict", "--site-dir", site)
    done = run(*command, cwd=root)
    return Build(site, done.returncode, done.stdout + done.stderr)


def _is_theirs(element: Element) -> bool:
    """Return whether a plugin put an element beside the content of a page: dates, authors, tags."""
    return not {"md-source-file", "md-tags"}.isdisjoint(element.classes)


class Shown(NamedTuple):
    """What a site shows of an edition."""

    texts: dict[str, str]
    passages: dict[str, str]
    notes: dict[str, str]
    pages: dict[str, str]
    """What each note's page and the glossary say."""
    search: list[str]


def shown(build: Build, suffix: str = "") -> Shown:
    """Return what the built site shows; `suffix` is the folder of one of its languages."""
    site = build.site / suffix
    texts, passages, notes, pages = {}, {}, {}, {}
    for slug in ("lamp", "well"):
        page = AnnotatedPage(page_at(site, f"articles/{slug}"))
        texts[slug] = without_spaces(page.received())
        for note in page.notes:
            passages[note] = page.passage(note)
            notes[note] = without_spaces(page.note(note))
            of = page_at(site, f"notes/{note}").one("div", class_="vm-note-page__contents")
            pages[note] = without_spaces(of.text())
    for made in ("apparatus/glossary", "problems", "fields", "notes"):
        content = page_at(site, made).one("article")
        pages[made] = without_spaces(content.text(without=_is_theirs))
    return Shown(texts, passages, notes, pages, sorted(set(searched(build.site)).intersection(notes)))


def page_at(site: Path, address: str) -> Element:
    """Return a page, whether it is a file or the index of a folder."""
    file = site / address / "index.html"
    return read((file if file.exists() else site / f"{address}.html").read_text("utf-8"))


def searched(site: Path) -> list[str]:
    """Return what follows the number sign in the addresses of the search index, which may be a script."""
    index = site / "search" / "search_index.json"
    text = index.read_text("utf-8") if index.exists() else ""
    if not text:
        _, _, text = index.with_suffix(".js").read_text("utf-8").partition("=")
    return [entry["location"].partition("#")[2] for entry in json.loads(text.rstrip("; \n"))["docs"]]

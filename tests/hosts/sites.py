"""The edition that all hosts build, and what their sites have of it."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import NamedTuple

import yaml

from tests.hosts.table import Host
from tests.plugins.edition import FILES
from tests.site.annotated_page import without_spaces
from tests.site.building import PYTHON, run
from tests.site.drawing import draw
from tests.site.html_tree import Element, read

MORE = {
    "annotations/paths.yml": "- id: night\n  title: A night\n  description: At night.\n"
    "  steps: [{note: dawn, says: Look.}, {note: the-oil, says: See.}, {note: no-oil, says: And this.}]\n",
    "annotations/sources.yml": "- {id: log, type: book, title: The log, "
    "author: [{family: Holm, given: Anna}], issued: 1902}\n",
    "annotations/well/water.yml": "id: water\nkind: context\nquote: clear\ntitle: Clear\nnote: It was.\n"
    "sources: [log]\n",
    "docs/index.md": "# Home\n\n[The lamp](articles/lamp/index.md), [terms](apparatus/glossary.md#oil).\n\n"
    "<!-- variorum: counts -->\n",
}
MARKER_PAGE = "<!-- variorum: {} -->\n"
_VIEW = re.compile(r"/(path-[\w-]+|verdicts-hidden)(\.html|/)(?=#|$)")
_SMALL = re.compile(r"</?small>")


def settings(plugins: list[str], **more: object) -> str:
    """Return an mkdocs.yml with these plugins."""
    site = {
        "site_name": "Trial",
        "site_url": "https://here.example/edition/",
        "theme": {"name": "material", "font": False},
        "plugins": plugins,
        **more,
    }
    return str(yaml.safe_dump(site, sort_keys=False))


def built(host: Host | None, folder: Path) -> Path:
    """Return the site that `host` builds in `folder`, or the one that is built here."""
    root = folder / "edition"
    draw(root, {**FILES, **MORE, "mkdocs.yml": settings(["search", "variorum"])})
    if host is None or not host.is_staged:
        command = host.program if host else [str(PYTHON), "-m", "mkdocs", "build", "--strict"]
        _succeed(run(*command, cwd=root))
        return root / "site"
    _succeed(run(PYTHON, "-m", "variorum", "stage", folder / "staged", "--strict", cwd=root))
    _succeed(run(*host.program, cwd=folder / "staged"))
    return folder / "staged" / "site"


def built_by_extension(host: Host, folder: Path) -> Path:
    """Return the site in which pages with a marker became articles, by the extension of Markdown."""
    root = draw(folder / "edition", {**FILES, **MORE, "mkdocs.yml": ""})
    extensions = ["tables", {"variorum": {"root": str(root)}}]
    pages = {f"docs/{slug}.md": MARKER_PAGE.format(slug) for slug in ("lamp", "well")}
    site = draw(folder / "other", {**pages, "docs/index.md": "# Home\n",
                "mkdocs.yml": settings(["search"], markdown_extensions=extensions)})  # fmt: skip
    _succeed(run(*host.program, cwd=site))
    return site / "site"


def _succeed(done: subprocess.CompletedProcess[str]) -> None:
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert "Traceback" not in said


class Page(NamedTuple):
    """What a page shows: its elements with their attributes, and its words."""

    elements: list[tuple[str, dict[str, str]]]
    words: str


def pages_of(site: Path) -> dict[str, Page]:
    """Return the content of each page by its address; a view of an article has the same under all hosts."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        if address != "404.html":
            address = _VIEW.sub(r"/\1", f"/{address}").removeprefix("/")
            content = read(path.read_text("utf-8")).one("article", class_="md-content__inner")
            found[address] = _page(_without_surroundings(content))
    return found


def _page(content: Element) -> Page:
    elements = []
    for element in content.walk():
        attributes = {
            name: value for name, value in element.attributes.items() if name != "data-search-exclude"
        }
        if "href" in attributes:
            attributes["href"] = _VIEW.sub(r"/\1", f"/{attributes['href']}").removeprefix("/")
        elements.append((element.tag, attributes))
    return Page(elements, without_spaces(content.text()))


def _without_surroundings(element: Element) -> Element:
    """Return the same element without what only the search reads, and what a theme puts around a page."""
    element.children = [
        _without_surroundings(child) if isinstance(child, Element) else child
        for child in element.children
        if isinstance(child, str) or not _is_around(child)
    ]
    return element


def _is_around(element: Element) -> bool:
    is_template = any(child.tag == "template" for child in element.children if isinstance(child, Element))
    return is_template or element.attributes.get("id") == "__skip" or "headerlink" in element.classes


def search_of(site: Path) -> dict[str, tuple[str, str]]:
    """Return title and text of each entry for the search, by its address; no address has two."""
    index = site / "search.json"
    if index.is_file():
        entries = json.loads(index.read_text("utf-8"))["items"]
    else:
        entries = json.loads((site / "search" / "search_index.json").read_text("utf-8"))["docs"]
    found = {entry["location"]: (entry["title"], _SMALL.sub("", entry["text"])) for entry in entries}
    assert len(found) == len(entries)
    return found

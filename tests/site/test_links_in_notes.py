"""A link in a note leads to one place from whatever page shows the note, whatever addresses a site has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from click.testing import CliRunner

from tests.site.building import Build
from tests.site.conftest import Publish
from tests.site.drawing import ARTICLE, NOTE, SETTINGS
from tests.site.html_tree import read
from tests.site.links import broken_links
from variorum.cli import main

pytestmark = pytest.mark.slow

ROOT = "https://here.example/edition/"
LINKS = {
    "note": ("#dark-well", "articles/well/#dark-well"),
    "own": ("#who-lit-it", "articles/lamp/#who-lit-it"),
    "passage": ("#ref:dark-well", "articles/well/#ref:dark-well"),
    "heading": ("#the-lamp", "articles/lamp/#the-lamp"),
    "gone": ("#gone", "notes/gone/"),
    "page": ("../well/index.md", "articles/well/"),
    "address": ("../well/#dark-well", "articles/well/#dark-well"),
    "source": ("../well/article.md", "articles/well/"),
    "received": ("../well/article.txt", "articles/well/article.txt"),
    "root": ("/keepers.md#anna-holm", "keepers/#anna-holm"),
    "beside": ("../../keepers.md", "keepers/"),
    "file": ("/pictures/a%20lamp.png", "pictures/a%20lamp.png"),
    "entry": ("/apparatus/glossary.md#wick", "apparatus/glossary/#wick"),
    "feed": ("/changes.xml", "changes.xml"),
    "home": ("/index.md", ""),
    "out": ("https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e"),
}
"""By the words of a link: its address as it is written, and whither it leads in the site."""
PROSE = "See " + ", ".join(f"[{words}]({written})" for words, (written, _) in LINKS.items()) + "."
RELIABILITY = """
- id: it-burned
  kind: reliability
  quote: A lamp stood
  claim: A lamp stood there.
  attributed_to: the house
  source_kind: named-official
  assessments: [{date: 2024-01-02, reliability: B, credibility: 3, reason: None else says so.}]
  note: PROSE
- id: the-wick
  kind: glossary
  quote: the lamp
  occurrence: 1
  term: wick
  note: PROSE
- id: gone
  kind: context
  quote: the roof
  title: A roof
  note: PROSE
  withdrawn: {date: 2024-01-02, reason: There was none.}
"""
FILES = {
    "docs/keepers.md": "# Keepers\n\n## Anna Holm\n\nSee [a wick](apparatus/glossary.md#wick), "
    "[a note](articles/lamp/index.md#who-lit-it) and [its words](articles/lamp/index.md#ref:who-lit-it).\n",
    "docs/pictures/a lamp.png": b"no picture",
    "docs/articles/lamp/article.txt": ARTICLE,
    "docs/articles/lamp/article.yml": f"title: The lamp\ndate: 2020-01-02\ndescription: {PROSE}\n"
    f"principles: {PROSE}\n",
    "docs/articles/well/article.md": "# The well\n\nNobody had lit the well. [A lamp](../lamp/index.md)\n",
    "docs/articles/well/article.yml": "title: The well\n",
    "annotations/lamp/who-lit-it.yml": NOTE.replace("The wick is *dry*.", PROSE),
    "annotations/lamp/more.yml": RELIABILITY.replace("PROSE", PROSE),
    "annotations/well/it.yml": NOTE.replace("who-lit-it", "dark-well"),
    "annotations/glossary.yml": "- id: wick\n  name: wick\n  description: What burns.\n"
    + f"  note: {PROSE}\n".replace("(../", "(../articles/lamp/../").replace(
        "#the-lamp", "/articles/lamp/#the-lamp"
    ),
    "annotations/timeline.yml": "- id: night\n  date: 2020-01-01\n  title: A night\n  notes: [who-lit-it]\n"
    + f"  note: {PROSE}\n".replace("(../", "(../articles/lamp/../").replace(
        "#the-lamp", "/articles/lamp/#the-lamp"
    ),
}
FILES["annotations/paths.yml"] = (
    "- id: evening\n  title: An evening\n  description: At dusk.\n"
    "  steps: [{note: it-burned, says: Look.}, {note: the-wick, says: And here.}]\n"
)
STRICT = "validation: {links: {anchors: warn, not_found: warn, unrecognized_links: warn}}\n"
SHOW_PROSE = {
    "articles/lamp/": 4,  # three notes and the description
    "notes/who-lit-it/": 1,
    "notes/it-burned/": 1,
    "notes/gone/": 1,
    "paths/evening/": 2,
    "embed/who-lit-it.html": 1,
    "embed/gone.html": 1,
    "apparatus/glossary/": 1,
    "apparatus/timeline/": 1,
    "apparatus/who-says-so/": 1,
    "apparatus/about-this-text/": 1,
}
"""The pages that show the prose with the links, and how often; others may show it, too."""


def leads(build: Build, file: str) -> Iterator[tuple[str, str]]:
    """Yield the words of each link of the prose on a page, and whither it leads from there."""
    tree = read((build.site / file).read_text("utf-8"))
    ids = {element.attributes.get("id") for element in tree.walk()}
    here = f"{ROOT}{file.removesuffix('index.html')}"
    for link in tree.all("a"):
        words, address = link.text(), link.attributes.get("href", "")
        if words in LINKS and "class" not in link.attributes:
            place = urljoin(here, address)
            page, _, fragment = place.partition("#")
            if fragment in ids and "/path-" in page:
                # The article as it is shown for a path has the place itself.
                place = urljoin(page, f"./#{fragment}")
            yield words, place


@pytest.mark.parametrize("folders", [True, False], ids=["folders", "files"])
def test_each_link_leads_to_its_place_from_every_page(publish: Publish, folders: bool) -> None:
    settings = SETTINGS + STRICT + f"site_url: {ROOT}\nextra: {{variorum: {{embeds: true}}}}\n"
    settings += f"use_directory_urls: {str(folders).lower()}\n"
    done = publish({**FILES, "mkdocs.yml": settings}, "--strict")
    assert done.status == 0, done.log
    assert broken_links(done.site) == []
    shown: dict[str, int] = {}
    for path in done.site.rglob("*.html"):
        file = path.relative_to(done.site).as_posix()
        for words, place in leads(done, file):
            right = urljoin(ROOT, LINKS[words][1])
            assert as_file(place, done) == as_file(right, done), (file, words)
            shown[file] = shown.get(file, 0) + 1
    for page, times in SHOW_PROSE.items():
        assert shown[as_file(f"{ROOT}{page}", done).removeprefix(ROOT)] >= times * len(LINKS), page
    assert shown["articles/lamp/path-evening.html"] >= 2 * len(LINKS)


def as_file(address: str, done: Build) -> str:
    """Return an address with the name of the file that it leads to."""
    parts = urlsplit(address)
    path = parts.path.removeprefix("/edition/")
    if parts.netloc != "here.example" or (path and not path.endswith("/")):
        return address
    name = f"{path.rstrip('/')}.html"
    file = name if path and (done.site / name).is_file() else f"{path}index.html"
    return parts._replace(path=f"/edition/{file}").geturl()


@pytest.mark.parametrize("address", ["#dwan", "../wel/index.md", "/keepers.md#ana-holm", "/lamp.png"])
def test_a_dead_link_is_the_same_problem_for_the_check_and_the_build(
    publish: Publish, tmp_path: Path, address: str
) -> None:
    note = NOTE.replace("The wick is *dry*.", f"See [this]({address}) and [that](#dark-well).")
    done = publish({**FILES, "annotations/lamp/who-lit-it.yml": note}, "--strict")
    assert done.status == 1
    (problem,) = done.problems
    assert "annotations/lamp/who-lit-it.yml:5:7: [dead-link]" in problem
    checked = CliRunner().invoke(main, ["check", str(tmp_path / "edition")])
    assert checked.stdout == f"{problem}\n"
    page = read(done.page("articles/lamp"))
    (word,) = [a for a in page.all("a") if a.text() == "this"]
    path = address.partition("#")[0]
    if path and path != "/keepers.md":
        assert "href" not in word.attributes


def test_without_note_pages_and_apparatus_links_lead_to_the_margin(publish: Publish) -> None:
    files = {
        name: text
        for name, text in FILES.items()
        if name in ("docs/articles/lamp/article.txt", "docs/articles/well/article.md",
                    "docs/articles/well/article.yml", "annotations/well/it.yml")
    }  # fmt: skip
    note = NOTE.replace("The wick is *dry*.", "See [note](#dark-well).")
    settings = SETTINGS + "extra: {variorum: {apparatus: false, note_pages: false}}\n"
    done = publish({**files, "annotations/lamp/who-lit-it.yml": note, "mkdocs.yml": settings}, "--strict")
    assert done.status == 0, done.log
    assert list(leads(done, "articles/lamp/index.html")) == [
        ("note", "https://here.example/edition/articles/well/#dark-well")
    ]

"""The editions that are looked at in the browser: one with everything, two of very many notes, small ones."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.many_notes import NOTES_A_PARAGRAPH, article_text, notes
from tests.browser.overlapping import ADDRESS, edition_of_overlaps
from tests.site.building import HOOK, build
from tests.site.drawing import draw
from variorum.exporting.site_server import serve_site
from variorum.rendering.fields_page import EXAMPLES

NEWS = "articles/china-defies-trump/"
MANY = "articles/hundreds/"
VERY_MANY = "articles/more-than-a-thousand/"
NOTES = {MANY: 300, VERY_MANY: 1_500}
OVERLAPS = "overlaps"
GULL_ROCK = "gull-rock"
"""The edition of the examples on the page of fields: small, and with something of everything."""
INSTANT = "small"
SLICED = "small/articles/sliced/"
"""A site whose pages come without a reload, and its article."""
SMALL = {
    "mkdocs.yml": f"""\
        site_name: Small
        site_url: http://127.0.0.1/
        theme: {{name: material, font: false, features: [navigation.instant]}}
        extra: {{variorum: {{look: edition}}}}
        hooks: [{json.dumps(str(HOOK))}]
        """,
    "docs/index.md": "# Small\n\n[The sliced](articles/sliced/index.md)\n",
    "docs/articles/sliced/article.txt": """\
        The sliced

        Before it a long passage holds a short passage in its middle, and goes on.

        The end.
        """,
    "docs/articles/sliced/article.yml": "title: The sliced\n",
    "annotations/sliced/notes.yml": """\
        - {id: long-passage, kind: context, quote: "long passage … middle", title: Long, note: About much.}
        - {id: less-short, kind: context, quote: short passage, title: Less, note: So, prominence: further}
        - {id: short-passage, kind: context, quote: short passage, title: Short, note: About little.}
        """,
}
SITE = f"""\
site_name: Many
theme: {{name: material, font: false}}
extra: {{variorum: {{apparatus: false, note_pages: false}}}}
hooks: [{json.dumps(str(HOOK))}]
"""


def build_editions(folder: Path) -> Path:
    """Build the other editions below `folder`, which is returned."""
    build(_edition_of_many_notes(folder / "many-source"), folder / "many", "--strict")
    build(draw(folder / "small-source", SMALL), folder / "small", "--strict")
    build(_edition_of_examples(folder / "examples-source"), folder / "examples", "--strict")
    build(edition_of_overlaps(folder / "overlaps-source"), folder / "overlaps", "--strict")
    return folder


@contextmanager
def all_published(folder: Path, newspaper_site: Path, sites: Path) -> Iterator[dict[str, str]]:
    """Yield where the pages of all editions are served; `sites` has those that `build_editions` built.

    What has to know where it is served is written to `folder`.
    """
    shutil.copytree(sites / "small", folder / "small")
    with (
        serve_site(newspaper_site) as newspaper,
        serve_site(sites / "overlaps") as overlaps,
        serve_site(sites / "many") as many,
        serve_site(folder / "small") as small,
        serve_site(sites / "examples") as examples,
    ):
        # Material reloads a page unless its address stands in the map of the site.
        sitemap = folder / "small" / "sitemap.xml"
        sitemap.write_text(sitemap.read_text("utf-8").replace("http://127.0.0.1/", small), "utf-8")
        yield {
            NEWS: f"{newspaper}{NEWS}",
            **{slug: f"{many}{slug}" for slug in NOTES},
            GULL_ROCK: f"{examples}articles/gull-rock/",
            OVERLAPS: overlaps + ADDRESS,
            INSTANT: small,
            SLICED: small + SLICED.removeprefix("small/"),
        }


def _edition_of_examples(root: Path) -> Path:
    shutil.copytree(EXAMPLES, root)
    site = f"site_name: Gull Rock\ntheme: {{name: material, font: false}}\nhooks: [{json.dumps(str(HOOK))}]\n"
    (root / "mkdocs.yml").write_text(site, "utf-8")
    (root / "docs" / "index.md").write_text("# Gull Rock\n", "utf-8")
    return root


def _edition_of_many_notes(root: Path) -> Path:
    (root / "docs").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(SITE, "utf-8")
    (root / "docs" / "index.md").write_text("# Many\n", "utf-8")
    for address, count in NOTES.items():
        slug = Path(address).name
        paragraphs = count // NOTES_A_PARAGRAPH
        text = article_text(paragraphs)
        article = root / "docs" / "articles" / slug
        article.mkdir(parents=True)
        (root / "annotations" / slug).mkdir(parents=True)
        (article / "article.txt").write_text(text, "utf-8")
        digest = hashlib.sha256(text.encode()).hexdigest()
        (article / "article.yml").write_text(f"title: Many\nsha256: {digest}\n", "utf-8")
        made = notes(paragraphs, slug)
        (root / "annotations" / slug / "notes.yml").write_text(json.dumps(made), "utf-8")
    return root

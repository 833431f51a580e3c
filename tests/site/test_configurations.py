"""One edition under many configurations: `variorum check` and the build find the same, in the same places."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.site.annotated_page import AnnotatedPage
from tests.site.building import HOOK, PYTHON, run, run_warm
from tests.site.drawing import draw

pytestmark = pytest.mark.slow

PLAIN = "The lamp\n\nThe lamp went out at dawn, and the boat came.\n\nNobody lit the lamp again.\n"
MARKED = """\
# The house

The lamp[^1] went out "at dawn" :smile: and the boat came. ++The rest++ is H~2~O, :material-lamp: and HTML.

    a line that is code

Term
:   What it means, and more of it.

*[HTML]: A language

!!! note
    Nobody lit the lamp again.

[^1]: A lamp of brass.
"""
NOTES = {
    "plain/dawn": "quote: out at dawn",
    "plain/lost": "quote: out at dusk",
    "house/lamp": "quote: The lamp went out",
    "house/boat": "quote: and the boat came",
    "house/rest": "quote: The rest is",
    "house/smile": 'quote: "at dawn"',
    "house/nobody": "quote: Nobody lit the lamp again",
    "house/means": "quote: What it means",
    "house/brass": "quote: A lamp of brass",
    "house/code": "quote: that is code",
    "house/icon": "quote: and HTML",
    "house/lost": "quote: The lamp never went out",
}
"""Some of them have a place under some extensions only."""
EXTENSION = """\
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

class Shouted(Preprocessor):
    def run(self, lines):
        return [line.replace("boat", "BOAT") for line in lines]

class ShoutExtension(Extension):
    def extendMarkdown(self, md):
        md.preprocessors.register(Shouted(md), "shout", 50)

def makeExtension(**kwargs):
    return ShoutExtension(**kwargs)
"""
HEAD = "site_name: Trial\n"
THEME = "theme: {name: material, font: false}\n"
HOOKS = f"hooks: ['{HOOK}']\n"
MATERIAL = (
    "  - attr_list\n  - admonition\n  - footnotes\n  - def_list\n  - abbr\n  - pymdownx.tilde\n"
    "  - pymdownx.caret\n  - pymdownx.superfences:\n      custom_fences:\n        - name: mermaid\n"
    "          class: mermaid\n          format: !!python/name:pymdownx.superfences.fence_code_format\n"
    "  - pymdownx.emoji:\n      emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
    "      emoji_generator: !!python/name:material.extensions.emoji.to_svg\n"
    "  - toc:\n      slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}\n"
)
USUAL = HEAD + THEME + HOOKS


@dataclass(frozen=True)
class Configuration:
    """How a site is configured, and how its commands are called."""

    files: Mapping[str, str]
    config: str = "mkdocs.yml"
    set: Mapping[str, str] = field(default_factory=dict)
    placed: int | None = None
    """How many notes have a place, where that tells it from others."""


BOXES = "markdown_extensions: [footnotes, admonition, def_list]\n"
CONFIGURATIONS = {
    "usual": Configuration({"mkdocs.yml": USUAL}),
    "INHERIT": Configuration(
        {"mkdocs.yml": "INHERIT: base.yml\n" + HEAD, "base.yml": THEME + HOOKS + BOXES}, placed=9
    ),
    "a chain of INHERIT, the nearest with the last word": Configuration(
        {
            "mkdocs.yml": "INHERIT: shared/site.yml\n" + HEAD + BOXES.replace(", admonition", ""),
            "shared/site.yml": "INHERIT: ../base.yml\n" + THEME + BOXES,
            "base.yml": HOOKS + "markdown_extensions: [abbr]\ndocs_dir: docs\n",
        }
    ),
    "INHERIT of a mapping is merged": Configuration(
        {
            "mkdocs.yml": "INHERIT: base.yml\n" + USUAL + "markdown_extensions: {footnotes: {}}\n",
            "base.yml": "markdown_extensions: {admonition: , def_list: , toc: {permalink: true}}\n",
        },
        placed=9,
    ),
    "mkdocs.yaml": Configuration({"mkdocs.yaml": USUAL + BOXES}, "mkdocs.yaml", placed=9),
    "mkdocs.yml beside mkdocs.yaml": Configuration({"mkdocs.yml": USUAL + BOXES, "mkdocs.yaml": "x: y\n"}),
    "!ENV that is set": Configuration(
        {
            "mkdocs.yml": USUAL
            + "docs_dir: !ENV [NONE, DOCS, nowhere]\nmarkdown_extensions: !ENV [XS, [footnotes]]\n"
        },
        set={"DOCS": "docs"},
    ),
    "!ENV with defaults": Configuration(
        {
            "mkdocs.yml": USUAL + "docs_dir: !ENV [NONE, docs]\n"
            "extra: {variorum: {note_pages: !ENV [N, false]}}\n"
            "markdown_extensions:\n  - footnotes\n  - toc: {permalink: !ENV [PERMALINK, '¶']}\n"
        }
    ),
    "other docs_dir": Configuration({"mkdocs.yml": USUAL + BOXES + "docs_dir: some/pages\n"}, placed=9),
    "configuration in another folder": Configuration(
        {"conf/site.yml": USUAL + BOXES + "docs_dir: ../docs\n"}, "conf/site.yml", placed=9
    ),
    "another name": Configuration({"mkdocs.yml": USUAL, "other.yml": USUAL + BOXES}, "other.yml", placed=9),
    "extension by entry point": Configuration(
        {"mkdocs.yml": USUAL + "markdown_extensions: [shout_by_entry_point]\n"}
    ),
    "extension by module and class": Configuration(
        {"mkdocs.yml": USUAL + "markdown_extensions: ['shouting:ShoutExtension']\n"}
    ),
    "extensions of Material": Configuration({"mkdocs.yml": USUAL + "markdown_extensions:\n" + MATERIAL}),
    "snippets relative to the configuration": Configuration(
        {
            "mkdocs.yml": USUAL + "markdown_extensions:\n  - pymdownx.snippets:\n"
            "      base_path: [!relative $config_dir/parts, !relative $docs_dir, !relative ]\n"
            "      auto_append: [words.md]\n      check_paths: true\n",
            "parts/words.md": "What it means, and the boat.\n",
        }
    ),
    "use_directory_urls off": Configuration({"mkdocs.yml": USUAL + BOXES + "use_directory_urls: false\n"}),
    "sub-folder site_url": Configuration(
        {"mkdocs.yml": USUAL + BOXES + "site_url: https://example.org/some/where/\n"}
    ),
    "custom_dir": Configuration(
        {
            "mkdocs.yml": HEAD + HOOKS + BOXES + "theme: {name: material, font: false, custom_dir: own}\n",
            "own/main.html": '{% extends "base.html" %}\n{% block footer %}{% endblock %}\n',
        }
    ),
    "a theme of one's own": Configuration(
        {
            "mkdocs.yml": HEAD + HOOKS + BOXES + "theme: {name: null, custom_dir: own}\n",
            "own/main.html": "<!doctype html><title>x</title><body>{{ page.content }}</body>\n",
        }
    ),
    "theme in another language": Configuration(
        {
            "mkdocs.yml": HEAD + HOOKS + BOXES + "theme: {name: material, font: false, language: ar, "
            "direction: rtl}\n"
        }
    ),
    "navigation.instant": Configuration(
        {
            "mkdocs.yml": HEAD + HOOKS + BOXES + "site_url: https://example.org/\n"
            "theme: {name: material, font: false, "
            "features: [navigation.instant, navigation.instant.preview]}\n"
        }
    ),
    "offline": Configuration({"mkdocs.yml": USUAL + BOXES + "plugins: [search, offline]\n"}),
    "plugins as a mapping, one of them off": Configuration(
        {
            "mkdocs.yml": HEAD
            + THEME
            + BOXES
            + "plugins: {search: {lang: en}, tags: {enabled: false}}\n"
            + HOOKS
        }
    ),
    "no plugins": Configuration({"mkdocs.yml": USUAL + BOXES + "plugins: []\n"}),
    "exclude_docs": Configuration({"mkdocs.yml": USUAL + BOXES + "exclude_docs: |\n  articles/house/\n"}),
    "draft_docs": Configuration(
        {"mkdocs.yml": USUAL + BOXES + "draft_docs: |\n  /articles/house/index.md\n"}
    ),
    "not_in_nav": Configuration({"mkdocs.yml": USUAL + BOXES + "not_in_nav: |\n  articles/*\n"}),
}


def drawn(root: Path, configuration: Configuration) -> Path:
    docs = "some/pages" if "some/pages" in str(configuration.files) else "docs"
    files: dict[str, str | bytes] = {**configuration.files, f"{docs}/index.md": "# Home\n"}
    for slug, text, form in (("plain", PLAIN, "txt"), ("house", MARKED, "md")):
        files[f"docs/articles/{slug}/article.{form}"] = text
    for name, target in NOTES.items():
        slug, identifier = name.split("/")
        files[f"annotations/{name}.yml"] = (
            f"id: {slug}-{identifier}\nkind: context\n{target}\ntitle: A note\nnote: Of *{slug}*.\n"
        )
    draw(root, files)
    if docs != "docs":
        (root / "docs" / "articles").rename(root / docs / "articles")
    if "mkdocs.yml" not in configuration.files:
        (root / "mkdocs.yml").unlink()
    installed = root.parent / "installed"
    (installed / "shouting-1.dist-info").mkdir(parents=True)
    (installed / "shouting.py").write_text(EXTENSION, "utf-8")
    (installed / "shouting-1.dist-info" / "METADATA").write_text("Name: shouting\nVersion: 1\n", "utf-8")
    (installed / "shouting-1.dist-info" / "entry_points.txt").write_text(
        "[markdown.extensions]\nshout_by_entry_point = shouting:ShoutExtension\n", "utf-8"
    )
    return root


CHECK = """
import json, sys
from pathlib import Path
from click.testing import CliRunner
from variorum.cli import main
from variorum.pipeline import check
from variorum.configuration.site_config import read_site

settings = read_site(Path(sys.argv[1]))
edition = check(settings.layout.root, settings=settings)
marks = {of.article.slug: {n.annotation.id: [of.text[s.start:s.end] for s in n.spans] for n in of.notes}
         for of in edition.articles}
print(json.dumps([CliRunner().invoke(main, ["check", *sys.argv[2:]]).stdout, marks]))
"""


def words(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_the_check_and_the_build_find_the_same(name: str, tmp_path: Path) -> None:
    configuration = CONFIGURATIONS[name]
    root = drawn(tmp_path / "edition", configuration)
    changes = {"PYTHONPATH": f"{HOOK.parent}:{tmp_path / 'installed'}", **configuration.set}
    mkdocs = (PYTHON, "-m", "mkdocs", "build", "-d", tmp_path / "site", "-f", configuration.config)
    built = run(*mkdocs, cwd=root, **changes)
    assert built.returncode == 0, built.stderr
    named = ["-f", configuration.config] if Path(configuration.config).stem != "mkdocs" else []
    checked = run_warm("-c", CHECK, str(root / configuration.config), *named, cwd=root, **changes)
    assert checked.returncode == 0, checked.stderr
    told, marks = json.loads(checked.stdout)
    problems = re.findall(r"^WARNING +- +variorum: (.*)$", built.stderr, re.MULTILINE)
    assert [line for line in told.splitlines() if not line.startswith(" ")] == problems
    published = {page.parent.name for page in (tmp_path / "site" / "articles").glob("*/index.html")}
    assert published == set(marks)
    for slug, notes in marks.items():
        html = (tmp_path / "site" / "articles" / slug / "index.html").read_text("utf-8")
        page = AnnotatedPage.of(html)
        shown = {note: words(page.passage(note)) for note in page.notes}
        assert shown == {note: words("".join(spans)) for note, spans in notes.items()}
    if configuration.placed is not None:
        assert sum(map(len, marks.values())) == configuration.placed

"""An article in Markdown: notes reach every part of it and change nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.site.annotated_page import AnnotatedPage
from tests.site.building import Build, build
from tests.site.drawing import SETTINGS, draw
from tests.site.links import broken_links
from variorum.pipeline import check
from variorum.rendering.weave import WINDOW_FILLED

SLUG = "rich"
MARKDOWN = """\
# A rich page {: #top-of-it }

Intro with *many **nested** words*, `inline code`, and a [link to the index](../../index.md).

## Second *styled* heading

- one apple
- two pears
    - with a nested pip

1. first of all
2. then the rest

| Fruit | Count |
| ----- | ----: |
| apple |     1 |
| a < b |     2 |

```python
def greet(name: str) -> str:
    return f"hello <{name}> & co"
```

Some text with a footnote.[^why] A line that breaks\x20\x20
right here, and an image: ![a drawn pear](pear.svg){ width="40" }

<div class="raw" data-note="keep &amp; me"><b>Raw</b> words stay, &copy; as they are.</div>

> A quotation with “curly” marks — and a dash.

Term
:   A definition of it.

[Home](https://example.org/?a=1&b=2 "a title") closes it.

[^why]: The reason stands at the bottom.
"""
PEAR = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>\n'
QUOTES = {
    "heading": "Second styled heading",
    "nesting": "with many nested words",
    "inline-code": "inline code",
    "link": "link to the index",
    "half-a-link": "the index",
    "list-item": "two pears",
    "across-items": "one apple two pears",
    "nested-item": "nested pip",
    "numbered": "then the rest",
    "table-head": "Fruit",
    "table-cell": "a < b",
    "across-cells": "apple 1",
    "code": 'return f"hello <{name}> & co"',
    "code-part": "greet(name: str)",
    "before-footnote": "a footnote",
    "line-break": "breaks right here",
    "image": "a drawn pear",
    "raw-html": "Raw words stay, © as they are",
    "quotation": 'with "curly" marks - and',
    "definition": "A definition of it",
    "external-link": "Home",
    "footnote": "The reason stands at the bottom",
    "whole-section": "Intro with … nested pip",
}
PASSAGES = QUOTES | {
    "across-items": "one apple\ntwo pears",
    "across-cells": "apple1",
    "line-break": "breaks\nright here",
    "quotation": "with “curly” marks — and",
}


def edition() -> dict[str, str | bytes]:
    notes = "".join(
        f"- id: note-on-{name}\n  kind: context\n  quote: '{quote}'\n  title: On it\n  note: Said.\n"
        for name, quote in QUOTES.items()
    )
    return {
        "mkdocs.yml": SETTINGS.replace("  - tables\n", "  - tables\n  - def_list\n"),
        f"docs/articles/{SLUG}/article.md": MARKDOWN,
        f"docs/articles/{SLUG}/pear.svg": PEAR,
        f"annotations/{SLUG}/all.yml": notes,
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("rich")
    return build(draw(folder / "edition", edition()), folder / "site", "--strict")


@pytest.fixture(scope="module")
def page(built: Build) -> AnnotatedPage:
    return AnnotatedPage.of(built.page(f"articles/{SLUG}"))


@pytest.fixture(scope="module")
def unannotated(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The article's HTML as MkDocs renders it where there is no Variorum."""
    folder = tmp_path_factory.mktemp("unannotated")
    settings = re.sub(r"^hooks:\n(  - .*\n)+", "", str(edition()["mkdocs.yml"]), flags=re.MULTILINE)
    files: dict[str, str | bytes] = {
        "mkdocs.yml": settings, "docs/articles/rich/index.md": MARKDOWN, "docs/articles/rich/pear.svg": PEAR,
    }  # fmt: skip
    done = build(draw(folder / "edition", files), folder / "site", "--strict")
    assert done.status == 0, done.log
    content = re.search(r"<h1.*?(?=\s*</article>)", done.page(f"articles/{SLUG}"), re.DOTALL)
    assert content
    return content[0]


def test_it_builds_without_a_warning_and_without_a_dead_link(built: Build) -> None:
    assert built.status == 0, built.log
    assert broken_links(built.site) == []


def test_every_note_is_on_the_page(page: AnnotatedPage) -> None:
    assert sorted(page.notes) == sorted(f"note-on-{name}" for name in QUOTES)


@pytest.mark.parametrize("name", [name for name in QUOTES if "…" not in QUOTES[name]])
def test_a_passage_can_stand_in(page: AnnotatedPage, name: str) -> None:
    passage = page.passage(f"note-on-{name}")
    assert "".join(passage.split()) == "".join(PASSAGES[name].split())


def test_a_passage_can_run_over_headings_lists_and_code(page: AnnotatedPage) -> None:
    passage = " ".join(page.passage("note-on-whole-section").split())
    assert passage.startswith("Intro with many nested words")
    assert "Second styled heading" in passage
    assert passage.endswith("nested pip")


def test_without_our_additions_the_html_is_what_mkdocs_renders_byte_for_byte(
    built: Build, unannotated: str
) -> None:
    html = built.page(f"articles/{SLUG}")
    content = re.search(r'<article class="vm-edition"[^>]*>\s+(.*)\n</article>\s*</article>', html, re.DOTALL)
    assert content
    ours = r"<header class=\"vm-header\">.*?</header>\n?"
    ours += r"|<details class=\"vm-fold\" [^>]*>.*?</details>\n<section class=\"vm-notes\" lang=\"en\">\n"
    ours += r"(?:<section class=\"vm-card[^>]*>\n(?:<section class=\"vm-note .*?</details></section>\n?)+"
    ours += r"</section>\n)+</section>|<footer class=\"vm-end\">.*?</footer>|\n" + WINDOW_FILLED
    reference = r"<a class=\"vm-ref[^>]*></a>"
    ours += rf"|<span class=\"vm-refs[^>]*>(?:{reference})+</span>|{reference}"
    ours += r"|<ins class=\"vm-corr.*?</ins>|</?mark\b[^>]*>|<del class=\"vm-sic hidden\" hidden>"
    bare = re.sub(ours, "", content[1], flags=re.DOTALL)
    assert _lines(bare) == _lines(unannotated)


def _lines(html: str) -> list[str]:
    """Return the lines that say something: notes were set off by line ends."""
    return [line for line in html.splitlines() if line.strip()]


def test_a_number_never_stands_inside_a_link_or_code(page: AnnotatedPage) -> None:
    for element in page.content.walk():
        if element.tag in {"a", "button", "summary", "label"}:
            assert element.all("a", class_="vm-ref") == [], element


def test_footnotes_still_lead_down_and_back(page: AnnotatedPage) -> None:
    footnote = page.content.one("a", class_="footnote-ref")
    back = page.content.one("a", class_="footnote-backref")
    ids = {element.attributes.get("id") for element in page.content.walk()}
    assert {footnote.attributes["href"][1:], back.attributes["href"][1:]} <= ids


def test_it_is_published_as_received_too(built: Build) -> None:
    assert (built.site / "articles" / SLUG / "article.txt").read_bytes() == MARKDOWN.encode()
    assert not (built.site / "articles" / SLUG / "article").exists()


def test_a_check_without_mkdocs_finds_every_passage_too(tmp_path: Path) -> None:
    checked = check(draw(tmp_path / "edition", edition()))
    assert checked.problems == ()
    assert len(checked.articles[0].notes) == len(QUOTES)


def test_a_note_that_has_the_id_of_a_heading_is_refused(tmp_path: Path) -> None:
    notes = "id: top-of-it\nkind: context\nquote: two pears\ntitle: Taken\nnote: Said.\n"
    files = {**edition(), f"annotations/{SLUG}/all.yml": notes}
    done = build(draw(tmp_path / "edition", files), tmp_path / "site")
    (problem,) = done.problems
    assert problem.startswith(f"annotations/{SLUG}/all.yml:1:5: [repeated-id] ")

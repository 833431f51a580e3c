"""No id stands twice on a page, whatever people call their notes and entries."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.site.building import HOOK, Build, build
from tests.site.drawing import draw
from tests.site.html_tree import read

pytestmark = pytest.mark.slow

EDITION = {
    "mkdocs.yml": f"""\
        site_name: Namesakes
        theme: {{name: material, font: false}}
        hooks: ["{HOOK}"]
        markdown_extensions: [{{toc: {{permalink: true}}}}]
        """,
    "docs/index.md": "# Namesakes\n",
    "docs/articles/tale/article.md": """\
        # The tale

        ## The harbour

        A boat came in, and the captain told what he had seen of the storm.

        ## The end

        It was calm again.
        """,
    "docs/articles/tale/article.yml": "title: The tale\n",
    "annotations/glossary.yml": "- {id: glossary, name: boat, description: A small ship.}\n",
    "annotations/sources.yml": "- {id: sources, title: The log, type: book}\n",
    "annotations/contributors.yml": "- {id: contributors, name: A hand}\n",
    "annotations/entities.yml": "- {id: people-and-bodies, name: He, type: person, description: Sails.}\n",
    "annotations/timeline.yml": "- {id: timeline, date: 2020-01-01, title: The storm, sources: [sources]}\n",
    "annotations/tale/notes.yml": """\
        - {id: boat, kind: glossary, quote: boat, term: glossary, note: Of two masts., by: [contributors]}
        - {id: captain, kind: glossary, quote: captain, term: people-and-bodies, note: Of the boat.}
        - {id: passage, kind: context, quote: the storm, title: A, note: B., sources: [sources]}
        - {id: cite, kind: context, quote: calm again, title: A, note: B.}
        - id: who-says-so
          kind: reliability
          quote: told
          claim: He told.
          attributed_to: him
          source_kind: none-given
          assessments: [{date: 2020-01-02, reliability: B, credibility: 3, reason: He was there.}]
          note: So he said.
        - id: corrections-and-variants
          kind: correction
          quote: seen
          reading: been
          fault: wording
          certainty: high
          note: So the log.
        """,
}
PAGES = (
    "articles/tale",
    *(f"apparatus/{name}" for name in ("glossary", "sources", "contributors", "entities", "timeline")),
    *(f"apparatus/{name}" for name in ("who-says-so", "corrections-and-variants", "about-this-text")),
    "notes",
    "notes/passage",
    "notes/cite",
)


@pytest.fixture(scope="module")
def namesakes(tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("namesakes")
    return build(draw(Path(folder) / "edition", EDITION), folder / "site")


@pytest.mark.parametrize("page", PAGES)
def test_an_id_stands_once(namesakes: Build, page: str) -> None:
    assert namesakes.problems == []
    elements = read(namesakes.page(page)).walk()
    ids = Counter(element.attributes["id"] for element in elements if "id" in element.attributes)
    assert [name for name, count in ids.items() if count > 1] == []


def test_the_entry_keeps_its_address_and_the_heading_takes_another(namesakes: Build) -> None:
    page = read(namesakes.page("apparatus/glossary"))
    assert page.one(id="glossary").tag == "h2"
    assert page.one("h1").attributes["id"] == "glossary.page"
    assert page.one(class_="headerlink").attributes["href"] == "#glossary.page"
    assert page.one(class_="md-skip").attributes["href"] == "#glossary.page"

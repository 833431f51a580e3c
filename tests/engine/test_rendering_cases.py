"""Each article of a case becomes the HTML that the case shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.engine.case_files import CASES, Case, cases
from tests.engine.masked_html import first_note, masked, whole_page
from tests.engine.trial_edition import trial_edition
from variorum.configuration.site_config import DEFAULT_EXTENSIONS
from variorum.files.layout import Layout
from variorum.files.walk import read_tree
from variorum.pipeline import annotate, render
from variorum.reading.edition_files import read_edition
from variorum.rendering.bodies import BodyRenderer
from variorum.rendering.markdown_page import page_renderer

RENDERING_CASES = cases(
    "rendering", "article", "form", "metadata", "extensions", "notes", "glossary", "show", "expect"
)
FILL_INS = yaml.safe_load((CASES / "fill-ins.yml").read_text("utf-8"))
SHOW = {"": masked, "note": first_note, "page": whole_page}
BASE_ARTICLE = ("docs/articles/tale", "annotations/tale")


def woven(case: Case, root: Path) -> str:
    metadata = {"title": "A title that no paragraph has", "sha256": "SUM", **case.mapping("metadata")}
    metadata.setdefault("witnesses", [{"id": "manuscript", "name": "The manuscript", "short": "Manuscript"}])
    files = {
        f"docs/articles/case/article.{case.text('form') or 'md'}": case.text("article"),
        "docs/articles/case/article.yml": _written(metadata),
        "annotations/case/notes.yml": _written([_filled_in(note) for note in case.list("notes")]),
    }
    if "glossary" in case.values:
        files["annotations/glossary.yml"] = _written(case.list("glossary"))
    edition = read_edition(read_tree(Layout.at(trial_edition(root, files, BASE_ARTICLE))))
    assert edition.problems == ()
    html = page_renderer((*DEFAULT_EXTENSIONS, *case.list("extensions")), {})(edition.articles[0].article)
    annotated = annotate(edition.articles[0], html, BodyRenderer())
    assert annotated.problems == ()
    return render(annotated, html, BodyRenderer())


@pytest.mark.parametrize("case", RENDERING_CASES)
def test_the_page_is_that_of_the_case(case: Case, tmp_path: Path) -> None:
    html = woven(case, tmp_path / "edition")
    assert SHOW[case.text("show")](html) == case.text("expect")


def _filled_in(note: dict[str, Any]) -> dict[str, Any]:
    kind = note.get("kind", FILL_INS["all"]["kind"])
    return {**FILL_INS["all"], **FILL_INS[kind], **note}


def _written(value: Any) -> str:
    return str(yaml.safe_dump(value, allow_unicode=True, sort_keys=False))

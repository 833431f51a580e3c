"""What the documents say is what the house does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from pydantic import TypeAdapter

from variorum.exporting.json_schema import schemas
from variorum.model.catalogue import CATALOGUE
from variorum.model.kinds import ANY_KIND, KINDS
from variorum.model.problem import Code
from variorum.rendering.fields_page import fields_page
from variorum.site.site_pages import problems_page

ROOT = Path(__file__).parents[2]
DOCUMENTS = [
    ROOT / name
    for name in ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "docs/contribute.md", "docs/registers.md")
]
YAML_EXAMPLE = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


def test_the_schemas_are_those_of_the_model() -> None:
    folder = ROOT / "hooks" / "variorum" / "schema"
    assert {path.name: path.read_text("utf-8") for path in folder.glob("*.json")} == schemas(), (
        "run `make schema`"
    )


def test_every_code_is_explained() -> None:
    assert set(CATALOGUE) == set(Code)
    assert list(CATALOGUE) == sorted(CATALOGUE)
    page = problems_page()
    assert all(f"`{code}`" in page for code in Code)


def test_make_has_the_targets_that_the_documents_name() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for document in DOCUMENTS:
        named = set(re.findall(r"`make ([a-z-]+)", document.read_text("utf-8")))
        assert named <= targets, document.name


def test_files_that_the_documents_name_are_there() -> None:
    for document in DOCUMENTS:
        for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", document.read_text("utf-8")):
            assert (document.parent / target).exists() or target in ("fields.md", "problems.md"), (
                f"{document.name}: {target}"
            )


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_examples_of_notes_are_sound(document: Path) -> None:
    for example in YAML_EXAMPLE.findall(document.read_text("utf-8")):
        entry = yaml.safe_load(example)
        if isinstance(entry, dict) and "kind" in entry:
            TypeAdapter(ANY_KIND).validate_python(entry)


def test_the_guide_leads_to_an_example_of_each_kind() -> None:
    guide = (ROOT / "docs" / "contribute.md").read_text("utf-8")
    page = fields_page()
    for kind in KINDS:
        assert f"](fields.md#{kind})" in guide
        assert f"\nkind: {kind}\n" in page

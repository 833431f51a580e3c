"""The parts of documents that are made from tables are those that the tables make today."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.house_rules.made_parts import DOCUMENTS, PARTS, ROOT, called_workflows, names_of_parts, with_parts


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_parts_of_a_document_are_up_to_date(name: str) -> None:
    written = (ROOT / name).read_text("utf-8")
    assert names_of_parts(written)
    assert with_parts(written) == written, "Run `make schema`."


@pytest.mark.parametrize("path", called_workflows(), ids=lambda path: path.stem)
def test_the_workflows_that_editions_call_are_up_to_date(path: Path) -> None:
    assert path.read_text("utf-8") == called_workflows()[path], "Run `make schema`."


def test_every_part_stands_somewhere() -> None:
    found = {part for name in DOCUMENTS for part in names_of_parts((ROOT / name).read_text("utf-8"))}
    assert found == {*PARTS, "schemas"}


def test_what_is_out_of_date_is_seen() -> None:
    stale = (ROOT / "README.md").read_text("utf-8").replace("| `glossary` |", "| `glosary` |")
    assert with_parts(stale) != stale

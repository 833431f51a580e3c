"""Each promise in the documents names the tests that show it, in promises.yml."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PROMISES: dict[str, Any] = yaml.safe_load((ROOT / "tests/house_rules/promises.yml").read_text("utf-8"))
_ITEM = re.compile(r"^- .*(?:\n(?!- |#|\n).*)*", re.MULTILINE)
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _section(text: str, heading: str) -> str:
    """Return what stands below a heading, up to the next one."""
    headings = list(_HEADING.finditer(text))
    at = [found[1] for found in headings].index(heading)
    end = headings[at + 1].start() if at + 1 < len(headings) else len(text)
    return text[headings[at].end() : end]


def _tests_of(file: Path) -> set[str]:
    tree = ast.parse(file.read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


CASES = [
    (document, promise)
    for document, sections in PROMISES.items()
    for promises in sections.values()
    for promise in promises
]


@pytest.mark.parametrize(("document", "promise"), CASES)
def test_a_promise_stands_in_its_document(document: str, promise: str) -> None:
    assert promise in _on_one_line((ROOT / document).read_text("utf-8"))


@pytest.mark.parametrize(("document", "promise"), CASES)
def test_a_promise_has_tests_that_are_there(document: str, promise: str) -> None:
    named = next(promises[promise] for promises in PROMISES[document].values() if promise in promises)
    assert named
    for address in named:
        file, _, name = address.partition("::")
        assert name in _tests_of(ROOT / file), address


@pytest.mark.parametrize(
    ("document", "heading"),
    [(document, heading) for document, sections in PROMISES.items() for heading in sections],
)
def test_no_item_of_a_list_of_promises_is_without_a_test(document: str, heading: str) -> None:
    text = (ROOT / document).read_text("utf-8")
    items = map(_on_one_line, _ITEM.findall(_section(text, heading)))
    known = PROMISES[document][heading]
    assert [item for item in items if not any(promise in item for promise in known)] == []

"""The page of fields is the model's, and its examples are an edition without a problem."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
import yaml

from tests.editor.samples import sample
from tests.site.building import REPOSITORY, environment
from variorum.model.kinds import KINDS
from variorum.model.values import Entry
from variorum.pipeline import check
from variorum.rendering.fields_page import EXAMPLES, FILES, fields_page

PAGE = fields_page()
SECTIONS = {
    title.lower().replace(" ", "-"): text
    for title, text in re.findall(r"^## (.*?)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
}
ROW = re.compile(r"^- `([\w-]+)`(, \*needed\*)?: (.*?)<br>Takes (.*)\.$", re.MULTILINE)


def keys_of(entry: object) -> set[str]:
    """Return every key at any depth."""
    if isinstance(entry, dict):
        return set(entry).union(*map(keys_of, entry.values()))
    return set().union(*map(keys_of, entry)) if isinstance(entry, list) else set()


def rows(*sections: str) -> dict[str, tuple[str, str, str]]:
    return {name: rest for section in sections for name, *rest in ROW.findall(SECTIONS[section])}


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_every_kind_is_there_and_explained(kind: str) -> None:
    told = rows("in-every-note", kind)
    entry, _ = sample(KINDS[kind])
    assert keys_of(entry) <= told.keys()
    assert all(said and takes for _, said, takes in told.values())


@pytest.mark.parametrize(("title", "model"), [(title, model) for title, _, model, _ in FILES])
def test_every_field_of_every_other_file_is_there(title: str, model: type[Entry]) -> None:
    entry, _ = sample(model)
    assert keys_of(entry) <= rows(title.lower().replace(" ", "-")).keys()


def test_what_is_needed_and_what_is_allowed_is_said() -> None:
    told = rows("correction")
    assert told["fault"][0]
    assert told["fault"][2] == "`name` `typography` `wording` `date` `fact` `furniture`"
    shared = rows("in-every-note")
    assert [name for name, row in shared.items() if row[0] and name not in ("by", "date", "reason")] == [
        "id",
        "kind",
        "note",
    ]
    assert shared["occurrence"][2] == "a number, from 1 or `all`"


def test_the_examples_are_an_edition_without_a_problem() -> None:
    edition = check(EXAMPLES)
    assert edition.problems == ()
    placed = {note.annotation.of_kind.name for article in edition.articles for note in article.notes}
    assert placed == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_an_example_of_itself(kind: str) -> None:
    written = (EXAMPLES / "annotations/gull-rock" / KINDS[kind].of_kind.example).read_text("utf-8")
    assert yaml.safe_load(written)["kind"] == kind
    assert f"```yaml\n{written.rstrip()}\n```" in SECTIONS[kind]


def test_each_other_file_has_its_example() -> None:
    for title, _, _, example in FILES:
        assert (EXAMPLES / example).read_text("utf-8").rstrip() in SECTIONS[title.lower().replace(" ", "-")]


def test_the_page_is_the_same_without_docstrings() -> None:
    """`python -OO` takes them away."""
    command = "from variorum.rendering.fields_page import fields_page; print(fields_page(), end='')"
    printed = [
        subprocess.run(
            [sys.executable, *options, "-c", command], env=environment(PYTHONPATH=str(REPOSITORY / "hooks")),
            capture_output=True, text=True, check=True, timeout=60,
        ).stdout
        for options in ([], ["-OO"])
    ]  # fmt: skip
    assert printed[0] == printed[1] == fields_page()

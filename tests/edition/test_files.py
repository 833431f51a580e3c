"""The files of this edition, and the examples that its guides give."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.site.building import REPOSITORY
from variorum.exporting.json_schema import PACKAGED
from variorum.pipeline import check

EXAMPLE = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
FILES = sorted((REPOSITORY / "annotations").rglob("*.yml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_file_fits_its_schema_and_that_which_it_names_is_there(path: Path) -> None:
    """The schema is that of all editions: ids that are new here are not in this edition's own yet."""
    text = path.read_text("utf-8")
    # A note that was written in a forge's editor may lack the line, and is a good note all the same.
    if named := re.match(r"# yaml-language-server: \$schema=(\S+)", text):
        assert (path.parent / named[1]).is_file()
    sort = "annotation" if path.parent != REPOSITORY / "annotations" else path.stem
    schema = json.loads((PACKAGED / f"{sort}.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(yaml.safe_load(text))


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "docs/contribute.md", "docs/registers.md"])
def test_whoever_puts_the_examples_into_the_edition_has_no_problem(name: str, tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "docs" / "articles", tmp_path / "docs" / "articles")
    shutil.copytree(REPOSITORY / "annotations", tmp_path / "annotations")
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path)
    for example in EXAMPLE.findall((REPOSITORY / name).read_text("utf-8")):
        if "kind:" in example:
            file = tmp_path / "annotations" / "china-defies-trump" / f"{yaml.safe_load(example)['id']}.yml"
            assert not file.exists()
            file.write_text(example, "utf-8")
    assert check(tmp_path).problems == ()

"""`variorum export`: each format, for the whole edition or for one article, on the terminal or into files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from variorum.exporting.export import Export
from variorum.exporting.exports import FORMATS


def test_without_a_format_all_are_listed_with_what_they_lack(variorum: Run, edition: Path) -> None:
    listed = variorum("export").stdout
    for name, export in FORMATS.items():
        assert f"{name}: {export.says}" in listed
        assert all(sentence in listed for sentence in export.lacks)


def test_one_file_is_printed_and_what_it_lacks_is_said(variorum: Run, edition: Path) -> None:
    done = variorum("export", "web-annotation")
    assert done.exit_code == 0, done.output
    page = json.loads(done.stdout)
    assert sorted(item["fields"]["id"] for item in page["items"]) == ["who-lit-it", "wicks"]
    assert all(sentence in done.stderr for sentence in FORMATS["web-annotation"].lacks)


BROKEN: dict[str, tuple[str, str, str]] = {
    "a register": ("annotations/glossary.yml", "- {id: unused, name: Unused, description: None.}\n", ""),
    "a note": ("annotations/lamp/rain.yml", "id: rain\nkind: context\n", " Not exported: rain."),
    "no id": ("annotations/lamp/rain.yml", "kind: context\n", " Not exported: annotations/lamp/rain.yml."),
    "no YAML": ("annotations/lamp/rain.yml", "rain\n", " Not exported: annotations/lamp/rain.yml."),
}


@pytest.mark.parametrize("what", BROKEN)
def test_only_notes_that_are_left_out_are_named(variorum: Run, edition: Path, what: str) -> None:
    file, content, told = BROKEN[what]
    path = edition / file
    path.write_text((path.read_text("utf-8") if path.exists() else "") + content, "utf-8")
    done = variorum("export", "web-annotation")
    assert done.exit_code == 0, done.output
    said = next(line for line in done.stderr.splitlines() if "problem" in line)
    assert said.partition("`variorum check` shows what to do.")[2] == told


@pytest.mark.parametrize("name", list(FORMATS))
def test_a_format_is_written_twice_with_the_same_bytes(variorum: Run, edition: Path, name: str) -> None:
    written = []
    for folder in ("first", "second"):
        done = variorum("export", name, "-o", edition / folder)
        if done.exit_code:
            assert f"The edition has nothing for `{name}`." in done.output
            return
        path = edition / folder
        files = [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.is_file())
        written.append([file.read_bytes() for file in files])
    assert written[0] == written[1]
    assert all(written[0])


def test_what_has_several_files_asks_for_one_or_for_a_folder(variorum: Run, edition: Path) -> None:
    second = edition / "docs/articles/rain"
    second.mkdir()
    (second / "article.txt").write_text("Rain.\n", "utf-8")
    (second / "article.yml").write_text(
        "title: Rain\nsha256: 58ad2f0c9b9bb7b7a9d2b9b5f9bbf3a0b4d5e7e0bdb9f4a1f6f2b9c3e4d5a6b7\n", "utf-8"
    )
    done = variorum("export", "web-annotation")
    assert done.exit_code == 2
    assert "`--only NAME`" in done.output
    one = variorum("export", "web-annotation", "--only", "lamp")
    assert one.exit_code == 0
    assert json.loads(one.stdout)["type"] == "AnnotationPage"
    wrong = variorum("export", "web-annotation", "--only", "lam")
    assert wrong.exit_code == 2
    assert "Some that there are: lamp" in wrong.output
    assert variorum("export", "web-annotation", "-o", edition / "all").exit_code == 0
    assert len(list((edition / "all").rglob("*.jsonld"))) == 2


def test_a_format_of_one_file_takes_no_name(variorum: Run, edition: Path) -> None:
    assert isinstance(FORMATS["bibtex"], Export)
    assert variorum("export", "bibtex", "--only", "lamp").exit_code == 2

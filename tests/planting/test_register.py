"""A further register is one file and one example: everything else follows."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.planting.tree import HERE, Tree
from tests.site.building import PYTHON, run


def test_it_is_one_file_and_one_example() -> None:
    planted = [path for path in (HERE / "register").rglob("*") if path.suffix in (".py", ".yml")]
    assert sorted(path.suffix for path in planted) == [".py", ".yml"]


def test_it_has_a_page_with_its_entries(site: Path) -> None:
    page = (site / "apparatus/objects/index.html").read_text("utf-8")
    assert "<h1" in page
    assert "Things to see" in page
    assert '<h2 id="the-lamp"><bdi>The lamp of Gull Rock</bdi></h2>' in page
    assert "Kept at: Harbour museum" in page
    assert "It <em>burned</em> until 1954" in page
    assert '#harbour-book"' in page


def test_the_bibliography_names_the_entries_that_cite_a_source(site: Path) -> None:
    assert "../objects/#the-lamp" in (site / "apparatus/sources/index.html").read_text("utf-8")


def test_the_page_of_fields_has_it(site: Path) -> None:
    fields = (site / "fields/index.html").read_text("utf-8")
    assert '<h2 id="objects">' in fields
    assert "kept_at" in fields


def test_the_documents_and_editors_know_it(tree: Tree, tmp_path: Path) -> None:
    assert "| `annotations/objects.yml` | things that can still be seen |" in tree.read("README.md")
    for folder in (".vscode", "hooks/variorum/starter/dot-vscode"):
        schemas = json.loads(tree.read(f"{folder}/settings.json"))["yaml.schemas"]
        assert schemas[".variorum/objects.schema.json"] == [
            "annotations/objects.yml",
            "annotations/objects/**/*.yml",
        ]
    tree.run("variorum", "schema", "--into", str(tmp_path))
    schema = json.loads((tmp_path / "objects.schema.json").read_text("utf-8"))
    thing = {"$ref": "#/$defs/Thing"}
    assert schema["anyOf"] == [thing, {"items": thing, "type": "array"}]


def test_it_is_counted(tree: Tree) -> None:
    assert "objects 1" in tree.run("variorum", "stats", cwd=tree.edition)


def test_it_is_checked_and_laid_out(tree: Tree, tmp_path: Path) -> None:
    edition = tmp_path / "edition"
    shutil.copytree(tree.edition, edition)
    file = edition / "annotations/objects.yml"
    file.write_text(
        "- name: Lamp\n  id: the-lamp\n  note: '[x](javascript:x)'\n  sources: [nowhere]\n", "utf-8"
    )
    done = run(PYTHON, "-m", "variorum", "check", cwd=edition, PYTHONPATH=str(tree.root / "hooks"))
    assert done.returncode == 1
    assert "annotations/objects.yml:4:13: [unknown-source]" in done.stdout
    assert "[unsafe-link]" in done.stdout
    run(PYTHON, "-m", "variorum", "format", cwd=edition, PYTHONPATH=str(tree.root / "hooks"))
    assert file.read_text("utf-8").startswith("- id: the-lamp\n  name: Lamp\n")


def test_its_changes_are_compared(tree: Tree, tmp_path: Path) -> None:
    edition = tmp_path / "edition"
    shutil.copytree(tree.edition, edition)
    file = edition / "annotations/objects.yml"
    file.write_text(file.read_text("utf-8").replace("Harbour museum", "Town museum"), "utf-8")
    words = ("compare", str(tree.edition), str(edition))
    assert "kept_at: [-Harbour-]{+Town+} museum" in tree.run("variorum", *words, cwd=edition)

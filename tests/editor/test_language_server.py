"""What somebody who writes notes gets from an editor: a real language server for YAML says it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import EDITION
from tests.editor.language_server import Editor
from tests.editor.node_package import node, package
from tests.editor.samples import sample
from tests.site.building import REPOSITORY
from tests.site.drawing import draw
from variorum.cli.schema import write_edition_schemas
from variorum.editing.key_order import ordered_fields
from variorum.editing.new_note import note_text
from variorum.model.article import ArticleMetadata
from variorum.model.kinds import KINDS
from variorum.model.registers import Contributor, Entity, Source, Term
from variorum.model.values import Entry

pytestmark = pytest.mark.slow

VERSION = "1.25.0"
LINE = "# yaml-language-server: $schema=../../.variorum/annotation.schema.json\n"
NOTE = "annotations/lamp/a-note.yml"
SOUND = "id: a\nkind: context\nquote: A lamp\ntitle: x\nnote: y\nsources: [almanac]\nby: [keeper]\n"
FILES: dict[str, type[Entry]] = {
    **{f"annotations/lamp/{kind}.yml": model for kind, model in KINDS.items()},
    "annotations/glossary.yml": Term,
    "annotations/entities.yml": Entity,
    "annotations/sources.yml": Source,
    "annotations/contributors.yml": Contributor,
    "docs/articles/lamp/article.yml": ArticleMetadata,
}


@pytest.fixture(scope="module")
def command() -> list[str]:
    """What starts the server."""
    server = package("yaml-language-server", VERSION)
    return [str(node()), str(server / "bin" / "yaml-language-server"), "--stdio"]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small edition with its schemas."""
    root = draw(tmp_path_factory.mktemp("editor") / "edition", EDITION)
    write_edition_schemas(root)
    return root


@pytest.fixture(scope="module")
def editor(command: list[str], root: Path) -> Iterator[Editor]:
    """An editor that knows nothing but what the files say."""
    with Editor(command, root) as opened:
        yield opened


@pytest.fixture(scope="module")
def vs_code(command: list[str], root: Path) -> Iterator[Editor]:
    """An editor with the settings of .vscode/settings.json, for files without the line."""
    settings = json.loads((REPOSITORY / ".vscode" / "settings.json").read_text("utf-8"))
    schemas = {(root / schema).as_uri(): glob for schema, glob in settings["yaml.schemas"].items()}
    with Editor(command, root, schemas) as opened:
        yield opened


def test_nothing_is_marked_in_a_sound_note(editor: Editor) -> None:
    assert editor.problems(NOTE, LINE + SOUND) == []


@pytest.mark.parametrize(
    ("changed", "marked"),
    [
        (SOUND.replace("title:", "titel:"), "5: .*titel.* not allowed"),
        (SOUND.replace("title: x\n", ""), '2: Missing property "title"'),
        (SOUND.replace("[almanac]", "[almanack]"), "7: No register has this id"),
        (SOUND.replace("[keeper]", "[keper]"), "8: No register has this id"),
        (SOUND.replace("id: a", "id: Not An Id"), "2: .*pattern"),
        (SOUND.replace("context", "contxt"), "3: "),
        (SOUND + "prominence: high\n", '9: .*"core", "further"'),
        (SOUND + "title: z\n", "9: .*unique"),
    ],
)
def test_errors_are_marked(editor: Editor, changed: str, marked: str) -> None:
    problems = editor.problems(f"annotations/lamp/{abs(hash(changed))}.yml", LINE + changed)
    assert any(re.match(marked, problem) for problem in problems), problems


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_keys_of_each_kind_are_completed(editor: Editor, kind: str) -> None:
    offered = editor.completions(f"annotations/lamp/keys-{kind}.yml", f"{LINE}id: a\nkind: {kind}\n|")
    fields = ordered_fields(KINDS[kind])
    assert offered.keys() >= fields.keys() - {"id", "kind"}
    assert all(offered[key] == info.description for key, info in fields.items() if key in offered)


def test_an_empty_note_is_begun_with_any_key(editor: Editor) -> None:
    assert {"id", "kind", "quote", "note"} <= editor.completions(
        "annotations/lamp/empty.yml", LINE + "|"
    ).keys()


def test_the_kinds_are_completed(editor: Editor) -> None:
    assert set(KINDS) <= editor.completions("annotations/lamp/kind.yml", LINE + "id: a\nkind: |\n").keys()


@pytest.mark.parametrize(
    ("text", "identifier", "stands_for"),
    [
        ("kind: glossary\nterm: |\n", "wick", "Wick: The cord of a lamp."),
        ("kind: variant\nwitness: |\n", "draft", "The first draft"),
        ("kind: context\nsources:\n  - |\n", "almanac", "The lamp almanac"),
        ("kind: context\nsources:\n  - id: |\n", "almanac", "The lamp almanac"),
        ("kind: context\nby: [|]\n", "keeper", "The keeper"),
    ],
)
def test_ids_are_completed_with_what_they_stand_for(
    editor: Editor, text: str, identifier: str, stands_for: str
) -> None:
    offered = editor.completions(f"annotations/lamp/{abs(hash(text))}.yml", LINE + text)
    assert offered.get(identifier) == stands_for


@pytest.mark.parametrize("name", FILES)
def test_every_field_is_explained(vs_code: Editor, name: str) -> None:
    """Of notes, registers and articles, at any depth; also where no line names the schema."""
    model = FILES[name]
    entry, explained = sample(model)
    text = note_text(entry, "x").partition("\n")[2]
    is_list = model in (Term, Entity, Source, Contributor)
    text = re.sub(r"(?m)^", "  ", text).replace("  ", "- ", 1).rstrip(" ") if is_list else text
    vs_code.problems(name, text)
    lines = text.split("\n")
    for key, descriptions in explained:
        at = next(n for n, line in enumerate(lines) if re.match(rf"[ -]*{key}:", line))
        said = vs_code.hover(name, at, lines[at].index(key) + 1)
        assert any(description in said for description in descriptions), (key, said, text)
        lines[at] = ""


def test_nothing_is_marked_in_the_files_of_this_edition(command: list[str]) -> None:
    paths = sorted((REPOSITORY / "annotations").rglob("*.yml"))
    assert len(paths) > 80
    files = {path.relative_to(REPOSITORY).as_posix(): path.read_text("utf-8") for path in paths}
    with Editor(command, REPOSITORY) as editor:
        marked = editor.problems_of(files)
    assert not {name: found for name, found in marked.items() if found}

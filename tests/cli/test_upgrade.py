"""`variorum upgrade`: what `init` wrote follows the engine, and nothing of the editors' is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from variorum.editing import starter as starter_module
from variorum.editing.called_workflows import FORGEJO, GITHUB, GITLAB
from variorum.editing.engine_requirement import Engine
from variorum.editing.starter import FOLDER, LIST, Starter
from variorum.version import VERSION

TEXT = "The lamp\n\nNobody had lit it.\n"
OLD, NEW = "variorum==0.1.0", "variorum==0.2.0"
WORKFLOW, GUIDE = ".github/workflows/check.yml", "README.md"


@pytest.fixture
def edition(tmp_path: Path, variorum: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An edition that was begun with an older engine."""
    (tmp_path / "lamp.txt").write_text(TEXT, "utf-8")
    root = tmp_path / "lamp"
    done = variorum("init", tmp_path / "lamp.txt", root, "--no-ask", "--engine", OLD)
    assert done.exit_code == 0, done.output
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def newer(edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files of a newer engine than that of `edition`: two differ, and there is one more."""
    folder = tmp_path / "newer"
    for path in FOLDER.rglob("*"):
        if path.is_file():
            target = folder / path.relative_to(FOLDER)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    for name in ("dot-github/workflows/check.yml", "README.md.template"):
        (folder / name).write_bytes((folder / name).read_bytes() + b"# newer\n")
    (folder / "dot-new").write_bytes(b"new\n")
    monkeypatch.setattr(starter_module, "FOLDER", folder)
    return folder


def contents(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def changed(before: dict[str, bytes], root: Path) -> set[str]:
    after = contents(root)
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def test_with_the_same_engine_nothing_changes(edition: Path, variorum: Run) -> None:
    before = contents(edition)
    done = variorum("upgrade", "--engine", OLD)
    assert (done.exit_code, done.stdout) == (0, "")
    assert changed(before, edition) == set()


@pytest.mark.usefixtures("newer")
def test_what_nobody_changed_follows(edition: Path, variorum: Run) -> None:
    before = contents(edition)
    assert variorum("upgrade", "--engine", NEW, "--yes").exit_code == 0
    assert changed(before, edition) == {WORKFLOW, GUIDE, ".new", "requirements.txt", LIST}
    assert (edition / "requirements.txt").read_text("utf-8") == f"{NEW}\n"
    again = contents(edition)
    assert variorum("upgrade", "--engine", NEW).exit_code == 0
    assert changed(again, edition) == set()


@pytest.mark.usefixtures("newer")
def test_what_an_editor_changed_is_shown_and_kept_and_shown_once(edition: Path, variorum: Run) -> None:
    own = b"name: Ours\n"
    (edition / WORKFLOW).write_bytes(own)
    (edition / ".editorconfig").write_bytes(own)
    done = variorum("upgrade", "--engine", NEW)
    assert done.exit_code == 0
    assert f"{WORKFLOW} was changed here and stays as it is." in done.stderr
    assert "+# newer" in done.stdout
    assert ".editorconfig" not in done.output
    assert (edition / WORKFLOW).read_bytes() == (edition / ".editorconfig").read_bytes() == own
    assert WORKFLOW not in variorum("upgrade", "--engine", NEW).output


@pytest.mark.usefixtures("newer")
def test_what_an_editor_deleted_stays_deleted(edition: Path, variorum: Run) -> None:
    (edition / WORKFLOW).unlink()
    for _ in range(2):
        assert variorum("upgrade", "--engine", NEW).exit_code == 0
        assert not (edition / WORKFLOW).exists()


@pytest.mark.usefixtures("newer")
def test_a_dry_run_writes_nothing(edition: Path, variorum: Run) -> None:
    before = contents(edition)
    done = variorum("upgrade", "--engine", NEW, "--dry-run")
    assert f"+{NEW}" in done.stdout
    assert changed(before, edition) == set()


@pytest.mark.usefixtures("newer")
def test_without_a_list_all_that_differs_is_the_editors(edition: Path, variorum: Run) -> None:
    (edition / LIST).unlink()
    before = contents(edition)
    done = variorum("upgrade", "--engine", NEW)
    assert done.exit_code == 0
    assert "nobody knows what `variorum init` wrote" in done.stderr
    assert changed(before, edition) == {".new", LIST}
    for name in (WORKFLOW, GUIDE, "requirements.txt"):
        assert f"{name} was changed here" in done.stderr


@pytest.mark.parametrize(
    "content",
    ["", "[]", "[" * 100_000, '{"sums": {"a": 1}}', '{"sums": {"../x": "0"}}', "\0"],
    ids=["empty", "list", "deep", "number", "outside", "null"],
)
def test_a_list_that_is_none_is_refused_in_a_sentence(edition: Path, variorum: Run, content: str) -> None:
    (edition / LIST).write_text(content, "utf-8")
    done = variorum("upgrade", "--engine", NEW)
    assert done.exit_code == 2
    assert "Restore it from git, or delete it." in done.stderr


def test_no_list_can_name_a_file_outside(edition: Path, variorum: Run) -> None:
    victim = edition.parent / "wheels" / "x"
    victim.parent.mkdir()
    victim.write_bytes(b"")
    listed = json.loads((edition / LIST).read_text("utf-8"))
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    for name in ("wheels/../../wheels/x", "/etc/passwd"):
        listed["sums"] = {name: empty}
        (edition / LIST).write_text(json.dumps(listed), "utf-8")
        assert variorum("upgrade", "--engine", NEW).exit_code == 2
    assert victim.exists()


def test_init_and_upgrade_take_the_repository(
    tmp_path: Path, variorum: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = tmp_path / "lamp.txt"
    text.write_text("The lamp\n\nNobody had lit it.\n", "utf-8")
    root = tmp_path / "lamp"
    named = ("--engine-repository", "https://github.com/someone/variorum@v0.0.9")
    done = variorum("init", text, root, "--no-ask", "--engine", "variorum==0.0.9", *named)
    assert done.exit_code == 0, done.output
    check = root / GITHUB / "check.yml"
    assert f"someone/variorum/{GITHUB}/edition-check.yml@v0.0.9" in check.read_text("utf-8")

    # A newer engine is told of nothing: the address is known, and the version is its own.
    monkeypatch.chdir(root)
    done = variorum("upgrade", "--engine", f"variorum=={VERSION}", "--yes")
    assert done.exit_code == 0, done.output
    assert f"edition-check.yml@v{VERSION}" in check.read_text("utf-8")
    assert variorum("upgrade", "--engine", f"variorum=={VERSION}").stdout == ""

    # Another forge: what the first one called is written out again, and what only it needed goes.
    named = ("--engine-repository", "https://gitlab.com/someone/variorum")
    assert variorum("upgrade", "--engine", f"variorum=={VERSION}", "--yes", *named).exit_code == 0
    assert check.read_bytes() == Starter("", "").files(Engine(""))[f"{GITHUB}/check.yml"]
    assert not (root / FORGEJO / "check.yml").exists()
    assert (root / GITLAB).read_text("utf-8").count("include:") == 1
    refused = variorum("upgrade", "--engine-repository", "https://forge.example/a/b")
    assert refused.exit_code == 2
    assert "is not known as a host" in refused.stderr

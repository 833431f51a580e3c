"""An edition calls the workflows of the engine's repository where its forge allows that."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.forge.test_workflows import OURS, actionlint, zizmor
from tests.forge.workflow import workflow
from tests.site.building import REPOSITORY
from variorum.editing.called_workflows import (
    FORGEJO,
    GITHUB,
    GITLAB,
    PERMISSIONS,
    PIPELINE,
    reusable_name,
    with_calls,
)
from variorum.editing.engine_repository import NoForge, repository_at, repository_in
from variorum.editing.engine_requirement import Engine
from variorum.editing.starter import Starter
from variorum.version import VERSION

COMMIT = "4fd2ac0b" * 5
WRITTEN = Starter("A site", "lamp").files(Engine("variorum==1.0"))
ON_GITHUB = f"variorum @ git+https://github.com/someone/variorum.git@{COMMIT}"


def made(requirement: str) -> dict[str, bytes]:
    return Starter("A site", "lamp").files(Engine(requirement))


def read(content: bytes, folder: Path) -> dict[str, Any]:
    (folder / "read.yml").write_bytes(content)
    return workflow(folder / "read.yml")


@pytest.mark.parametrize(
    ("requirement", "forge", "path"),
    [
        (ON_GITHUB, "github", "someone/variorum"),
        (f"variorum @ git+https://gitlab.com/a/b/variorum@{COMMIT}", "gitlab", "a/b/variorum"),
        (f"variorum @ git+https://gitlab.school.example/a/variorum.git@{COMMIT}", "gitlab", "a/variorum"),
        (f"variorum @ git+https://codeberg.org/a/variorum@{COMMIT}", "forgejo", "a/variorum"),
    ],
)
def test_a_public_repository_is_known_by_its_host(requirement: str, forge: str, path: str) -> None:
    repository = repository_in(requirement)
    assert repository
    assert (repository.forge, repository.path, repository.ref) == (forge, path, COMMIT)


@pytest.mark.parametrize(
    "requirement",
    [
        "variorum==1.0",
        "--find-links wheels\nvariorum==1.0+w0123",
        "variorum @ https://github.com/someone/variorum/archive/x.zip",
        f"variorum @ git+ssh://git@github.com/someone/variorum@{COMMIT}",
        f"variorum @ git+https://me:secret@github.com/someone/variorum@{COMMIT}",
        f"variorum @ git+https://github.school.example/someone/variorum@{COMMIT}",
        f"variorum @ git+https://forge.example/someone/variorum@{COMMIT}",
        f"variorum @ git+https://github.com/someone/texts@{COMMIT}#subdirectory=engine",
        f"variorum @ git+file:///srv/variorum@{COMMIT}",
    ],
)
def test_otherwise_the_workflows_are_written_out(requirement: str) -> None:
    assert repository_in(requirement) is None
    files = made(requirement)
    assert {name: files[name] for name in WRITTEN if name != "requirements.txt"} == {
        name: content for name, content in WRITTEN.items() if name != "requirements.txt"
    }
    assert files.keys() == WRITTEN.keys()


@pytest.mark.parametrize("name", PERMISSIONS)
@pytest.mark.parametrize(
    ("host", "folder", "where"),
    [
        ("github.com", GITHUB, "someone/variorum"),
        ("codeberg.org", FORGEJO, "https://codeberg.org/someone/variorum"),
    ],
)
def test_a_workflow_is_called_when_it_ran_and_with_what_it_needs(
    name: str, host: str, folder: str, where: str, tmp_path: Path
) -> None:
    files = made(ON_GITHUB.replace("github.com", host))
    call = read(files[f"{folder}/{name}.yml"], tmp_path)
    written = read(WRITTEN[f"{GITHUB}/{name}.yml"], tmp_path)
    for key in ("name", "on", "permissions", "concurrency"):
        assert call[key] == written[key]
    (job,) = call["jobs"].values()
    assert job["uses"] == f"{where}/{GITHUB}/{reusable_name(name)}@{COMMIT}"
    # A job that is called gets no more than the calling one has.
    needed: dict[str, str] = {}
    for of in written["jobs"].values():
        asked = of.get("permissions", written["permissions"] or {})
        needed |= {key: value for key, value in dict(asked).items() if needed.get(key) != "write"}
    assert job["permissions"] == needed
    # What calls is small: all that may have to be mended lies in the engine's repository.
    assert "steps" not in job


def test_on_other_forges_the_workflows_stay_written_out() -> None:
    files = made(ON_GITHUB)
    assert files[GITLAB] == WRITTEN[GITLAB]
    # Forgejo would look on its own host for what GitHub's files call.
    for name in PERMISSIONS:
        assert files[f"{FORGEJO}/{name}.yml"] == WRITTEN[f"{GITHUB}/{name}.yml"]


def test_on_gitlab_the_pipeline_is_included(tmp_path: Path) -> None:
    files = made(ON_GITHUB.replace("github.com", "gitlab.com"))
    address = f"https://gitlab.com/someone/variorum/-/raw/{COMMIT}/{PIPELINE}"
    assert read(files[GITLAB], tmp_path) == {"include": [{"remote": address}]}
    assert (REPOSITORY / PIPELINE).read_bytes() == WRITTEN[GITLAB]
    assert files.keys() == WRITTEN.keys()


@pytest.mark.parametrize("name", PERMISSIONS)
def test_what_is_called_does_what_was_written_out(name: str, tmp_path: Path) -> None:
    called = workflow(OURS / "workflows" / reusable_name(name))
    written = read(WRITTEN[f"{GITHUB}/{name}.yml"], tmp_path)
    assert list(called["on"]) == ["workflow_call"]
    assert called["jobs"] == written["jobs"]
    # Two of one group would wait for each other.
    assert "concurrency" not in called


def test_zizmor_finds_no_hole_in_the_calls(tmp_path: Path) -> None:
    folder = tmp_path / GITHUB
    folder.mkdir(parents=True)
    for name in PERMISSIONS:
        (folder / f"{name}.yml").write_bytes(made(ON_GITHUB)[f"{GITHUB}/{name}.yml"])
    said = zizmor(tmp_path)
    assert said.returncode == 0, said.stdout


@pytest.mark.slow
def test_actionlint_finds_nothing_in_the_calls(tmp_path: Path) -> None:
    for name in PERMISSIONS:
        (tmp_path / f"{name}.yml").write_bytes(made(ON_GITHUB)[f"{GITHUB}/{name}.yml"])
        shutil.copyfile(OURS / "workflows" / reusable_name(name), tmp_path / reusable_name(name))
    said = actionlint(tmp_path)
    assert said.returncode == 0, said.stdout + said.stderr


@pytest.mark.parametrize(
    ("given", "ref"),
    [
        ("https://github.com/someone/variorum", f"v{VERSION}"),
        ("https://github.com/someone/variorum.git/", f"v{VERSION}"),
        ("https://github.com/someone/variorum@main", "main"),
        (f"https://github.com/someone/variorum.git@{COMMIT}", COMMIT),
    ],
)
def test_the_repository_can_be_named(given: str, ref: str) -> None:
    repository = repository_at(given)
    assert (repository.address, repository.ref) == ("https://github.com/someone/variorum", ref)


@pytest.mark.parametrize(
    "given",
    [
        "",
        "variorum",
        "git@github.com:someone/variorum.git",
        "http://github.com/someone/variorum",
        "https://me@github.com/someone/variorum",
        "https://github.com/someone",
        "https://github.com/a/b/c",
        "https://github.com/someone/vari orum",
        "https://github.com/someone/variorum@a b",
        "https://github.com/someone/variorum@x\n  evil: true",
        "https://forge.example/someone/variorum",
        "https://github.com.evil.example/someone/variorum",
    ],
)
def test_what_is_no_repository_on_a_forge_is_refused(given: str) -> None:
    with pytest.raises(NoForge):
        repository_at(given)


def test_calls_change_nothing_else() -> None:
    repository = repository_at("https://github.com/someone/variorum")
    files = with_calls(WRITTEN, repository)
    changed = {name for name in files if files[name] != WRITTEN.get(name)}
    assert changed == {f"{folder}/{name}.yml" for folder in (GITHUB, FORGEJO) for name in PERMISSIONS}

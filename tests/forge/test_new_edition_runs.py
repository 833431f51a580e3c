"""A new edition is green for whoever clones it, on each forge, where no index knows the engine."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.forge.test_gitlab import git
from tests.forge.workflow import BASH, Runner, workflow
from tests.site.building import PYTHON, environment, run
from tests.site.drawing import ARTICLE, NOTE

pytestmark = pytest.mark.slow

INSTALLS_WITHIN = 900
"""Seconds; all packages come from an index."""


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new edition, in a clone of a repository that had a README, a licence and rules, on `master`."""
    root = tmp_path_factory.mktemp("new") / "an edition"
    root.mkdir()
    git(root, "init", "--quiet", "--initial-branch=master")
    (root / "README.md").write_text("# Ours\n", "utf-8")
    (root / "LICENSE").write_text("All of it.\n", "utf-8")
    (root / ".gitignore").write_text("*.tmp", "utf-8")
    (root / "lamp.txt").write_text(ARTICLE, "utf-8")
    done = run(PYTHON, "-m", "variorum", "init", "lamp.txt", ".", "--no-ask", cwd=root)
    assert done.returncode == 0, done.stderr
    assert "EDITION.md" in done.stdout
    (root / "lamp.txt").unlink()
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Begin")
    return root


def test_what_was_there_is_kept(clone: Path) -> None:
    assert (clone / "README.md").read_text("utf-8") == "# Ours\n"
    assert (clone / "LICENSE").read_text("utf-8") == "All of it.\n"
    rules = (clone / ".gitignore").read_text("utf-8").splitlines()
    assert rules[0] == "*.tmp"
    assert "/site/" in rules


def test_it_is_installed_checked_and_built_as_its_readme_says(clone: Path, tmp_path: Path) -> None:
    """In a clean environment: all that the engine needs comes with it."""
    root = tmp_path / "cloned"
    git(tmp_path, "clone", "--quiet", str(clone), str(root))
    (commands,) = re.findall(r"```sh\n(python3.*?)```", (root / "EDITION.md").read_text("utf-8"), re.DOTALL)
    lines = [line for line in commands.splitlines() if "serve" not in line]
    lines += [".venv/bin/variorum check", ".venv/bin/mkdocs build --strict"]
    lines += [".venv/bin/variorum new 'Outside it rained' --kind context --title T --note N --by editors"]
    lines += [".venv/bin/variorum check", ".venv/bin/variorum format --check"]
    done = subprocess.run(
        [*BASH, "\n".join(lines)], cwd=root, env=environment(), capture_output=True, text=True,
        timeout=INSTALLS_WITHIN, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert (root / "site/articles/the-lamp/index.html").is_file()


def test_each_command_of_its_workflows_is_green_on_github(clone: Path, tmp_path: Path) -> None:
    """Forgejo runs the same files."""
    runner = Runner(tmp_path, installs=True)
    for name in ("base", "head"):
        git(tmp_path, "clone", "--quiet", str(clone), str(runner.workspace / name))
    (runner.workspace / "head/annotations/the-lamp/who-lit-it.yml").write_text(NOTE, "utf-8")
    runner.run(workflow(clone / ".github/workflows/check.yml")["jobs"]["notes"])
    assert set(runner.statuses.values()) == {0}, runner.logs
    assert "Install" in runner.statuses
    assert runner.read("output") == "code=false\n"

    for file, job, made in (
        ("check", "code", "site/articles/the-lamp/index.html"),
        ("publish", "build", "site/articles/the-lamp/index.html"),
        ("release", "pack", "packed/edition.zip"),
    ):
        other = Runner(tmp_path / job, installs=True)
        git(tmp_path, "clone", "--quiet", str(clone), str(other.workspace / "x"))
        for path in (other.workspace / "x").iterdir():
            path.rename(other.workspace / path.name)
        of = workflow(clone / f".github/workflows/{file}.yml")["jobs"][job]
        for step in of["steps"]:
            step["env"] = {k: v for k, v in step.get("env", {}).items() if "${{" not in v}
        other.run(of)
        assert set(other.statuses.values()) == {0}, other.logs
        assert (other.workspace / made).is_file()


def test_it_is_published_from_a_branch_of_any_name(clone: Path) -> None:
    read = workflow(clone / ".github/workflows/publish.yml")
    assert read["on"]["push"]["branches"] == ["**"]
    assert read["jobs"]["build"]["if"] == "github.ref_name == github.event.repository.default_branch"
    # A run for another branch must not take the place of one that waits.
    assert "github.ref" in read["concurrency"]["group"]


@pytest.mark.parametrize("job", ["notes", "pages"])
def test_each_command_of_its_pipeline_is_green_on_gitlab(clone: Path, tmp_path: Path, job: str) -> None:
    runner = Runner(tmp_path, installs=True)
    project = runner.workspace / "project"
    git(tmp_path, "clone", "--quiet", str(clone), str(project))
    base = git(project, "rev-parse", "HEAD")
    (project / "annotations/the-lamp/who-lit-it.yml").write_text(NOTE, "utf-8")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", "Request")
    of = workflow(clone / ".gitlab-ci.yml")[job]
    known = {name: value.replace("$CI_PROJECT_DIR", str(project)) for name, value in of["variables"].items()}
    done = subprocess.run(
        [*BASH, "\n".join(of["script"])],
        cwd=project,
        env={
            **environment(**{name: value for name, value in known.items() if "$" not in value}),
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
            "CI_PROJECT_DIR": str(project),
            **runner.installing,
        },
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_environments_would_have_no_engine_of_their_own(tmp_path: Path) -> None:
    runner = Runner(tmp_path, installs=True)
    line = f"python -m venv {tmp_path}/venv; {tmp_path}/venv/bin/python -c 'import yaml, variorum'"
    done = subprocess.run(
        [*BASH, line], env={**environment(), **runner.installing}, capture_output=True, text=True,
        timeout=60, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert "No module named 'variorum'" in done.stderr
    assert sys.executable

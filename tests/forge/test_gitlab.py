"""GitLab's pipeline does what the workflows do: it is well formed, and its script is run here."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.forge.pull_request import check_out_base, make_hostile
from tests.forge.workflow import BASH, Runner, workflow
from tests.site.building import REPOSITORY, environment
from variorum.editing.starter import FOLDER as STARTER

PIPELINES = {"ours": REPOSITORY / ".gitlab-ci.yml", "new": STARTER / "dot-gitlab-ci.yml"}
GLOBAL = {"default", "variables", "workflow"}
AUTHOR = ("-c", "user.name=A", "-c", "user.email=a@a.example")


def git(root: Path, *words: str) -> str:
    command = ["git", *AUTHOR, *words]
    return subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout.strip()


@pytest.mark.parametrize("name", PIPELINES)
def test_every_job_says_when_it_runs_and_what(name: str) -> None:
    read = workflow(PIPELINES[name])
    jobs = {job: of for job, of in read.items() if job not in GLOBAL}
    assert {"notes", "pages"} <= jobs.keys()
    for of in jobs.values():
        assert of["rules"]
        assert all(isinstance(line, str) for line in of["script"])
    assert jobs["notes"]["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]
    assert jobs["pages"]["artifacts"]["paths"] == ["public"]
    assert {"SITE_URL", "REPO_URL"} <= jobs["pages"]["variables"].keys()
    assert read["variables"]["GIT_DEPTH"] == "0"
    assert "--strict" in jobs["pages"]["script"][-1]


def test_a_new_edition_has_our_pipeline_but_for_how_it_gets_the_engine() -> None:
    ours, theirs = (workflow(path) for path in PIPELINES.values())
    for read in (ours, theirs):
        for job in ("code", "plugins"):
            read.pop(job, None)
        for job in ("notes", "pages"):
            read[job]["variables"].pop("PYTHONPATH", None)
            read[job]["script"] = [line for line in read[job]["script"] if "pip" not in line]
    assert theirs == ours


@pytest.mark.slow
@pytest.mark.parametrize("is_hostile", [False, True])
def test_nothing_of_a_merge_request_is_run(tmp_path: Path, is_hostile: bool) -> None:
    runner = Runner(tmp_path)
    project = check_out_base(runner.workspace / "project")
    git(project, "init", "--quiet")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", "Base")
    base = git(project, "rev-parse", "HEAD")
    (project / "annotations/lamp/rain.yml").unlink()
    if is_hostile:
        make_hostile_and_keep(project)
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", "Request")

    job: dict[str, Any] = workflow(PIPELINES["ours"])["notes"]
    work = Path(f"{project}.work")
    work.mkdir()
    (work / "venv").symlink_to(runner.temporary / "venv")
    script = [line for line in job["script"] if "pip" not in line and "-m venv" not in line]
    known = {name: value.replace("$CI_PROJECT_DIR", str(project)) for name, value in job["variables"].items()}
    done = subprocess.run(
        [*BASH, "\n".join(script)],
        cwd=project,
        env={
            **environment(**known),
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
            "CI_PROJECT_DIR": str(project),
            "MARKERS": str(runner.markers),
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == is_hostile, done.stderr
    assert runner.ran == []
    summary = (project / "summary.md").read_text("utf-8")
    assert "1 removed" in summary
    assert ("more than notes and texts" in summary) == is_hostile
    report = json.loads((project / "gl-code-quality-report.json").read_text("utf-8"))
    assert [told["location"]["path"] for told in report] == (
        ["annotations/lamp/conftest.py", "annotations/yaml.py"] if is_hostile else []
    )
    assert (project / "preview/articles/lamp/index.html").is_file()


@pytest.mark.parametrize(
    ("path", "is_code"),
    [
        *((f"annotations/{of}", False) for of in ("lamp/x.yml", "ids.yml", "a/b/c")),
        ("docs/articles/lamp/x.png", False),
        *((of, True) for of in ("new/x.py", "docs/x.md", "docs/a/b.md", "docs/articles.md", "x", ".x/y")),
        ("annotations.yml", True),
    ],
)
def test_whatever_is_neither_note_nor_text_is_tested_as_code(
    tmp_path: Path, path: str, is_code: bool
) -> None:
    (tmp_path / ".ci").mkdir()
    (tmp_path / ".ci/run").write_text("#!/bin/sh\necho tested\n", "utf-8")
    (tmp_path / ".ci/run").chmod(0o755)
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "Base")
    base = git(tmp_path, "rev-parse", "HEAD")
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text("x", "utf-8")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "Request")
    (script,) = workflow(PIPELINES["ours"])["code"]["script"]
    done = subprocess.run(
        [*BASH, script], cwd=tmp_path, env=environment(CI_MERGE_REQUEST_DIFF_BASE_SHA=base),
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert ("tested" in done.stdout) == is_code


def make_hostile_and_keep(project: Path) -> None:
    """Make the request hostile; its note that was removed stays removed."""
    (project / "annotations/lamp/rain.yml").touch()
    make_hostile(project)
    (project / "annotations/lamp/rain.yml").unlink()
    shutil.rmtree(project / "hooks" / "variorum" / "__pycache__", ignore_errors=True)

"""A site that is built in parts by jobs of a forge: a workflow of the starter, jobs in the documents."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.forge.workflow import BASH, Runner, workflow
from tests.site.building import REPOSITORY, environment, files_of
from tests.site.drawing import ARTICLE, NOTE, draw
from variorum.editing.starter import FOLDER as STARTER

WORKFLOW = STARTER / "dot-github/workflows/publish-in-parts.yml"
PUBLISH = STARTER / "dot-github/workflows/publish.yml"
PAGE = REPOSITORY / "docs/large-editions.md"
FILES = {
    "docs/articles/lamp/article.txt": ARTICLE,
    "docs/articles/night/article.txt": ARTICLE,
    "docs/articles/night/article.yml": "title: A night\n",
    "annotations/lamp/note.yml": NOTE,
}


def gitlab_jobs() -> dict[str, Any]:
    """Return the jobs that the documents show."""
    (written,) = re.findall(r"```yaml\n(part:.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    jobs: dict[str, Any] = yaml.load(written, Loader=yaml.BaseLoader)
    return jobs


def test_the_workflow_is_off_until_somebody_runs_it() -> None:
    assert workflow(WORKFLOW)["on"] == {"workflow_dispatch": ""}


def test_it_publishes_as_the_usual_workflow_does() -> None:
    jobs, usual = workflow(WORKFLOW)["jobs"], workflow(PUBLISH)["jobs"]
    assert jobs["deploy"] == {**usual["deploy"], "needs": "join"}
    assert jobs["join"]["needs"] == "part"
    steps = {step["name"]: step for step in jobs["part"]["steps"]}
    for step in usual["build"]["steps"][:4]:
        assert steps[step["name"]] == step
    (build,) = [step for step in usual["build"]["steps"] if step["name"] == "Build"]
    assert build["env"].items() < steps["Build the part"]["env"].items()
    assert jobs["part"]["permissions"] == usual["build"]["permissions"]


def test_the_numbers_of_the_parts_are_all_there() -> None:
    part = workflow(WORKFLOW)["jobs"]["part"]
    numbers = part["strategy"]["matrix"]["part"]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    (build,) = [step for step in part["steps"] if "--part" in step.get("run", "")]
    assert build["env"]["PART"] == "${{ matrix.part }}/${{ strategy.job-total }}"


def test_gitlab_builds_with_what_it_publishes_with() -> None:
    jobs, usual = gitlab_jobs(), workflow(STARTER / "dot-gitlab-ci.yml")["pages"]
    assert jobs["part"]["variables"] == usual["variables"]
    assert jobs["part"]["rules"] == jobs["pages"]["rules"] == usual["rules"]
    assert jobs["pages"]["artifacts"] == usual["artifacts"]
    assert jobs["pages"]["needs"] == ["part"]


@pytest.mark.slow
def test_the_steps_of_the_workflow_make_the_site(tmp_path: Path) -> None:
    runner = Runner(tmp_path / "runner")
    draw(runner.workspace, FILES)
    jobs = workflow(WORKFLOW)["jobs"]
    for number in ("1", "2"):
        known = {"EDIT_URI": "edit/main/docs/", "PART": f"{number}/2", "SITE_URL": "https://here.example/"}
        for step in jobs["part"]["steps"]:
            step.get("env", {}).update(known)
        runner.run(jobs["part"])
        assert set(runner.statuses.values()) == {0}, runner.logs
        shutil.copytree(runner.workspace / "part", runner.workspace / f"parts/part-{number}")
    runner.run(jobs["join"])
    assert set(runner.statuses.values()) == {0}, runner.logs
    site = files_of(runner.workspace / "site")
    assert {"index.html", "articles/lamp/index.html", "articles/night/index.html"} <= site.keys()


@pytest.mark.slow
def test_the_jobs_of_gitlab_make_the_site(tmp_path: Path) -> None:
    root = draw(tmp_path / "edition", FILES)
    (root / ".venv").symlink_to(sys.prefix)
    jobs = gitlab_jobs()
    for name, known in (
        ("part", {"CI_NODE_INDEX": "1", "CI_NODE_TOTAL": "2"}),
        ("part", {"CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "2"}),
        ("pages", {}),
    ):
        script = [line for line in jobs[name]["script"] if "pip" not in line and "-m venv" not in line]
        done = subprocess.run(
            [*BASH, "\n".join(script)], cwd=root, env=environment(**known), capture_output=True, text=True,
            timeout=240, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
    assert "articles/night/index.html" in files_of(root / "public")

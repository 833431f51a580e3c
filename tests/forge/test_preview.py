"""The comment on a pull request is made of one file that anybody may have forged: its steps are run here."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from copy import deepcopy
from pathlib import Path

import pytest

from tests.forge.workflow import Runner, workflow
from tests.site.building import REPOSITORY
from variorum.comparing.changed import Comparison, NoteInWords, as_json

JOB = workflow(REPOSITORY / ".github" / "workflows" / "preview.yml")["jobs"]["summarise"]
FIND, WRITE = "Find the pull request and what was kept of it", "Write the comment"
SHA = "0" * 40
LARGEST_COMMENT = 65_536
"""Signs that GitHub takes."""
# What `gh api` would answer, by what it is asked for; what is in `fails` it does not answer.
GH = """\
#!/bin/bash
filter=.
for ((n = 1; n < $#; n++)); do next=$((n + 1)); [[ "${!n}" == --jq ]] && filter="${!next}"; done
if [[ -s "$ANSWERS/fails" && "$*" == *"$(cat "$ANSWERS/fails")"* ]]; then echo "gh: HTTP 502" >&2; exit 1; fi
case "$*" in
  *"/pulls/7/files"*) jq --compact-output --raw-output "$filter" "$ANSWERS/files" ;;
  *"/pulls/7"*) cat "$ANSWERS/pull" ;;
  *"/pulls "*) cat "$ANSWERS/pulls" ;;
  *"/zip"*) cat "$ANSWERS/summary.zip" ;;
  *"/artifacts?"*) cat "$ANSWERS/artifacts" ;;
  *) echo "asked for: $*" >&2; exit 1 ;;
esac
"""
HOSTILE = "@everyone #1 [x](https://evil.example) <img src=x onerror=alert(1)> ```\n## A heading\n|a|"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not shutil.which("jq") or not shutil.which("unzip"), reason="jq and unzip are missing"
    ),
]


def told(number: int) -> NoteInWords:
    return NoteInWords(
        id=f"note-{number}",
        article=HOSTILE,
        kind=HOSTILE,
        file=HOSTILE,
        headline=HOSTILE,
        passage=HOSTILE,
        paragraph=1,
        details=((HOSTILE, HOSTILE),),
        text=HOSTILE * 50,
        written=HOSTILE,
        sources=(HOSTILE,),
        reviewed=False,
        withdrawn="",
    )


def comparison(notes: int) -> str:
    return as_json(
        Comparison(
            readings=(),
            removed=(),
            broken=(),
            withdrawn=(),
            changed=(),
            added=tuple(map(told, range(notes))),
            entries=(),
            problems_before=0,
            problems_after=1,
        )
    )


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """What the forge answers: a pull request of notes alone, and the artefacts of its check."""
    folder = tmp_path / "answers"
    (folder / "bin").mkdir(parents=True)
    (folder / "bin/gh").write_text(GH, "utf-8")
    (folder / "bin/gh").chmod(0o755)
    (folder / "pulls").write_text(json.dumps([{"number": 7, "head": {"sha": SHA}}]), "utf-8")
    changes(folder, ["annotations/tale/lamp.yml"])
    artifacts = [{"name": "summary", "size_in_bytes": 900, "id": 11}, {"name": "preview", "id": 12}]
    (folder / "artifacts").write_text(json.dumps({"artifacts": artifacts}), "utf-8")
    return folder


def changes(answers: Path, names: list[str], *, number: int | None = None, sha: str = SHA) -> None:
    """Let the pull request change these files; `number` is how many the forge says that it changes."""
    (answers / "files").write_text(json.dumps([{"filename": name} for name in names]), "utf-8")
    pull = {"number": 7, "head": {"sha": sha}, "changed_files": len(names) if number is None else number}
    (answers / "pull").write_text(json.dumps(pull), "utf-8")


def summarise(runner: Runner, answers: Path) -> str:
    """Run the steps of the job, each with what those before it gave out; return the comment."""
    job = deepcopy(JOB)
    job["env"]["PATH"] = f"{answers / 'bin'}{os.pathsep}{os.environ['PATH']}"
    job["env"]["ANSWERS"] = str(answers)
    job["env"]["PYTHONPATH"] = str(REPOSITORY / "hooks")
    steps = {step["name"]: step for step in job["steps"]}
    steps[FIND]["env"] |= {"HEAD_SHA": SHA, "RUN": "5"}
    runner.run(job, FIND)
    if runner.statuses[FIND]:
        return ""
    given = dict(line.split("=", 1) for line in runner.read("output").splitlines())
    steps[WRITE]["env"] = {
        "OTHERS": given.get("others", ""),
        "PREVIEW": given.get("preview", ""),
        "RUN_ADDRESS": "https://forge.example/run",
    }
    if "number" in given:
        runner.run(job, WRITE)
    comment = runner.temporary / "comment.md"
    return comment.read_text("utf-8") if comment.exists() else ""


def put_in(answers: Path, files: dict[str, str]) -> None:
    with zipfile.ZipFile(answers / "summary.zip", "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)


def outside_code(comment: str) -> str:
    """Return what of the comment does not stand in <code>, where a forge leaves words alone."""
    return "".join(part.rpartition("</code>")[2] for part in comment.split("<code>"))


@pytest.mark.parametrize("notes", [1, 500])
def test_the_comment_fits_and_calls_nobody(tmp_path: Path, answers: Path, notes: int) -> None:
    put_in(answers, {"../../evil": "x", "summary.json": comparison(notes)})
    runner = Runner(tmp_path / "runner")
    comment = summarise(runner, answers)
    assert runner.statuses[WRITE] == 0, runner.logs[WRITE]
    assert f"Notes: {notes} added." in comment
    assert "[Preview of the site](https://forge.example/run/artifacts/12)" in comment
    assert len(comment) < LARGEST_COMMENT
    words = outside_code(comment)
    assert not [sign for sign in ("@", "evil", "<img", "```", "A heading", "#1") if sign in words]
    assert not list(tmp_path.rglob("evil"))


def test_of_a_pull_request_that_changes_code_no_preview_is_offered(tmp_path: Path, answers: Path) -> None:
    put_in(answers, {"summary.json": comparison(1)})
    changes(answers, ["annotations/tale/lamp.yml", "hooks/variorum/pipeline.py"])
    comment = summarise(Runner(tmp_path / "runner"), answers)
    assert "changes more than notes and texts" in comment
    assert "Preview" not in comment


@pytest.mark.parametrize(
    "name",
    [
        *("hooks/x\nannotations/y.yml", "x/annotations/y.yml", "docs/articles", "annotations", "new/x.py"),
        *("docs/articles.md", "Annotations/x.yml", ".gitattributes"),
    ],
)
def test_whatever_is_called_otherwise_is_no_note(tmp_path: Path, answers: Path, name: str) -> None:
    put_in(answers, {"summary.json": comparison(1)})
    changes(answers, ["annotations/tale/lamp.yml", name])
    assert "changes more than notes and texts" in summarise(Runner(tmp_path / "runner"), answers)


def test_a_file_that_was_moved_counts_where_it_was(tmp_path: Path, answers: Path) -> None:
    put_in(answers, {"summary.json": comparison(1)})
    moved = [{"filename": "annotations/tale/x.yml", "previous_filename": "hooks/x.py"}]
    (answers / "files").write_text(json.dumps(moved), "utf-8")
    assert "changes more than notes and texts" in summarise(Runner(tmp_path / "runner"), answers)


def test_a_list_that_is_not_whole_is_not_believed(tmp_path: Path, answers: Path) -> None:
    """The forge lists no more than 3,000 files: the one that is code may be the next."""
    put_in(answers, {"summary.json": comparison(1)})
    changes(answers, [f"annotations/tale/n{number}.yml" for number in range(3_000)], number=3_001)
    comment = summarise(Runner(tmp_path / "runner"), answers)
    assert "changes more than notes and texts" in comment
    assert "Preview" not in comment


@pytest.mark.parametrize("what", ["/pulls ", "/files", "/pulls/7", "/zip", "/artifacts?"])
def test_when_the_forge_does_not_answer_nothing_is_written(tmp_path: Path, answers: Path, what: str) -> None:
    put_in(answers, {"summary.json": comparison(1)})
    (answers / "fails").write_text(what, "utf-8")
    runner = Runner(tmp_path / "runner")
    assert summarise(runner, answers) == ""
    assert runner.statuses[FIND] != 0


def test_what_was_pushed_meanwhile_is_not_taken_for_what_was_checked(tmp_path: Path, answers: Path) -> None:
    put_in(answers, {"summary.json": comparison(1)})
    changes(answers, ["annotations/tale/lamp.yml"], sha="1" * 40)
    runner = Runner(tmp_path / "runner")
    assert summarise(runner, answers) == ""
    assert runner.statuses == {FIND: 0}


@pytest.mark.parametrize("written", ["@everyone", '{"version": 1, "body": "@everyone"}', "[" * 6_000_000, ""])
def test_a_forged_summary_makes_no_comment(tmp_path: Path, answers: Path, written: str) -> None:
    put_in(answers, {"summary.json": written})
    runner = Runner(tmp_path / "runner")
    comment = summarise(runner, answers)
    # What is too large ends the pipe before.
    assert runner.statuses[FIND] or runner.statuses[WRITE]
    assert "@everyone" not in comment


@pytest.mark.parametrize("wrong", ["another commit", "too large", "no summary"])
def test_without_an_open_pull_request_and_its_summary_nothing_is_written(
    tmp_path: Path, answers: Path, wrong: str
) -> None:
    put_in(answers, {"summary.json": comparison(1)})
    if wrong == "another commit":
        (answers / "pulls").write_text(json.dumps([{"number": 7, "head": {"sha": "1" * 40}}]), "utf-8")
    else:
        size = {"too large": [{"name": "summary", "size_in_bytes": 3_000_000, "id": 11}], "no summary": []}
        (answers / "artifacts").write_text(json.dumps({"artifacts": size[wrong]}), "utf-8")
    runner = Runner(tmp_path / "runner")
    assert summarise(runner, answers) == ""
    assert runner.statuses == {FIND: 0}

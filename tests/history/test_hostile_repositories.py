"""Nothing that a repository or the caller's environment holds can run, hang or bend the reading."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest

from tests.history.repository import draw, git
from variorum.files.layout import Layout
from variorum.files.walk import read_tree
from variorum.history.git import Repository
from variorum.history.log_format import read_log
from variorum.history.read_history import read_history
from variorum.model.history import History

LAMP = "annotations/tale/lamp.yml"
COMMITS = [
    {
        "says": "Add",
        "write": {LAMP: "{id: lamp, kind: context, note: Oil.}\n", ".gitattributes": "* diff=x\n"},
    },
    {"says": "Reword", "write": {LAMP: "{id: lamp, kind: context, note: Whale oil.}\n"}},
]
RUNS_A_PROGRAM = (
    "core.fsmonitor",
    "core.pager",
    "core.sshCommand",
    "core.editor",
    "core.alternateRefsCommand",
    "credential.helper",
    "diff.external",
    "diff.x.command",
    "diff.x.textconv",
    "filter.x.clean",
    "filter.x.smudge",
    "gpg.program",
    "pager.log",
    "interactive.diffFilter",
    "uploadpack.packObjectsHook",
)
BENDS_THE_LOG = {
    "log.showRoot": "false",
    "log.showSignature": "true",
    "log.follow": "true",
    "log.decorate": "full",
    "log.diffMerges": "on",
    "log.mailmap": "false",
    "format.pretty": "full",
    "diff.renames": "copies",
    "diff.relative": "true",
    "diff.noprefix": "true",
    "diff.orderFile": "order",
    "color.ui": "always",
    "core.quotePath": "true",
    "core.abbrev": "7",
    "i18n.logOutputEncoding": "UTF-16",
    "mailmap.file": "names",
}


def history_at(root: Path) -> History:
    return read_history(read_tree(Layout.at(root)))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return draw(tmp_path / "repository", COMMITS)


@pytest.fixture
def trap(tmp_path: Path) -> Path:
    """Return a program that leaves a file `sprung` beside it when it is run."""
    program = tmp_path / "trap"
    program.write_text(f"#!/bin/sh\ntouch '{tmp_path}/sprung'\ncat\n", "utf-8")
    program.chmod(0o755)
    return program


def test_no_program_of_the_config_is_run(repository: Path, trap: Path) -> None:
    sound = history_at(repository)
    signed = git(repository, "cat-file", "commit", "HEAD").replace("\n\n", "\ngpgsig x\n\n", 1)
    (repository / "commit").write_text(signed, "utf-8")
    head = git(repository, "hash-object", "-t", "commit", "-w", "commit").strip()
    git(repository, "update-ref", "HEAD", head)
    (repository / "commit").unlink()
    for setting in RUNS_A_PROGRAM:
        git(repository, "config", setting, str(trap))
    git(repository, "config", "log.showSignature", "true")
    for name in ("post-index-change", "reference-transaction"):
        (repository / ".git/hooks").mkdir(exist_ok=True)
        (repository / ".git/hooks" / name).symlink_to(trap)
    told = history_at(repository)
    assert told.limitations == ()
    assert [len(note.revisions) for note in told.notes.values()] == [2]
    assert len(sound.notes) == 1
    assert not (trap.parent / "sprung").exists()


def test_the_trap_would_spring(repository: Path, trap: Path) -> None:
    git(repository, "config", "diff.x.textconv", str(trap))
    git(repository, "log", "-p", "--textconv")
    assert (trap.parent / "sprung").exists()


def test_no_setting_changes_what_is_read(repository: Path) -> None:
    sound = history_at(repository)
    (repository / "order").write_text("*.yml\n", "utf-8")
    (repository / "names").write_text("Somebody Else <anna@example.org>\n", "utf-8")
    for setting, value in BENDS_THE_LOG.items():
        git(repository, "config", setting, value)
    assert history_at(repository) == sound


def test_the_callers_environment_changes_nothing(
    repository: Path, trap: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = history_at(repository)
    other = draw(trap.parent / "other", [{"says": "Other", "write": {LAMP: "{id: other, kind: context}"}}])
    changes = {
        "GIT_DIR": str(other / ".git"),
        "GIT_WORK_TREE": str(other),
        "GIT_INDEX_FILE": str(other / ".git/index"),
        "GIT_OBJECT_DIRECTORY": str(other / ".git/objects"),
        "GIT_EXTERNAL_DIFF": str(trap),
        "GIT_PAGER": str(trap),
        "GIT_SSH_COMMAND": str(trap),
        "GIT_TRACE": "1",
        "GIT_LITERAL_PATHSPECS": "1",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "log.showSignature",
        "GIT_CONFIG_VALUE_0": "true",
        "TZ": "Asia/Tokyo",
        "LC_ALL": "de_DE.UTF-8",
    }
    for name, value in changes.items():
        monkeypatch.setenv(name, value)
    assert history_at(repository) == sound
    assert not (trap.parent / "sprung").exists()


def test_missing_contents_are_never_fetched(repository: Path, trap: Path) -> None:
    git(repository, "config", "uploadpack.allowFilter", "true")
    git(trap.parent, "clone", "--quiet", "--filter=blob:none", f"file://{repository}", "partial")
    partial = trap.parent / "partial"
    git(partial, "remote", "set-url", "origin", f"ext::{trap} x")
    git(partial, "config", "protocol.ext.allow", "always")
    assert history_at(partial).limitations
    assert not (trap.parent / "sprung").exists()


def test_a_repository_that_is_hidden_among_the_files_is_not_trusted(repository: Path, trap: Path) -> None:
    edition = repository / "edition"
    git(repository, "clone", "--quiet", "--bare", str(repository), str(edition))
    git(edition, "config", "core.fsmonitor", str(trap))
    history = history_at(edition)
    assert history.notes == {}
    assert history.limitations
    assert not (trap.parent / "sprung").exists()


def dated(root: Path, *dates: tuple[bytes, bytes, bytes]) -> dict[str, str]:
    """Commit a note for each name with the dates of its author and its committer; return what is told."""
    git(root, "init", "--quiet", "--initial-branch=main")
    commits = b"".join(
        b"commit refs/heads/main\nauthor A <a@example.org> %s +0000\ncommitter A <a@example.org> %s +0000\n"
        b"data 3\nAdd\nM 100644 inline annotations/tale/%s.yml\ndata %d\n%s\n"
        % (author, committer, name, len(b"{id: %s, kind: context}" % name), b"{id: %s, kind: context}" % name)
        for name, author, committer in dates
    )
    command = ["git", "fast-import", "--quiet", "--date-format=raw-permissive"]
    subprocess.run(command, cwd=root, input=commits, check=True)
    return {of: note.revisions[0].date for of, note in history_at(root).notes.items()}


def test_a_date_that_cannot_be_is_not_believed(tmp_path: Path) -> None:
    """The committer's is that of the forge where it merged; else that of the commit before is best."""
    beyond, year_9999, future = b"99999999999999", b"253402300799", str(int(time.time()) + 700_000).encode()
    assert dated(
        tmp_path,
        (b"first", b"0", b"1"),
        (b"honest", b"1760000000", b"1760000001"),
        (b"old", b"0", b"1760000002"),
        (b"late", future, b"1760000003"),
        (b"later", year_9999, future),
        (b"latest", beyond, beyond),
        (b"written-long-before", b"1200000000", b"1760000004"),
    ) == {
        "first": "1970-01-01T00:00:00Z",
        "honest": "2025-10-09T08:53:20Z",
        "old": "2025-10-09T08:53:22Z",
        "late": "2025-10-09T08:53:23Z",
        "later": "2025-10-09T08:53:23Z",
        "latest": "2025-10-09T08:53:23Z",
        "written-long-before": "2008-01-10T21:20:00Z",
    }


@pytest.mark.parametrize("name", ["new\nline", 'quote"and\\slash', "tab\tname", ":000000 100644", "ünï"])
def test_no_file_name_can_be_taken_for_something_else(tmp_path: Path, name: str) -> None:
    path = f"annotations/tale/{name}.yml"
    root = draw(tmp_path / "r", [{"says": ":1 2 3", "write": {path: "{id: lamp, kind: context}"}}])
    (revision,) = history_at(root).of_note("lamp").revisions
    assert revision.subject == ":1 2 3"
    (commit,) = read_log(Repository.around(root).log(["."]))
    assert [change.path for change in commit.changes] == [path]


def test_a_link_in_the_place_of_a_file_is_not_followed(tmp_path: Path) -> None:
    root = draw(tmp_path / "r", COMMITS)
    (root / LAMP).unlink()
    (root / LAMP).symlink_to("/etc/passwd")
    git(root, "add", "--all")
    git(root, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "-m", "Link")
    assert history_at(root).of_note("lamp").removed is not None

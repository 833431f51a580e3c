"""Colours and progress are for a person at a terminal; help and completion for anybody."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from tests.cli.conftest import Run
from tests.site.building import REPOSITORY, environment
from variorum.cli import main
from variorum.cli.documented import Documented
from variorum.cli.terminal import PROGRESS_DELAY, Progress

BROKEN = REPOSITORY / "tests" / "editions" / "broken"
COMMAND = Path(sys.executable).with_name("variorum")


def at_a_terminal(*words: str, cwd: str | None = None, **changes: str) -> str:
    """Return what the command prints on a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [str(COMMAND), *words],
        cwd=cwd,
        stdout=theirs,
        stderr=theirs,
        stdin=theirs,
        env=environment(**changes),
    ) as process:
        os.close(theirs)
        printed = b""
        while True:
            try:
                more = os.read(ours, 65_536)
            except OSError:
                break
            if not more:
                break
            printed += more
        process.wait(30)
    os.close(ours)
    return printed.decode()


def test_colours_only_on_a_terminal_and_not_with_no_color(variorum: Run) -> None:
    assert "\x1b" not in variorum("check", str(BROKEN)).output
    assert "\x1b[31m" in at_a_terminal("check", str(BROKEN), TERM="xterm")
    # Where checking takes long, progress is shown and wiped away again: that is no colour.
    assert not re.search(r"\x1b\[[\d;]*m", at_a_terminal("check", str(BROKEN), TERM="xterm", NO_COLOR="1"))
    assert "\x1b" not in at_a_terminal("check", str(BROKEN), TERM="dumb")


def test_progress_is_shown_on_a_terminal_once_work_takes_a_moment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    with Progress("Reading") as progress:
        progress.step(1, 9)
        assert capsys.readouterr().err == ""
        progress.started -= PROGRESS_DELAY * 2
        progress.step(2, 9)
        assert "Reading: article 2 of 9" in capsys.readouterr().err
    assert capsys.readouterr().err == "\r\x1b[K"


def test_progress_is_never_in_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress("Reading") as progress:
        progress.started -= PROGRESS_DELAY * 2
        progress.step(2, 9)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_explains_itself(variorum: Run, name: str) -> None:
    """Each example is of this command and has only options that it knows."""
    command = main.commands[name]
    assert isinstance(command, Documented)
    help_text = variorum(name, "--help").output
    examples = [line.strip() for line in command.examples.strip().splitlines()]
    assert examples
    options = {
        word for parameter in command.params for word in (*parameter.opts, *parameter.secondary_opts)
    } | {"--help"}
    for example in examples:
        assert f"  {example}\n" in help_text
        words = example.split(" > ")[0].split(" >> ")[0].split()
        assert words[:2] == ["variorum", name]
        assert {word for word in words if word.startswith("--")} <= options
    assert "Exit status:" in help_text
    assert all(isinstance(p, click.Argument) or getattr(p, "help", "") for p in command.params)


def test_an_unknown_command_is_misuse(variorum: Run) -> None:
    assert variorum("chekc").exit_code == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_completion(variorum: Run, shell: str) -> None:
    done = variorum("completion", shell)
    assert done.exit_code == 0, done.output
    assert f"_VARIORUM_COMPLETE={shell}_complete" in done.stdout


def completed(*words: str, cwd: Path) -> list[str]:
    """Return what is offered to somebody who has typed `words` and then the tab key."""
    variables = {
        "_VARIORUM_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(words),
        "COMP_CWORD": str(len(words) - 1),
    }
    done = subprocess.run(
        [COMMAND], cwd=cwd, env=environment(**variables), capture_output=True, text=True, check=True
    )
    return [line.partition(",")[2] for line in done.stdout.splitlines() if line]


def test_commands_are_completed(tmp_path: Path) -> None:
    assert "check" in completed("variorum", "ch", cwd=tmp_path)
    assert completed("variorum", "check", "--format", "sa", cwd=tmp_path) == ["sarif"]

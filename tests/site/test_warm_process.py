"""A command in a fork of a warm process does what it does in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.site.building import NEWSPAPER, PYTHON, build, environment, files_of, run, run_warm
from tests.site.conftest import Publish, copy_of_repository
from tests.site.drawing import ARTICLE, NOTE, draw
from tests.warm_process import can_be_warm, warm_process

SMALL = {"docs/articles/lamp/article.txt": ARTICLE, "annotations/lamp/who-lit-it.yml": NOTE}
WRONG = {**SMALL, "annotations/lamp/who-lit-it.yml": NOTE.replace("Nobody", "Somebody")}
COLD = "7"
"""A seed that an interpreter reads when it starts: no fork can have it."""


@pytest.mark.slow
def test_a_site_has_the_same_bytes(tmp_path: Path) -> None:
    warm = [build(NEWSPAPER, tmp_path / name / "site", "--strict") for name in _folders(tmp_path, "1", "2")]
    cold = build(NEWSPAPER, tmp_path / "site", "--strict", PYTHONHASHSEED=COLD)
    files = files_of(cold.site)
    assert files
    for done in warm:
        assert (done.status, files_of(done.site)) == (cold.status, files)


def _folders(root: Path, *names: str) -> list[str]:
    for name in names:
        (root / name).mkdir()
    return list(names)


@pytest.mark.parametrize("options", [(), ("--strict",)])
def test_problems_are_told_in_the_same_words(options: tuple[str, ...], tmp_path: Path) -> None:
    root = draw(tmp_path / "edition", WRONG)
    command: list[str | Path] = [
        PYTHON,
        "-m",
        "mkdocs",
        "build",
        *options,
        "-d",
        tmp_path / "site",
        "-f",
        root / "mkdocs.yml",
    ]
    warm, cold = run(*command, cwd=root), run(*command, cwd=root, PYTHONHASHSEED=COLD)
    assert _without_time(warm.stderr) == _without_time(cold.stderr)
    assert "who-lit-it" in warm.stderr
    assert (warm.stdout, warm.returncode) == (cold.stdout, cold.returncode)
    assert warm.returncode == int(bool(options))


def _without_time(log: str) -> list[str]:
    return [line for line in log.splitlines() if "seconds" not in line]


@pytest.mark.parametrize(
    "words",
    [
        ["-m", "variorum", "--version"],
        ["-m", "variorum", "check"],
        ["-m", "variorum", "check", "--format", "no-such-format"],
        ["-m", "mkdocs", "build", "-f", "no-such-file.yml"],
        ["-c", "import sys; print(sys.argv, __name__); sys.exit('Not so.')", "a word"],
        ["-c", "print('So far'); raise ValueError('and no further')"],
        ["-c", "import atexit; atexit.register(print, 'At the end')"],
        [
            "-c",
            "import threading, time; threading.Thread(target=lambda: time.sleep(0.1) or print(1)).start()",
        ],
        ["-c", "import sys; print(sys.path[0], sys.stdin.read(), sys.stdout.encoding)"],
        ["-c", "import os; print(os.getcwd()); os._exit(7)"],
        ["-c", "import os, signal; os.kill(os.getpid(), signal.SIGTERM)"],
    ],
)
def test_a_command_prints_and_returns_the_same(words: list[str], tmp_path: Path) -> None:
    root = draw(tmp_path / "edition", WRONG)
    warm, cold = run_warm(*words, cwd=root), run(PYTHON, *words, cwd=root, PYTHONHASHSEED=COLD)
    assert (warm.returncode, warm.stdout) == (cold.returncode, cold.stdout)
    assert warm.stderr.splitlines()[-1:] == cold.stderr.splitlines()[-1:]


def test_nothing_is_left_of_the_command_before(tmp_path: Path) -> None:
    leave = "import os, sys, builtins; os.environ['LEFT'] = '1'; os.chdir('/'); sys.left = builtins.left = 1"
    look = "import os, sys; print(os.getcwd(), 'LEFT' in os.environ, hasattr(sys, 'left'), 'left' in dir())"
    assert run_warm("-c", leave, cwd=tmp_path).returncode == 0
    assert run_warm("-c", look, cwd=tmp_path).stdout == f"{tmp_path} False False False\n"


def test_modules_of_an_edition_are_its_own(tmp_path: Path) -> None:
    for name in _folders(tmp_path, "one", "other"):
        (tmp_path / name / "edition_plugin.py").write_text(f"print('{name}')\n", "utf-8")
        done = run_warm("-c", "import edition_plugin", cwd=tmp_path, PYTHONPATH=str(tmp_path / name))
        assert done.stdout == f"{name}\n"


def test_a_module_in_the_place_of_an_installed_one_is_the_one_that_is_loaded(tmp_path: Path) -> None:
    for name in ("markdown", "yaml"):
        look = f"import {name}; print({name}.__file__)"
        assert "site-packages" in run_warm("-c", look, cwd=tmp_path).stdout
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").touch()
        done = run_warm("-c", look, cwd=tmp_path / name, PYTHONPATH=str(tmp_path))
        assert done.stdout == f"{tmp_path / name / '__init__.py'}\n"


def test_a_copy_of_the_engine_is_the_one_that_builds(publish: Publish, tmp_path: Path) -> None:
    assert publish(SMALL).status == 0
    copy = copy_of_repository(tmp_path / "copy")
    (copy / "hooks" / "variorum" / "version.py").write_text("raise RuntimeError('The copy')\n", "utf-8")
    assert "The copy" in build(copy, tmp_path / "of-copy").log
    assert publish(SMALL).status == 0


def test_a_changed_template_is_taken(tmp_path: Path) -> None:
    render = (
        "import jinja2; made = jinja2.Environment(loader=jinja2.FileSystemLoader('.')); "
        "print(made.get_template('page.html').render())"
    )
    for words in ("One", "Another", "One"):
        (tmp_path / "page.html").write_text(words, "utf-8")
        assert run_warm("-c", render, cwd=tmp_path).stdout == f"{words}\n"


def test_a_template_in_no_file_is_compiled(tmp_path: Path) -> None:
    look = "import jinja2; print(jinja2.Template('{{ 6 * 7 }}').render())"
    assert run_warm("-c", look, cwd=tmp_path).stdout == "42\n"


def test_a_command_that_takes_too_long_is_killed(tmp_path: Path) -> None:
    endless = ["-c", "import os, time; open('pid', 'w').write(str(os.getpid())); time.sleep(1000)"]
    with pytest.raises(subprocess.TimeoutExpired):
        warm_process().run(endless, tmp_path, environment(), 1)
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text("utf-8")), 0)


def test_a_command_has_so_many_seconds_of_a_processor(tmp_path: Path) -> None:
    ended = warm_process().run(["-c", "while True: pass"], tmp_path, environment(), 60, of_processor=1)
    assert ended.status == -signal.SIGXCPU


def test_what_depends_on_the_start_of_an_interpreter_is_not_warm() -> None:
    build_it = ["-m", "mkdocs", "build"]
    assert can_be_warm(build_it, environment())
    assert can_be_warm(build_it, environment(PYTHONPATH="/anywhere", TZ="UTC"))
    for changes in ({"PYTHONHASHSEED": "1"}, {"LC_ALL": "never"}, {"PYTHONUTF8": "0"}):
        assert not can_be_warm(build_it, environment(**changes))
    assert not can_be_warm(["-m", "pip", "list"], environment())
    assert not can_be_warm(["-c", "import sys; print(sys.modules)"], environment())
    assert not can_be_warm(["-u", "-m", "mkdocs"], environment())

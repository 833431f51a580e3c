"""The process that has MkDocs and the engine loaded, and forks for each command (see `warm_process`).

It learns what to load from the commands: what one of them has imported, the next finds loaded. Modules
of an edition are never among it, and a command with another copy of the engine loads that copy.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import random
import resource
import runpy
import shutil
import socket
import sys
import tempfile
import time
import types
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.templates import keep_templates

_ENGINE = Path(__file__).parents[1] / "hooks" / "variorum"
_KNOWN = (str(_ENGINE), sys.prefix, sys.base_prefix)
"""Where modules lie that are the same for all commands."""


class Learned:
    """Names of modules that commands have imported; each fork adds its own to one file."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._seen = 0
        file.touch()

    def add_all(self) -> None:
        """Write down what is loaded in this process, which is a fork that ends."""
        names = [
            name
            for name, module in list(sys.modules.items())
            if str(getattr(module, "__file__", None)).startswith(_KNOWN) and "__main__" not in name
        ]
        with self._file.open("a") as file:
            file.write("".join(f"{name}\n" for name in names))

    def load(self) -> None:
        """Import what has been written down since."""
        lines = self._file.read_text("utf-8").splitlines()
        for name in lines[self._seen :]:
            if name not in sys.modules:
                with suppress(ImportError):
                    importlib.import_module(name)
        if self._seen < len(lines):
            self._seen = len(lines)
            gc.freeze()


def wait_for_commands(control: socket.socket, learned: Learned) -> dict[str, Any] | None:
    """Fork for each command, and return it there; return nothing when no more will come."""
    while True:
        _, streams, _, _ = socket.recv_fds(control, 1, 3)
        if not streams:
            _forget_the_ended(0)
            return None
        learned.load()
        if not os.fork():
            control.close()
            return _attend(*streams)
        for stream in streams:
            os.close(stream)
        _forget_the_ended(os.WNOHANG)


def _forget_the_ended(options: int) -> None:
    with suppress(ChildProcessError):
        while os.waitpid(-1, options)[0]:
            pass


def _attend(line: int, out: int, err: int) -> dict[str, Any]:
    """Fork once more and return there the command that came over a line; here tell how it ended, and end."""
    with socket.socket(fileno=line) as asking, asking.makefile("rw") as lines:
        request: dict[str, Any] = json.loads(lines.readline())
        process = os.fork()
        if not process:
            for stream, number in ((os.open(os.devnull, os.O_RDONLY), 0), (out, 1), (err, 2)):
                os.dup2(stream, number)
                os.close(stream)
            return request
        with suppress(BrokenPipeError):  # Nobody waited.
            lines.write(f"{process}\n")
            lines.flush()
            _, status, used = os.wait4(process, 0)
            lines.write(f"{os.waitstatus_to_exitcode(status)} {used.ru_utime + used.ru_stime}\n")
            lines.flush()
    os._exit(0)


def become(request: dict[str, Any], learned: Learned) -> None:
    """Be `python` with those words, started in that folder and environment."""
    if limit := request["processor"]:
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
    if limit := request["memory"]:
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    os.chdir(request["cwd"])
    os.environ.clear()
    os.environ.update(request["environment"])
    time.tzset()
    tempfile.tempdir = None
    random.seed()
    option, what, *words = request["words"]
    further = [path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path]
    sys.path[:1] = [request["cwd"] if option == "-m" else "", *further]
    named = [str(Path(word).parent) for word in words if word.endswith(".yml")]
    others = {"variorum"} if _has_other_engine([request["cwd"], *named, *further]) else set()
    others |= _taking_the_place(further)
    for name in [name for name in sys.modules if name.partition(".")[0] in others]:
        del sys.modules[name]
    sys.argv = [what if option == "-m" else option, *words]
    try:
        if option == "-m":
            runpy.run_module(what, run_name="__main__", alter_sys=True)
        else:
            sys.modules["__main__"] = types.ModuleType("__main__")
            exec(compile(what, "<string>", "exec"), vars(sys.modules["__main__"]))
    finally:
        learned.add_all()


def _has_other_engine(folders: list[str]) -> bool:
    engines = [Path(folder, *more, "variorum") for folder in folders for more in ((), ("hooks",))]
    return any(engine.is_dir() and engine.resolve() != _ENGINE for engine in engines)


def _taking_the_place(folders: list[str]) -> set[str]:
    """Return the names of modules in folders of PYTHONPATH under which others are loaded here."""
    there = {path.stem: path for folder in map(Path, folders) if folder.is_dir() for path in folder.iterdir()}
    loaded = {name: str(getattr(sys.modules.get(name), "__file__", None) or "") for name in there}
    return {name for name, file in loaded.items() if file and not file.startswith(str(there[name].parent))}


if __name__ == "__main__":
    folder = Path(tempfile.mkdtemp())
    keep_templates(folder)
    modules = Learned(folder / "learned.txt")
    with socket.socket(fileno=int(sys.argv[1])) as line:
        command = wait_for_commands(line, modules)
    if command is None:
        shutil.rmtree(folder)
    else:
        become(command, modules)

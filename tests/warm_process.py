"""Runs commands of Python in forks of one process that has MkDocs and the engine loaded.

Each command is a process of its own, as a person's would be: with its folder, its environment, its
streams, its status, and nothing left of the command before it. It is spared the start of an
interpreter, the imports, and the compiling of templates that were compiled before.
"""

from __future__ import annotations

import atexit
import functools
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_REPOSITORY = Path(__file__).parents[1]
_LOCALE = {name: value for name, value in os.environ.items() if name.startswith(("LC_", "LANG"))}
"""Of what an interpreter reads when it starts, what the warm process has too."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended, negative as `subprocess` gives it if by a signal, and what it wrote."""

    status: int
    out: bytes
    err: bytes
    cpu: float
    """Seconds of a processor that it took."""


class WarmProcess:
    """The process that has everything loaded, as seen by those who let it run something."""

    def __init__(self) -> None:
        self._ours, theirs = socket.socketpair()
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-X", "utf8", "-m", "tests.warm_server", str(theirs.fileno())],
                cwd=_REPOSITORY,
                env=kept,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )

    def end(self) -> None:
        """Let that process end."""
        self._ours.close()
        self._process.wait()

    def run(
        self,
        words: Sequence[str],
        cwd: Path,
        environment: Mapping[str, str],
        seconds: float,
        *,
        of_processor: int | None = None,
        of_memory: int | None = None,
    ) -> Ended:
        """Run `python` with these words, which begin with `-m` or `-c`.

        It may take so many seconds by the clock and, if that is said, of a processor, and so many bytes of
        addresses.

        Raises:
            subprocess.TimeoutExpired: it was not done by the clock, and has been killed.
        """
        request = {
            "words": words,
            "cwd": str(cwd),
            "environment": dict(environment),
            "processor": of_processor,
            "memory": of_memory,
        }
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            with self._asked(out.fileno(), err.fileno()) as answers, answers.makefile("rw") as lines:
                lines.write(json.dumps(request) + "\n")
                lines.flush()
                process = int(lines.readline())
                answers.settimeout(seconds)
                try:
                    status, cpu = lines.readline().split()
                except TimeoutError:
                    os.kill(process, signal.SIGKILL)
                    answers.settimeout(None)
                    answers.recv(1)  # It has ended.
                    raise subprocess.TimeoutExpired(list(words), seconds) from None
            out.seek(0)
            err.seek(0)
            return Ended(int(status), out.read(), err.read(), float(cpu))

    @contextmanager
    def _asked(self, out: int, err: int) -> Iterator[socket.socket]:
        """Yield a line to a fork of that process, in which the streams are those."""
        ours, theirs = socket.socketpair()
        with ours:
            with theirs:
                socket.send_fds(self._ours, [b"."], [theirs.fileno(), out, err])
            yield ours


@functools.cache
def warm_process() -> WarmProcess:
    """Return the one of this process of pytest; it ends with it."""
    process = WarmProcess()
    atexit.register(process.end)
    return process


def can_be_warm(words: Sequence[str], environment: Mapping[str, str]) -> bool:
    """Return whether `python` with these words asks nothing of how an interpreter starts."""
    return list(words[:2]) in (["-m", "mkdocs"], ["-m", "variorum"]) and all(
        name == "PYTHONPATH" or value == ("1" if name == "PYTHONUTF8" else _LOCALE.get(name))
        for name, value in environment.items()
        if name.startswith(("PYTHON", "LC_", "LANG"))
    )

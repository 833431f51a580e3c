"""Puts a site on a web server while it is being edited."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from tests.site.building import PYTHON, environment

STARTS_WITHIN = 30
"""Seconds."""


class Terminal:
    """A running `mkdocs serve`, and what it has printed."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process = process
        self.address = address
        self.lines: list[str] = []

    @property
    def is_alive(self) -> bool:
        return self.process.poll() is None

    def read(self) -> None:
        """Keep what is printed, until the end."""
        assert self.process.stdout
        self.lines.extend(iter(self.process.stdout.readline, ""))

    def wait_for(self, pattern: str, since: int = 0, within: float = STARTS_WITHIN) -> str:
        """Return the first line since line `since` that has `pattern`."""
        end = time.monotonic() + within
        while time.monotonic() < end:
            found = next((line for line in self.lines[since:] if re.search(pattern, line)), None)
            if found is not None:
                return found
            time.sleep(0.05)
        raise TimeoutError(f"no “{pattern}” in:\n{''.join(self.lines[since:])}")


@contextmanager
def serving(root: Path, *options: str, starts_within: float = STARTS_WITHIN) -> Iterator[Terminal]:
    """Yield a terminal in which the edition at `root` is served, and stop it as Ctrl-C does."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    root.with_name("tmp").mkdir(exist_ok=True)
    command = [str(PYTHON), "-u", "-m", "mkdocs", "serve", *options, "--dev-addr", f"127.0.0.1:{port}"]
    with subprocess.Popen(
        command, cwd=root, text=True, encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env=environment(TMPDIR=str(root.with_name("tmp"))),
    ) as process:  # fmt: skip
        terminal = Terminal(process, f"http://127.0.0.1:{port}/")
        reader = Thread(target=terminal.read)
        reader.start()
        try:
            terminal.wait_for("Serving on", within=starts_within)
            yield terminal
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
            reader.join()

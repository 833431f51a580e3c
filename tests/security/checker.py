"""Checks many small editions quickly: one process that has the engine loaded, and a fork for each.

Run as `python -m tests.security.checker`, it takes one JSON request a line and answers each.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.security.building import Output, TakesTooLong
from tests.security.small_edition import small_edition
from variorum.cli import main as variorum
from variorum.pipeline import check

LONGEST = 30
"""Seconds. What is honest takes a hundredth of it."""
MOST_MEMORY = 2 * 1024**3
"""Bytes of addresses. No edition may need more."""
NOBODY = 65534


class Checker:
    """Runs `variorum check` as often as it is asked to."""

    def __enter__(self) -> Checker:
        """Start the process that has the engine loaded."""
        self.process = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-m", "tests.security.checker"],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        """End it."""
        self.process.communicate()

    def check(self, root: Path, *, seconds: float = LONGEST, as_nobody: bool = False) -> Output:
        """Check the edition at `root`; `as_nobody`, so that files can be closed to us."""
        assert self.process.stdin
        assert self.process.stdout
        request = {"root": str(root), "seconds": seconds, "as_nobody": as_nobody}
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if answer["status"] is None:
            raise TakesTooLong(f"The check was not done after {seconds:.0f} seconds.")
        return Output(**answer)


def _serve() -> None:
    # Somebody without rights may not be able to load what is loaded at the first use.
    with tempfile.TemporaryDirectory() as folder:
        check(small_edition(Path(folder)))
    for line in sys.stdin:
        print(json.dumps(_checked(json.loads(line))), flush=True)


def _checked(request: dict[str, Any]) -> dict[str, Any]:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if not child:
            _run(request, out.fileno(), err.fileno())
        status = _end_of(child, time.monotonic() + request["seconds"])
        out.seek(0)
        err.seek(0)
        texts = [file.read().decode("utf-8", "replace") for file in (out, err)]
        return {"status": status, "out": texts[0], "err": texts[1]}


def _run(request: dict[str, Any], out: int, err: int) -> None:
    """Become `variorum check`, and never return."""
    status = 1
    try:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(out, 1)
        os.dup2(err, 2)
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        if request["as_nobody"] and os.geteuid() == 0:
            os.seteuid(NOBODY)
        variorum(["check", request["root"]])
    except SystemExit as ended:
        status = int(ended.code or 0)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _end_of(child: int, deadline: float) -> int | None:
    """Wait for the child and return its status; None if it had to be ended."""
    while time.monotonic() < deadline:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


if __name__ == "__main__":
    _serve()

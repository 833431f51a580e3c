"""What an edition does not ask for is not loaded when it is built."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.site.building import PYTHON, run
from tests.site.drawing import ARTICLE, NOTE, SETTINGS, draw

BUILD = """\
import json, sys
from mkdocs.__main__ import cli
cli(["build", "--strict", "--quiet", "--site-dir", sys.argv[1]], standalone_mode=False)
print(json.dumps(sorted(sys.modules)))
"""
FILES = {"docs/articles/lamp/article.txt": ARTICLE, "annotations/lamp/who-lit-it.yml": NOTE}
ON_DEMAND = {"variorum.apparatus.pages", "variorum.apparatus.note_pages", "citeproc", "lxml"}
NEVER = {"mkdocs.livereload", "watchdog", "variorum.exporting.json_schema"}


def loaded(root: Path, wanted: str) -> set[str]:
    """Return the modules that are loaded by the end of a build."""
    settings = f"{SETTINGS}extra: {{variorum: {{apparatus: {wanted}, note_pages: {wanted}}}}}\n"
    edition = draw(root / "edition", {**FILES, "mkdocs.yml": settings})
    done = run(PYTHON, "-c", BUILD, root / "site", cwd=edition)
    assert done.returncode == 0, done.stderr
    names: list[str] = json.loads(done.stdout.splitlines()[-1])
    return set(names)


@pytest.mark.parametrize("wanted", ["true", "false"])
def test_a_build_loads_what_the_edition_asks_for_and_no_more(tmp_path: Path, wanted: str) -> None:
    assert loaded(tmp_path, wanted) & (ON_DEMAND | NEVER) == (ON_DEMAND if wanted == "true" else set())

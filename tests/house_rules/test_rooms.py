"""Small house, clear rooms: what can be measured of it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[2]
HOOK = "hooks/mkdocs_events.py"
ON_DEMAND = "hooks/variorum/apparatus/on_demand.py"
"""The one file that imports where it is asked to: what most of a site's builds can do without."""
LONGEST = 250
LONGEST_HOOK = 150


def tracked(*patterns: str) -> list[str]:
    """Return the files that git tracks or would track, outside ignored folders."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if listing.returncode:
        pytest.skip("no git here")
    return [name for name in listing.stdout.splitlines() if (ROOT / name).is_file()]


def written_lines(name: str) -> int:
    return sum(bool(line.strip()) for line in (ROOT / name).read_text("utf-8").splitlines())


def test_files_are_short() -> None:
    lengths = {name: written_lines(name) for name in tracked("hooks/*.py", "tests/*.py")}
    assert {name: n for name, n in lengths.items() if n > LONGEST} == {}
    assert lengths[HOOK] <= LONGEST_HOOK
    assert median(lengths.values()) <= 90


def test_only_the_hook_knows_the_host() -> None:
    host = re.compile(r"^\s*(import|from) (mkdocs|properdocs|material|zensical)\b", re.MULTILINE)
    found = [name for name in tracked("hooks/*.py") if host.search((ROOT / name).read_text("utf-8"))]
    assert found == [HOOK]


def test_no_room_is_called_by_what_it_is_not() -> None:
    vague = {"utils", "helpers", "common", "manager", "base", "misc"}
    assert [name for name in tracked("hooks/*.py") if vague & set(Path(name).with_suffix("").parts)] == []


def test_imports_stand_at_the_top() -> None:
    inside = re.compile(r"^[ \t]+(import \w|from [\w.]+ import )", re.MULTILINE)
    found = [name for name in tracked("hooks/*.py") if inside.search((ROOT / name).read_text("utf-8"))]
    assert found == [ON_DEMAND]


def test_the_engine_speaks_of_no_article() -> None:
    ours = re.compile(r"zhao|bytedance|tiktok|china-defies", re.IGNORECASE)
    found = tracked("hooks/*.py", "hooks/*.css", "hooks/*.html", "hooks/*.json")
    assert [name for name in found if ours.search((ROOT / name).read_text("utf-8"))] == []


def test_no_file_names_a_registry_or_an_index() -> None:
    hosts = re.compile(
        r"pypi\.org|pythonhosted\.org|registry\.npmjs|--(extra-)?index-url|\"resolved\": *\"http"
    )
    this = Path(__file__).relative_to(ROOT).as_posix()
    texts = [n for n in tracked() if n != this and Path(n).suffix not in {".png", ".woff2"}]
    assert [n for n in texts if hosts.search((ROOT / n).read_text("utf-8", "replace"))] == []

"""The layers are a test: each fault that is planted here must fail it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

FAULTS = {
    "a renderer that imports MkDocs": ("rendering/weave.py", "import mkdocs"),
    "a sideways import": ("rendering/weave.py", "from variorum.reading import registers"),
    "an upward import": ("model/selector.py", "from variorum.anchoring import folding"),
    "an import of the pipeline from below": ("merging/order.py", "from variorum import pipeline"),
    "a disk that knows what files say": ("files/tree.py", "from variorum.reading import registers"),
    "a check that reads files": ("checks/unused.py", "from variorum.reading import edition_files"),
    "YAML that knows notes": ("yaml_files/parse.py", "from variorum.checks import references"),
    "a new room that is on no list": ("helpers/__init__.py", '"""A room without a place."""'),
}


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the check of the layers on the copy of the house in `folder`."""
    environment = {**os.environ, "PYTHONPATH": str(folder / "hooks")}
    command = [str(Path(sys.executable).parent / "lint-imports"), "--config", "pyproject.toml", "--no-cache"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    ignored = shutil.ignore_patterns("__pycache__", "theme", "schema")
    shutil.copytree(ROOT / "hooks", tmp_path / "hooks", ignore=ignored)
    return tmp_path


def test_the_house_keeps_its_layers(house: Path) -> None:
    result = lint_imports(house)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_seen(house: Path, fault: str) -> None:
    file, line = FAULTS[fault]
    path = house / "hooks" / "variorum" / file
    path.parent.mkdir(exist_ok=True)
    source = path.read_text("utf-8") if path.exists() else ""
    path.write_text(f"{source}\n{line}\n", "utf-8")
    result = lint_imports(house)
    assert result.returncode != 0, f"{fault} was not seen:\n{result.stdout}"

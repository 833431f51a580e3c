"""A new edition gets the engine from where it came, and has it with it where nobody else can reach that."""

from __future__ import annotations

import json
from importlib.metadata import Distribution
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from variorum.editing.engine_requirement import Engine, engine_of, running_engine
from variorum.version import VERSION

AN_INDEX = None
ORIGINS: dict[str, tuple[dict[str, Any] | None, str]] = {
    "an index": (AN_INDEX, f"variorum=={VERSION}"),
    "a repository": (
        {"url": "https://forge.example/variorum.git", "vcs_info": {"vcs": "git", "commit_id": "4fd2ac"}},
        "variorum @ git+https://forge.example/variorum.git@4fd2ac",
    ),
    "a folder of a repository": (
        {
            "url": "ssh://git@forge.example/texts",
            "vcs_info": {"vcs": "git", "commit_id": "4fd2ac"},
            "subdirectory": "engine",
        },
        "variorum @ git+ssh://git@forge.example/texts@4fd2ac#subdirectory=engine",
    ),
    "an archive": (
        {"url": "https://forge.example/variorum.whl", "archive_info": {}},
        "variorum @ https://forge.example/variorum.whl",
    ),
}
OF_THIS_MACHINE: dict[str, dict[str, Any] | None] = {
    "a folder": {"url": "file:///srv/variorum", "dir_info": {"editable": True}},
    "a wheel": {"url": "file:///srv/variorum-0.1.0-py3-none-any.whl", "archive_info": {}},
    "a repository": {"url": "file:///srv/variorum", "vcs_info": {"vcs": "git", "commit_id": "4fd2ac"}},
    "a wheel in an edition": None,
}


class Installed(Distribution):
    """An installed engine, with the files of its metadata."""

    def __init__(self, origin: dict[str, Any] | None, version: str = VERSION) -> None:
        self.texts = {
            "METADATA": f"Metadata-Version: 2.4\nName: variorum\nVersion: {version}\nRequires-Dist: click\n",
            "entry_points.txt": "[console_scripts]\nvariorum = variorum.cli:main\n",
        }
        if origin:
            self.texts["direct_url.json"] = json.dumps(origin)

    def read_text(self, filename: str) -> str | None:
        return self.texts.get(filename)

    def locate_file(self, path: Any) -> Any:
        return Path(path)


@pytest.mark.parametrize("name", ORIGINS)
def test_the_requirement_names_where_the_engine_came_from(name: str) -> None:
    origin, expected = ORIGINS[name]
    engine = engine_of(Installed(origin))
    assert engine == Engine(expected)
    assert not engine.is_of_this_machine


@pytest.mark.parametrize("name", OF_THIS_MACHINE)
def test_an_engine_that_nobody_else_can_reach_comes_as_a_wheel(name: str) -> None:
    origin = OF_THIS_MACHINE[name]
    engine = engine_of(Installed(origin, VERSION if origin else f"{VERSION}+w0123456789ab"))
    assert engine.wheel
    assert engine.wheel.version.startswith(f"{VERSION}+w")
    assert engine.requirement == f"--find-links wheels\nvariorum=={engine.wheel.version}"
    assert not engine.is_of_this_machine


def test_the_same_engine_gives_the_same_wheel_however_it_was_installed() -> None:
    wheels = {
        engine_of(Installed(origin, VERSION if origin else f"{VERSION}+w0123456789ab")).wheel
        for origin in OF_THIS_MACHINE.values()
    }
    assert len(wheels) == 1


def test_the_wheel_has_the_engine_its_plugin_and_its_licence() -> None:
    wheel = running_engine().wheel
    assert wheel
    names = ZipFile(BytesIO(wheel.content)).namelist()
    info = f"variorum-{wheel.version}.dist-info"
    assert {"variorum/cli/init.py", "variorum/theme/styles/margin.css", "variorum_mkdocs.py"} <= set(names)
    assert {f"{info}/METADATA", f"{info}/RECORD", f"{info}/WHEEL", f"{info}/licenses/LICENSE"} <= set(names)
    assert not [name for name in names if "__pycache__" in name]

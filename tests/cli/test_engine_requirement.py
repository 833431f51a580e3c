"""A new edition's requirements.txt installs the engine from where it came."""

from __future__ import annotations

from typing import Any

import pytest

from variorum.editing.engine_requirement import engine_requirement, is_of_this_machine, requirement_for
from variorum.version import VERSION

ORIGINS: dict[str, tuple[dict[str, Any] | None, str, bool]] = {
    "an index": (None, f"variorum[mkdocs]=={VERSION}", False),
    "a folder": (
        {"url": "file:///srv/variorum", "dir_info": {}},
        "variorum[mkdocs] @ file:///srv/variorum",
        True,
    ),
    "a repository": (
        {"url": "https://forge.example/variorum.git", "vcs_info": {"vcs": "git", "commit_id": "4fd2ac"}},
        "variorum[mkdocs] @ git+https://forge.example/variorum.git@4fd2ac",
        False,
    ),
    "a folder of a repository on this machine": (
        {
            "url": "file:///srv/texts",
            "vcs_info": {"vcs": "git", "commit_id": "4fd2ac"},
            "subdirectory": "engine",
        },
        "variorum[mkdocs] @ git+file:///srv/texts@4fd2ac#subdirectory=engine",
        True,
    ),
    "an archive": (
        {"url": "https://forge.example/variorum.whl", "archive_info": {}},
        "variorum[mkdocs] @ https://forge.example/variorum.whl",
        False,
    ),
}


@pytest.mark.parametrize("name", ORIGINS)
def test_the_requirement_names_where_the_engine_came_from(name: str) -> None:
    origin, expected, is_local = ORIGINS[name]
    assert requirement_for(origin) == expected
    assert is_of_this_machine(expected) is is_local


def test_the_engine_that_runs_was_installed_from_somewhere() -> None:
    assert engine_requirement().startswith("variorum[mkdocs]")

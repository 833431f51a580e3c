"""Which forge an edition lies on, and the addresses there."""

from __future__ import annotations

import pytest

from variorum.model.settings import EditionSettings
from variorum.rendering.forge import forge_of


@pytest.mark.parametrize(
    ("address", "settings", "new_file", "edit"),
    [
        ("https://github.com/a/b/", {}, "/new/main?filename=", "/edit/main/annotations/x/n.yml#L7"),
        ("https://gitlab.com/a/b.git", {}, "/-/new/main?file_name=", "/-/edit/main/annotations/x/n.yml#L7"),
        ("https://codeberg.org/a/b", {}, "/_new/main/?filename=", "/_edit/main/annotations/x/n.yml#L7"),
        (
            "https://git.a.org/a/b",
            {"forge": "gitea"},
            "/_new/main/?filename=",
            "/_edit/main/annotations/x/n.yml#L7",
        ),
        ("https://gitlab.a.org/a/b", {"branch": "t/x"}, "/-/new/t/x?", "/-/edit/t/x/annotations/x/n.yml#L7"),
    ],
)
def test_addresses(address: str, settings: dict[str, object], new_file: str, edit: str) -> None:
    forge = forge_of(address, None, EditionSettings.model_validate(settings))
    assert forge
    repository = address.rstrip("/").removesuffix(".git")
    assert forge.new_file.startswith(repository + new_file)
    assert forge.edit("annotations/x/n.yml", 7) == repository + edit


@pytest.mark.parametrize(
    ("edit_uri", "branch", "folder"),
    [
        ("edit/trunk/docs/", "trunk", ""),
        ("-/edit/main/books/ferry/docs", "main", "books/ferry/"),
        ("https://github.com/a/b/blob/main/docs/", "main", ""),
        ("src/branch/next/docs/", "next", ""),
        ("?query=docs", "main", ""),
    ],
)
def test_branch_and_folder_come_from_the_edit_uri(edit_uri: str, branch: str, folder: str) -> None:
    forge = forge_of("https://github.com/a/b", edit_uri, EditionSettings())
    assert forge
    assert (forge.branch, forge.folder) == (branch, folder)


@pytest.mark.parametrize(
    "address", ["", None, "https://git.example.org/a/b", "javascript:alert(1)//github.com"]
)
def test_of_other_places_nothing_is_known(address: str | None) -> None:
    assert forge_of(address, None, EditionSettings()) is None

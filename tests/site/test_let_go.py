"""What a build has read is let go once its notes have their places; while a site is served it is kept."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.site.building import HOOK, REPOSITORY
from variorum.files.tree import Tree

ARTICLE = "china-defies-trump"


def built(root: Path, command: str) -> Any:
    """Build the edition; return our plugin."""
    for name in ("docs/articles", "annotations"):
        shutil.copytree(REPOSITORY / name, root / name)
    (root / "docs" / "index.md").write_text("# Home\n", "utf-8")
    settings = f"site_name: Let go\ntheme: material\nhooks: [{HOOK}]\n"
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    config: Any = load_config(str(root / "mkdocs.yml"), site_dir=str(root.with_name("site")))
    (owner,) = (plugin for plugin in config.hooks.values() if hasattr(plugin, "_as_hook"))
    config.plugins.run_event("startup", command=command, dirty=False)
    build(config)
    return vars(owner)["_as_hook"]


@pytest.mark.parametrize("keeps", ["0", "1"])
@pytest.mark.parametrize("command", ["build", "serve"])
def test_the_bytes_of_notes_are_kept_only_while_somebody_edits(
    command: str, keeps: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VARIORUM_CACHE", keeps)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    owner = built(tmp_path / "edition", command)
    tree: Tree = owner.build.tree
    notes = tree.files_below(tree.layout.annotations / ARTICLE)
    assert notes
    assert all((tree.entries[path].content is None) is (command == "build") for path in notes)
    assert bool(vars(tree.memo)["_now"]) is (command == "serve")
    assert all(tree.content(path) for path in tree.files_below(tree.layout.articles / ARTICLE))

"""The tree with all that is planted, and the site that it makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.planting.tree import Tree


@pytest.fixture(scope="session")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """The project with all that is planted and a wider margin, its documents made anew."""
    tree = Tree(tmp_path_factory.mktemp("tree"))
    for name in ("kind", "register", "export"):
        tree.plant(name)
    tree.replace("hooks/variorum/theme/styles/measures.css", "min(13.7rem * ", "min(15rem * ")
    tree.run("tests.house_rules.made_parts")
    return tree


@pytest.fixture(scope="session")
def site(tree: Tree, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's edition, built by the engine of the tree."""
    return tree.build(tmp_path_factory.mktemp("site") / "site")

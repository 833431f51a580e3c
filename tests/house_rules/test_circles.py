"""No files of the engine import each other in a circle, not even where one imports only when it is asked."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

HOOKS = Path(__file__).parents[2] / "hooks"


def imports(source: str, modules: frozenset[str]) -> set[str]:
    """Return those of `modules` that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            submodules = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= submodules & modules or {node.module}
    return found & modules


def circle(sources: Mapping[str, str]) -> list[str]:
    """Return the modules of a circle of imports; nothing, if there is none. The first is also the last."""
    modules = frozenset(sources)
    graph = TopologicalSorter({name: imports(source, modules) - {name} for name, source in sources.items()})
    try:
        graph.prepare()
    except CycleError as error:
        return [str(module) for module in error.args[1]]
    return []


def _files() -> Iterator[tuple[str, str]]:
    for path in sorted(HOOKS.rglob("*.py")):
        name = ".".join(path.relative_to(HOOKS).with_suffix("").parts).removesuffix(".__init__")
        yield name, path.read_text("utf-8")


def test_the_engine_has_no_circle() -> None:
    assert circle(dict(_files())) == []


@pytest.mark.parametrize(
    "back",
    ["import a", "from a import x", "def late():\n    from a import x\n    return x"],
)
def test_a_circle_is_found(back: str) -> None:
    assert set(circle({"a": "from b import y", "b": "from c import z", "c": back})) == {"a", "b", "c"}
    assert circle({"a": "from b import y", "b": "from c import z", "c": "import d"}) == []

"""ARCHITECTURE.md is a map of the house as it is: its rooms, their order, and the places that it names."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENGINE = ROOT / "hooks" / "variorum"
MAP = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
ROW = re.compile(r"^\| `([^`]+)` \| (.+) \| (.+) \|$", re.MULTILINE)
ORDER = re.compile(r"^    cli > .*(?:\n        > .*)*", re.MULTILINE)
CODE = re.compile(r"`([^`\n]+)`")
A_PATH = re.compile(
    r"[\w.-]+(?:/[\w.-]+)*/|(?:[\w.-]+/)*[\w-]+\.(?:py|js|css|html|md|yml|toml|json|template)"
)
WRITTEN_BY_PEOPLE = frozenset({"mkdocs.yml"})
"""Files of an edition, not of the house."""


def engine_rooms() -> set[str]:
    """Return the names of the folders and modules of the engine."""
    folders = {path.name for path in ENGINE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    return folders | {path.stem for path in ENGINE.glob("*.py")} - {"__init__", "__main__"}


def room(path: str) -> str:
    """Return the room of the engine that a row of the table is about; nothing for another place."""
    below = path.removeprefix("hooks/variorum/")
    if "/" in path.rstrip("/") and below == path and not below.startswith("theme/"):
        return ""
    name = below.split("/")[0].removesuffix(".py")
    return name if (ENGINE / below).exists() else ""


def layers() -> list[set[str]]:
    """Return the rooms in the order in which they may import each other, the highest first."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    (contract,) = (of for of in settings["tool"]["importlinter"]["contracts"] if of["type"] == "layers")
    return [set(layer.split(" | ")) for layer in contract["layers"]]


def places(path: str) -> list[Path]:
    """Return where a path on the map may lead: to the engine before what `make` makes, such as site/."""
    return [base / path for base in (ENGINE, ROOT, ROOT / "tests")]


def is_defined(name: str, where: Path) -> bool:
    """Return whether a module, or one of a folder, defines `name` at its top level."""
    modules = [where] if where.is_file() else sorted(where.rglob("*.py"))
    pattern = re.compile(rf"^(?:class|def) {name}\b|^{name}\b\s*[:=]", re.MULTILINE)
    return any(pattern.search(module.read_text("utf-8")) for module in modules)


def wrong_rooms(text: str) -> Iterator[str]:
    named = {room(path) for path, _, _ in ROW.findall(text)} - {""}
    yield from (f"{name} is not on the map" for name in sorted(engine_rooms() - named))
    for path, _, begin in ROW.findall(text):
        there = next((place for place in places(path) if place.exists()), None)
        if there is None:
            yield f"{path} is not there"
            continue
        for word in CODE.findall(begin):
            known = (there / word).exists() if "." in word or "/" in word else is_defined(word, there)
            if not known:
                yield f"{path} has no {word}"


def wrong_order(text: str) -> Iterator[str]:
    found = ORDER.search(text)
    steps = " ".join(found[0].split()).split(" > ") if found else []
    if [set(step.split(" | ")) for step in steps] != layers():
        yield "the order is not that of pyproject.toml"


def wrong_paths(text: str) -> Iterator[str]:
    rooms = ROW.sub("", text)
    for word in CODE.findall(rooms):
        is_place = A_PATH.fullmatch(word) and word not in WRITTEN_BY_PEOPLE
        if is_place and not any(place.exists() for place in places(word)):
            yield f"{word} is not there"


def wrong(text: str) -> list[str]:
    """Return what a map says that is not so."""
    return [*wrong_rooms(text), *wrong_order(text), *wrong_paths(text)]


def test_the_map_shows_the_house_as_it_is() -> None:
    assert wrong(MAP) == []


FAULTS = {
    "a room that is not on the map": (r"^\| `files/`.*\n", ""),
    "a room that is gone": (r"^(\| `files/`)", r"| `basement/` | dark | `stairs.py` |\n\1"),
    "a file to begin with that is gone": (r"`walk\.py` \|", "`run.py` |"),
    "a name to begin with that is gone": (r"`ReadEdition`", "`LostEdition`"),
    "another order": (r"yaml_files > files", "files > yaml_files"),
    "a room that the order lacks": (r" \| configuration\n", "\n"),
    "a recipe with a file that is gone": (r"`model/problem\.py`", "`model/trouble.py`"),
    "a recipe with a folder that is gone": (r"`tests/cases/problems/`", "`tests/cases/troubles/`"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_seen(fault: str) -> None:
    pattern, instead = FAULTS[fault]
    planted, count = re.subn(pattern, instead, MAP, count=1, flags=re.MULTILINE)
    assert count == 1
    assert wrong(planted)

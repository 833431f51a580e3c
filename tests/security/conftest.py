"""The editions that are built once for all tests: hostile ones, and a harmless twin of each.

Before a commit a sample of the strings must do: with all of them, the building takes most of a minute.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.security.attacks import attacks, harmless
from tests.security.building import Output, build, check
from tests.security.checker import Checker
from tests.security.planting import (
    KINDS,
    Edition,
    Planted,
    plant_articles,
    plant_names,
    plant_notes,
    plant_registers,
)
from tests.shared import shared


@dataclass(frozen=True, slots=True)
class Built:
    """An edition, what was planted in it, and what its editors see when they check and build it."""

    root: Path
    planted: list[Planted]
    checked: Output
    built: Output

    @property
    def site(self) -> Path:
        """The folder of the site."""
        return self.root / "site"

    def pages(self) -> dict[str, str]:
        """Return the HTML of each page by its path in the site."""
        return {
            path.relative_to(self.site).as_posix(): path.read_bytes().decode()
            for path in sorted(self.site.rglob("*.html"))
        }


def _texts(edition: Edition) -> None:
    for kind in KINDS:
        plant_notes(edition, kind)
    plant_registers(edition)
    plant_articles(edition)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Every string in every field. Its thousands of notes have no pages of their own: `sample` has them."""
    settings = "nav: [index.md]\nextra: {variorum: {note_pages: false}}\n"
    return _once(tmp_path_factory, "hostile", lambda root: Edition(root, attacks(), settings), _texts)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """One string of each group in every field."""
    settings = "nav: [index.md]\n"
    return _once(
        tmp_path_factory, "sample", lambda root: Edition(root, attacks(in_group=1), settings), _texts
    )


@pytest.fixture(scope="session")
def control(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The same edition with plain words in place of the attacks."""
    return _once(
        tmp_path_factory, "control", lambda root: Edition(root, harmless(), "nav: [index.md]\n"), _texts
    )


def _names(part: int) -> Any:
    """Return the fixture of an edition that has some strings as names of files and folders, and as titles.

    Each page has all titles in its navigation: in one edition, that would be 200 titles on 400 pages.
    """

    @pytest.fixture(scope="session", name=NAMES[part])
    def made(tmp_path_factory: pytest.TempPathFactory) -> Built:
        strings = attacks()[part :: len(NAMES)]
        return _once(tmp_path_factory, NAMES[part], lambda root: Edition(root, strings), plant_names)

    return made


NAMES = [f"hostile_names_{part}" for part in range(4)]
hostile_names_0, hostile_names_1, hostile_names_2, hostile_names_3 = map(_names, range(len(NAMES)))


@pytest.fixture(scope="session")
def hostile_names(request: pytest.FixtureRequest) -> list[Built]:
    """Every string as the name of a file and of a folder, and as a title in a navigation."""
    return [request.getfixturevalue(name) for name in NAMES]


@pytest.fixture(scope="session")
def control_names(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The same edition with plain words as names."""
    return _once(tmp_path_factory, "control-names", lambda root: Edition(root, harmless()), plant_names)


def _once(
    factory: pytest.TempPathFactory,
    name: str,
    begin: Callable[[Path], Edition],
    plant: Callable[[Edition], None],
) -> Built:
    """Return the edition of that name; of several processes of pytest, one makes it for all."""

    def make(folder: Path) -> Built:
        edition = begin(folder / "edition")
        plant(edition)
        edition.finish()
        with ThreadPoolExecutor() as pool:
            checked, built = pool.submit(check, edition.root), pool.submit(build, edition.root)
        return Built(edition.root, edition.planted, checked.result(), built.result())

    return shared(factory, name, make)


OF_FIELDS = ["sample", pytest.param("hostile", marks=pytest.mark.slow)]
"""The editions that have the strings in their fields."""
ALL = [*OF_FIELDS, *(pytest.param(name, marks=pytest.mark.slow) for name in NAMES)]


@pytest.fixture(params=ALL)
def attacked(request: pytest.FixtureRequest) -> Built:
    """An edition of attacks."""
    built: Built = request.getfixturevalue(request.param)
    return built


@pytest.fixture(params=ALL)
def pair(request: pytest.FixtureRequest) -> tuple[Built, Built]:
    """A hostile edition and its harmless twin."""
    control = "control_names" if request.param in NAMES else "control"
    return request.getfixturevalue(request.param), request.getfixturevalue(control)


@pytest.fixture(scope="session")
def checker() -> Iterator[Checker]:
    """What checks small editions quickly."""
    with Checker() as process:
        yield process

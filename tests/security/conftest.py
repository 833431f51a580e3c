"""The editions that are built once for all tests: hostile ones, and a harmless twin of each.

Before a commit a sample of the strings must do: with all of them, the building takes most of a minute.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

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


@pytest.fixture(scope="session")
def hostile_names(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Every string as the name of a file and of a folder, and as a title in the navigation."""
    return _once(tmp_path_factory, "hostile-names", lambda root: Edition(root, attacks()), plant_names)


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
ALL = [*OF_FIELDS, pytest.param("hostile_names", marks=pytest.mark.slow)]


@pytest.fixture(params=ALL)
def attacked(request: pytest.FixtureRequest) -> Built:
    """An edition of attacks."""
    built: Built = request.getfixturevalue(request.param)
    return built


@pytest.fixture(params=ALL)
def pair(request: pytest.FixtureRequest) -> tuple[Built, Built]:
    """A hostile edition and its harmless twin."""
    control = "control_names" if request.param == "hostile_names" else "control"
    return request.getfixturevalue(request.param), request.getfixturevalue(control)


@pytest.fixture(scope="session")
def checker() -> Iterator[Checker]:
    """What checks small editions quickly."""
    with Checker() as process:
        yield process

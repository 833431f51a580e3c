"""Sites that several tests look at, built once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.site.annotated_page import AnnotatedPage
from tests.site.building import REPOSITORY, Build, build
from tests.site.drawing import draw
from variorum.exporting.publishing import published

Publish = Callable[..., Build]


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The edition of this repository, built as it is published."""
    return build(REPOSITORY, tmp_path_factory.mktemp("real") / "site", "--strict")


@pytest.fixture(scope="session")
def real_page(real: Build) -> AnnotatedPage:
    """Its first article."""
    return AnnotatedPage.of(real.page("articles/china-defies-trump"))


@pytest.fixture
def real_address(real: Build) -> Iterator[str]:
    """Where the edition of this repository is published."""
    with published(real.site) as address:
        yield address


@pytest.fixture
def publish(tmp_path: Path) -> Publish:
    """Draws an edition and builds it."""

    def draw_and_build(files: Mapping[str, str | bytes], *options: str) -> Build:
        return build(draw(tmp_path / "edition", files), tmp_path / "site", *options)

    return draw_and_build


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of this repository's edition and engine, to be changed."""
    return copy_of_repository(tmp_path / "copy")


def copy_of_repository(target: Path, *further: str) -> Path:
    """Copy what an edition consists of, and `further` files of the repository."""
    for name in ("mkdocs.yml", "docs", "annotations", "hooks", *further):
        source = REPOSITORY / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target / name)
    return target

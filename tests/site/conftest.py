"""Sites that several tests look at, built once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.site.annotated_page import AnnotatedPage
from tests.site.building import HOOK, NEWSPAPER, REPOSITORY, Build, build
from tests.site.drawing import draw
from variorum.exporting.site_server import serve_site

Publish = Callable[..., Build]


@pytest.fixture(scope="session")
def newspaper_page(newspaper: Build) -> AnnotatedPage:
    """Its first article."""
    return AnnotatedPage.of(newspaper.page("articles/china-defies-trump"))


@pytest.fixture
def newspaper_address(newspaper: Build) -> Iterator[str]:
    """Where it is published."""
    with serve_site(newspaper.site) as address:
        yield address


@pytest.fixture
def publish(tmp_path: Path) -> Publish:
    """Draws an edition and builds it."""

    def draw_and_build(files: Mapping[str, str | bytes], *options: str) -> Build:
        return build(draw(tmp_path / "edition", files), tmp_path / "site", *options)

    return draw_and_build


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of that edition and of the engine, to be changed."""
    return copy_of_repository(tmp_path / "copy")


def copy_of_repository(target: Path, *further: str) -> Path:
    """Copy that edition, the engine, and `further` files of the repository."""
    shutil.copytree(NEWSPAPER, target)
    for name in ("hooks", *further):
        source = REPOSITORY / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, target / name)
    config = target / "mkdocs.yml"
    hook = HOOK.relative_to(REPOSITORY).as_posix()
    config.write_text(config.read_text("utf-8").replace(f"../../../{hook}", hook), "utf-8")
    return target

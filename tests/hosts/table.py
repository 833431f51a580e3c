"""The hosts with which an edition is built, each in an environment of its own."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tests.site.building import REPOSITORY

ENVIRONMENTS = REPOSITORY / ".venv-hosts"


class Host(NamedTuple):
    """A host, and how it comes by the edition."""

    name: str
    packages: tuple[str, ...]
    """What is installed; `.` is this engine with what it needs."""
    command: tuple[str, ...]
    """What builds a site from the folder that holds mkdocs.yml."""
    is_staged: bool
    """Whether it builds what `variorum stage` wrote; else the engine runs in it."""
    resolution: str = "highest"
    """Which of the versions that fit are taken."""

    @property
    def folder(self) -> Path:
        """Its environment; hosts with the same packages share one."""
        names = "-".join(package.strip(".") or "variorum" for package in self.packages)
        return ENVIRONMENTS / f"{names}-{self.resolution}"

    @property
    def program(self) -> list[str]:
        """The command, with the whole path of the program."""
        return [str(self.folder / "bin" / self.command[0]), *self.command[1:]]


_MKDOCS = ("mkdocs", "build", "--strict")
_PROPERDOCS = ("properdocs", "build", "--strict", "-f", "mkdocs.yml")
_ZENSICAL = ("zensical", "build", "--strict")
HOSTS = (
    Host("mkdocs-lowest", (".",), _MKDOCS, is_staged=False, resolution="lowest-direct"),
    Host("mkdocs-highest", (".",), _MKDOCS, is_staged=False),
    Host("mkdocs-staged", (".",), _MKDOCS, is_staged=True),
    Host("properdocs", (".", "properdocs"), _PROPERDOCS, is_staged=False),
    Host("properdocs-staged", (".", "properdocs"), _PROPERDOCS, is_staged=True),
    # Without the engine: what is staged needs nothing of it.
    Host("zensical-staged", ("zensical",), _ZENSICAL, is_staged=True),
    Host("zensical-extension", (".", "zensical"), _ZENSICAL, is_staged=False),
)

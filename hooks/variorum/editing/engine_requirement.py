"""How a new edition gets the engine: the lines of requirements.txt, and a wheel where there must be one."""

from __future__ import annotations

import json
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Any, NamedTuple

from variorum.editing.engine_repository import EngineRepository, repository_in
from variorum.editing.engine_wheel import Wheel, wheel_of
from variorum.version import VERSION

PACKAGE = "variorum"
WHEELS = "wheels"
"""The folder of an edition that has the engine's wheel, where no index has the engine."""


class NoEngine(Exception):
    """The running engine was not installed, so nobody can install it again from where it came."""


class Engine(NamedTuple):
    """How pip installs an engine into a new edition."""

    requirement: str
    """The content of requirements.txt."""
    wheel: Wheel | None = None
    """The file that the edition needs for it."""
    named: EngineRepository | None = None
    """Its repository, where the requirement does not say it."""

    @property
    def repository(self) -> EngineRepository | None:
        """Its public repository, at the version that is installed; None if nothing is known of one."""
        return self.named or repository_in(self.requirement)

    @property
    def is_of_this_machine(self) -> bool:
        """Return whether the requirement names a place that no other machine can reach."""
        return "@ file:" in self.requirement or "+file:" in self.requirement


def running_engine() -> Engine:
    """Return the engine that runs. Raise `NoEngine` if it was not installed."""
    try:
        installed = distribution(PACKAGE)
    except PackageNotFoundError as error:
        raise NoEngine from error
    return engine_of(installed)


def engine_of(installed: Distribution) -> Engine:
    """Return how to install an engine again that was installed as `installed`.

    The place that it came from is in `direct_url.json`, whose format is that of
    https://packaging.python.org/en/latest/specifications/direct-url-data-structure/. If there is no such
    file, the engine came from an index, or, if its version has a local label, from a wheel in an edition.
    """
    written = installed.read_text("direct_url.json")
    origin: dict[str, Any] | None = json.loads(written) if written else None
    if origin is None and "+" not in installed.version:
        return Engine(f"{PACKAGE}=={VERSION}")
    if origin is not None and not origin["url"].startswith("file:"):
        return Engine(_reference(origin))
    wheel = wheel_of(installed)
    # pip looks for the folder beside requirements.txt first, whatever folder it runs in.
    return Engine(f"--find-links {WHEELS}\n{PACKAGE}=={wheel.version}", wheel)


def _reference(origin: dict[str, Any]) -> str:
    url = origin["url"]
    if vcs := origin.get("vcs_info"):
        url = f"{vcs['vcs']}+{url}@{vcs['commit_id']}"
    part = f"#subdirectory={origin['subdirectory']}" if origin.get("subdirectory") else ""
    return f"{PACKAGE} @ {url}{part}"

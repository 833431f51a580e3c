"""The option that says where the engine's repository is, whose workflows an edition calls."""

from __future__ import annotations

import click

from variorum.editing.engine_repository import NoForge, repository_at
from variorum.editing.engine_requirement import Engine

OPTION = "--engine-repository"
engine_repository_option = click.option(
    OPTION,
    metavar="URL[@REF]",
    help="The engine's public repository on a forge, whose workflows the edition calls, and the commit or "
    "tag; by default that from which the engine was installed, and the tag of this version. Without any, "
    "the workflows are written out.",
)


def with_repository(engine: Engine, given: str | None) -> Engine:
    """Return `engine` with the repository that was given, if one was. Raise `BadParameter` if it is none."""
    if not given:
        return engine
    try:
        return engine._replace(named=repository_at(given))
    except NoForge as error:
        raise click.BadParameter(str(error), param_hint=OPTION) from error


def kept_address(given: str | None) -> str:
    """Return what upgrades have to know of the repository that was given: its address, not its version."""
    return (given or "").rpartition("@")[0] or given or ""

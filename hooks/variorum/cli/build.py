"""`variorum build`: build the site, or a part of it, or all parts one after the other."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import click

from variorum.cli.documented import Documented
from variorum.cli.join import tell
from variorum.cli.where import edition_at, settings_at
from variorum.configuration.config_file import ConfigError, read_config
from variorum.hosting.fitting_parts import NotJoined, fitting_parts
from variorum.hosting.join_parts import Joined, put_together
from variorum.hosting.part_processes import PartProcesses, RunPart, with_part
from variorum.hosting.staged_site import SiteNotWritten, StagedSite
from variorum.model.part import MOST, WHOLE, Part

EXAMPLES = """
    variorum build --strict
    variorum build --jobs 2
    variorum build --parts 2 --jobs 1
    variorum build --part 2/4 --site-dir parts/2
"""
EXITS = {0: "built", 1: "the edition has a problem (with --strict), or nothing was written"}
_HOSTS = ("mkdocs", "properdocs")
_PARTS = ".parts"
"""In the folder in which a site is being built: its parts."""


class _PartType(click.ParamType):  # type: ignore[type-arg]  # It takes one from click 8.4 on.
    name = "K/N"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Part:
        """Return the part that was written. Fail, in a sentence, if it is none."""
        try:
            return Part.parse(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


@click.command(
    "build",
    short_help="Build the site, in one piece or in parts.",
    cls=Documented,
    examples=EXAMPLES,
    exits=EXITS,
)
@click.option("-d", "--site-dir", type=click.Path(file_okay=False, path_type=Path),
              help="The folder of the site, if it is not the one in mkdocs.yml; or of the part.")  # fmt: skip
@click.option("-s", "--strict", is_flag=True, help="Exit with 1 if the edition has a problem.")
@click.option("--part", type=_PartType(), help="Build only this part, such as 2/4, for `variorum join`.")
@click.option("--parts", type=click.IntRange(1, MOST), help="Build in so many parts, and join them.")
@click.option("-j", "--jobs", type=click.IntRange(1, MOST), help="Build so many parts at a time.")
@click.option("--host", type=click.Choice(_HOSTS), default=_HOSTS[0], show_default=True, help="What builds.")
def build_command(
    site_dir: Path | None, *, strict: bool, part: Part | None, parts: int | None, jobs: int | None, host: str
) -> None:
    """Build the site as `mkdocs build` does, and large ones in parts.

    Each part is built by a process of its own, which reads the whole edition but writes only its share; the
    memory that it took is given back. Joined, they are the same files, byte for byte, as of a build in one
    piece. The first part tells the problems of the edition.
    """
    config = settings_at(edition_at(Path.cwd())).config
    if part and (parts or jobs):
        raise click.UsageError("--part builds one part; leave out --parts and --jobs, which build all.")
    if part and not site_dir:
        raise click.UsageError(f"Say with --site-dir into which folder: --site-dir parts/{part.number}")
    if not find_spec(host):
        raise click.UsageError(f"{host} is not installed here: pip install {host}")
    # As a server or a forge stops a build: its own processes are to end with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    site = (site_dir or _site_of(config)).absolute()
    total = parts or jobs or 1
    builder = _Builder(host, config, strict)
    if part or total == 1:
        command = builder.command(part or WHOLE, site)
        done = subprocess.run(command, env=with_part(os.environ, part or WHOLE), check=False)  # noqa: S603 - ours
        sys.exit(done.returncode)
    at_once = min(jobs or os.cpu_count() or 1, total)
    try:
        status, joined = _build_in_parts(builder, site, total, at_once)
    except (NotJoined, SiteNotWritten) as reason:
        raise click.ClickException(str(reason)) from reason
    tell(joined, site_dir or site)
    sys.exit(status)


def _site_of(config: Path) -> Path:
    """Return the folder that a configuration names for the site."""
    try:
        return config.parent / str(read_config(config).values.get("site_dir") or "site")
    except ConfigError as error:
        raise click.UsageError(str(error)) from error


class _Builder(NamedTuple):
    host: str
    config: Path
    is_strict: bool

    def command(self, part: Part, folder: Path) -> Sequence[str]:
        """Return what builds a part. Only the first, which is also the whole, tells what is wrong."""
        options = (["--strict"] if self.is_strict else []) if part.is_first else ["--quiet"]
        return [sys.executable, "-m", self.host, "build", "-f", str(self.config), "-d", str(folder), *options]


def _build_in_parts(builder: _Builder, site: Path, total: int, at_once: int) -> tuple[int, Joined]:
    """Build the parts and join them; return the exit status and what was made.

    Raise `NotJoined` or `SiteNotWritten` if that fails; then the last site is there.
    """
    with StagedSite(str(site)).being_written() as stage:
        parts = stage / _PARTS
        done = PartProcesses(builder.command, parts, total).run(at_once, _tell_part)
        _refuse_unbuilt(done)
        joined = put_together(fitting_parts([part.folder for part in done]), stage, are_moved=True)
        shutil.rmtree(parts)
    return max(part.status for part in done), joined


def _tell_part(ended: RunPart) -> None:
    memory = f" and {ended.peak / 1e6:,.0f} MB of memory" if ended.peak else ""
    if ended.is_built:
        click.echo(f"Part {ended.part} took {ended.cpu:.1f} s of computing{memory}.", err=True)


def _refuse_unbuilt(done: Sequence[RunPart]) -> None:
    """Raise `NotJoined` if a part was not built, and print its output; the first part prints its own."""
    unbuilt = [part for part in done if not part.is_built]
    if not unbuilt:
        return
    click.echo(unbuilt[0].output.decode("utf-8", "replace"), nl=False, err=True)
    raise NotJoined(f"Part {unbuilt[0].part} was not built. The last site has been kept.")

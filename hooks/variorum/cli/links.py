"""`variorum links`: asks whether the pages to which an edition links are still there."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.cli.documented import Documented
from variorum.cli.where import edition_at, read
from variorum.links.external_links import Answer, check_links, external_links
from variorum.model.wording import visible


@click.command(
    "links",
    cls=Documented,
    examples="variorum links",
    exits={0: "no page is gone, or there is no network", 1: "some pages are gone"},
)
@click.argument("path", type=click.Path(exists=True, path_type=Path), default=Path())
def links_command(path: Path) -> None:
    """Ask for every page outside the edition to which it links, and tell which are gone.

    PATH lies in the edition; without it, the current folder does.
    """
    links = external_links(read(edition_at(path)))
    checked = check_links(links)
    if checked and not any(link.has_met_server for link in checked):
        click.echo(f"There is no network: {len(links)} links were not checked.", err=True)
        return
    told = [link for link in checked if link.answer is not Answer.THERE]
    for link in told:
        where = ", ".join(links[link.address])
        click.echo(visible(f"{link.address}: {link.answer.value}: {link.reason}. In {where}."))
    gone = sum(link.answer is Answer.GONE for link in told)
    click.echo(f"{len(checked)} links: {gone} gone, {len(told) - gone} unclear.", err=True)
    raise SystemExit(1 if gone else 0)

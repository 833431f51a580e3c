"""`variorum links`: check whether the web pages that an edition links to still exist."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.cli.documented import Documented
from variorum.cli.where import edition_at, read
from variorum.links.external_links import Answer, check_links, external_links
from variorum.model.wording import visible


@click.command(
    "links",
    short_help="Request every web page that the edition links to.",
    cls=Documented,
    examples="variorum links",
    exits={0: "no page is gone, or there is no network", 1: "some pages are gone"},
)
@click.argument("path", type=click.Path(exists=True, path_type=Path), default=Path())
def links_command(path: Path) -> None:
    """Request every web page that the edition links to, and report those that are gone.

    PATH is the edition, or a folder in it; the default is the current folder.
    """
    links = external_links(read(edition_at(path)))
    checked = check_links(links)
    if checked and not any(link.reached_server for link in checked):
        click.echo(f"No network: {len(links)} links were not checked.", err=True)
        return
    reported = [link for link in checked if link.answer is not Answer.THERE]
    for link in reported:
        where = ", ".join(links[link.url])
        click.echo(visible(f"{link.url}: {link.answer.value}: {link.reason}. In {where}."))
    gone = sum(link.answer is Answer.GONE for link in reported)
    click.echo(f"{len(checked)} links: {gone} gone, {len(reported) - gone} unclear.", err=True)
    raise SystemExit(1 if gone else 0)

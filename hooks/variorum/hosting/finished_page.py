"""The last changes of a whole page, when all templates are done with it, and its views beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from variorum.hosting.alternate_links import with_alternate_links
from variorum.hosting.joined_styles import with_joined_styles
from variorum.hosting.offline_site import with_offline_head


def finished_page(
    output: str,
    destination: str,
    *,
    joined_styles: Sequence[str],
    offline_script: str | None,
    formats: Sequence[tuple[str, str, str]],
) -> str:
    """Return the page `output`, which is written to `destination`, as it is published.

    `joined_styles` are the stylesheets that it loads as one; `offline_script` lets readers keep the site;
    `formats` are what the page is published as besides.
    """
    if joined_styles:
        output = with_joined_styles(output, destination, joined_styles)
    if offline_script:
        output = with_offline_head(output, destination, offline_script)
    return with_alternate_links(output, formats) if formats else output


def write_views(output: str, content: str, views: Mapping[str, str], file: Path) -> None:
    """Write a page, whose content is `content`, once more for each of its views, beside its own `file`.

    `views` are their contents, by the names of their files.
    """
    for name, view in views.items():
        path = file.with_name(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(output.replace(content, view, 1), "utf-8")

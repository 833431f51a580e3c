"""Lets readers keep a site: links what that needs from each page, and writes the worker in the end."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Literal

from variorum.site.offline import MANIFEST, WORKER, is_kept, removing_worker, worker

Offline = bool | Literal["remove"]


def write_worker(site: Path, offline: Offline) -> str:
    """Write the worker into the finished `site`; return what a build says of it, in a sentence.

    Nothing is written or logged where the edition does not ask for it. Raise `OSError` if the
    disk refuses.
    """
    if not offline:
        return ""
    if offline == "remove":
        (site / WORKER).write_text(removing_worker(), "utf-8")
        return "What browsers kept of this site is taken back at their next visits (`offline: remove`)."
    languages = frozenset(_languages(site)) - {"en"}
    size, sums = 0, dict[str, str]()
    for path in sorted(site.rglob("*")):
        uri = path.relative_to(site).as_posix()
        if is_kept(uri, languages) and not any(part.startswith(".") for part in uri.split("/")):
            content = path.read_bytes()
            sums[uri] = hashlib.sha256(content).hexdigest()
            size += len(content)
    (site / WORKER).write_text(worker(sums), "utf-8")
    return f"Readers may keep this site: {len(sums)} files, {size / 1e6:.1f} MB, are fetched by each browser."


def with_offline_head(html: str, uri: str, script: str) -> str:
    """Return a whole page, at the address `uri`, with links to the manifest and the `script` in its head.

    They are added to the finished page: in the look of a site, the templates of its own pages are not ours.
    """
    root = "../" * uri.count("/")
    tags = (
        f'<link rel="manifest" href="{root}{MANIFEST}">'
        f'<script src="{root}{script}" data-worker="{root}{WORKER}" defer></script>'
    )
    return html.replace("</head>", f"{tags}</head>", 1)


def _languages(site: Path) -> list[str]:
    """Return the languages of the search, as its index names them."""
    for name in ("search/search_index.json", "search.json"):
        try:
            found = json.loads((site / name).read_bytes())["config"]["lang"]
        except (OSError, ValueError, KeyError, TypeError):
            continue
        return [str(language) for language in found] if isinstance(found, list) else []
    return []

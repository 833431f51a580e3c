"""What lets readers keep a site: a description of it as a program, and the worker that keeps its files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from variorum.apparatus.on_demand import icon
from variorum.rendering.stylesheet import THEME
from variorum.site.site_file import SiteFile

WORKER = "service-worker.js"
"""At the root of the site: a worker answers for what lies in its own folder."""
MANIFEST = "manifest.webmanifest"
SCRIPT = "assets/variorum-offline.js"
ICONS = {192: "assets/variorum-icon-192.png", 512: "assets/variorum-icon-512.png"}
SUM_LENGTH = 32
"""Characters of each SHA-256: half of it tells files apart as well."""
_SCRIPTS = THEME / "scripts" / "offline"
_PAGES = (".html",)
_PARTS = (".css", ".js", ".woff2", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico")
_LANGUAGES = "/lunr/"
"""Languages of Material's search: only others than English need one, each its own and what some share."""
_SHARED = frozenset(("stemmer", "multi", "tinyseg", "wordcut"))


def offline_files(name: str, language: str) -> Iterator[SiteFile]:
    """Yield what the site called `name` has beside the worker, which is made when all else is."""
    icons = [
        {"src": uri, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size, uri in ICONS.items()
        for purpose in ("any", "maskable")
    ]
    manifest = {
        "name": name,
        "short_name": name,
        "lang": language,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#fdfcf8",
        "theme_color": "#fdfcf8",
        "icons": icons,
    }
    yield SiteFile(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1) + "\n")
    yield SiteFile(SCRIPT, (_SCRIPTS / "register.js").read_text("utf-8"))
    for size, uri in ICONS.items():
        yield SiteFile(uri, icon(size))


def is_kept(uri: str, languages: frozenset[str]) -> bool:
    """Return whether the file at the address `uri` is needed to read, and so kept; downloads are not.

    `languages` are those of the search beside English.
    """
    if uri == WORKER or uri.rpartition("/")[2].endswith("card.png"):
        return False
    if uri.startswith("search/pagefind-"):
        # Without a network the search of the theme answers: an index of parts is larger as a whole.
        return False
    if _LANGUAGES in uri:
        words = set(uri.rpartition("/")[2].split("."))
        return uri.endswith(".js") and bool(languages) and not words.isdisjoint(languages | _SHARED)
    return uri.endswith((*_PAGES, *_PARTS)) or uri in ("search/search_index.json", "search.json", MANIFEST)


def worker(sums: Mapping[str, str]) -> str:
    """Return the worker that keeps the files with these SHA-256, by their addresses."""
    short = {
        uri.removesuffix("index.html") if _is_index(uri) else uri: checksum[:SUM_LENGTH]
        for uri, checksum in sums.items()
    }
    files = json.dumps(dict(sorted(short.items())), ensure_ascii=False, indent=0)
    return f'"use strict"\nconst FILES = {files}\n{(_SCRIPTS / "worker.js").read_text("utf-8")}'


def removing_worker() -> str:
    """Return the worker that takes back what an earlier one kept."""
    return (_SCRIPTS / "remove.js").read_text("utf-8")


def _is_index(uri: str) -> bool:
    return uri == "index.html" or uri.endswith("/index.html")

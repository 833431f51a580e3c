"""A sum of the engine as it runs: its own sources, Python, and all packages beside it."""

from __future__ import annotations

import os
import sys
import unicodedata
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path

from variorum.yaml_files.node import HAS_FAST_PARSER

_ENGINE = Path(__file__).parents[1]
_NO_SOURCES_END = (".pyc", ".pyo")
_ABOUT_PACKAGES = (".dist-info", ".egg-info")
_NO_SOURCES = ("__pycache__", "starter", "theme")


@cache
def engine_sum() -> bytes | None:
    """Return a digest that differs wherever the engine may come to other results from the same files.

    None if its sources cannot be read, as in an archive.
    """
    try:
        sources = _sources(os.fspath(_ENGINE), "")
    except OSError:
        return None
    digest = blake2b(digest_size=32)
    for name, content in sources:
        digest.update(b"%d %d " % (len(name), len(content)))
        digest.update(name)
        digest.update(content)
    about = (sys.version, sys.platform, unicodedata.unidata_version, HAS_FAST_PARSER, _packages())
    digest.update(repr(about).encode(errors="surrogatepass"))
    return digest.digest()


def _sources(folder: str, below: str) -> list[tuple[bytes, bytes]]:
    found = []
    with os.scandir(folder) as listed:
        for entry in sorted(listed, key=lambda entry: entry.name):
            name = f"{below}/{entry.name}"
            if entry.is_dir():
                found += [] if entry.name in _NO_SOURCES else _sources(entry.path, name)
            elif not entry.name.endswith(_NO_SOURCES_END):
                found.append((os.fsencode(name), Path(entry.path).read_bytes()))
    return found


def _packages() -> list[str]:
    """Return the names and versions of all installed packages, as their folders say."""
    found = []
    for folder in sys.path:
        with suppress(OSError):
            found += [path.name for path in Path(folder).iterdir() if path.name.endswith(_ABOUT_PACKAGES)]
    return sorted(found)

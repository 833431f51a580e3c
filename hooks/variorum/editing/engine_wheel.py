"""The engine that runs → a wheel, for an edition that no index and no repository can give the engine.

The format is that of https://packaging.python.org/en/latest/specifications/binary-distribution-format/
"""

from __future__ import annotations

import hashlib
import io
import re
from base64 import urlsafe_b64encode
from importlib.metadata import Distribution
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from variorum.version import VERSION

ENGINE = Path(__file__).parents[1]
PLUGIN = "variorum_mkdocs.py"
_PLUGIN_OF_A_CHECKOUT = "mkdocs_events.py"
_TAG = "py3-none-any"
_WHEEL = f"Wheel-Version: 1.0\nGenerator: variorum {VERSION}\nRoot-Is-Purelib: true\nTag: {_TAG}\n"


class Wheel(NamedTuple):
    """A wheel as a file."""

    name: str
    """Its file name, which the format prescribes."""
    version: str
    """Its version, with a local label made from the content. No public index takes such versions, so a
    requirement of this version can be met by this wheel alone."""
    content: bytes


def wheel_of(installed: Distribution) -> Wheel:
    """Return a wheel of the engine that runs, whose metadata is that of `installed`.

    The same engine gives the same bytes. Raise `OSError` if a file of the engine cannot be read.
    """
    files = _engine_files()
    metadata = _without_version(installed.read_text("METADATA") or "")
    info = {
        "entry_points.txt": (installed.read_text("entry_points.txt") or "").encode(),
        "WHEEL": _WHEEL.encode(),
    }
    info |= _licences(installed)
    label = _digest({**files, **info, "METADATA": metadata.encode()}).hex()[:12]
    version = f"{VERSION}+w{label}"
    info["METADATA"] = metadata.replace("\n", f"\nVersion: {version}\n", 1).encode()
    files |= {f"variorum-{version}.dist-info/{name}": content for name, content in info.items()}
    record = f"variorum-{version}.dist-info/RECORD"
    files[record] = _record(files, record).encode()
    return Wheel(f"variorum-{version}-{_TAG}.whl", version, _zipped(files))


def _engine_files() -> dict[str, bytes]:
    found = {
        f"variorum/{path.relative_to(ENGINE).as_posix()}": path.read_bytes()
        for path in sorted(ENGINE.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }
    plugin = ENGINE.with_name(_PLUGIN_OF_A_CHECKOUT)
    found[PLUGIN] = (plugin if plugin.is_file() else ENGINE.with_name(PLUGIN)).read_bytes()
    return found


def _licences(installed: Distribution) -> dict[str, bytes]:
    """Return the texts of the licences, without which the engine may not be passed on."""
    found = {}
    for path in installed.files or []:
        if "licenses" in path.parts:
            found["/".join(path.parts[path.parts.index("licenses") :])] = Path(
                str(path.locate())
            ).read_bytes()
    return found


def _without_version(metadata: str) -> str:
    """Return METADATA without the line of its header that has the version."""
    return re.sub(r"^Version: .*\n", "", metadata, count=1, flags=re.MULTILINE)


def _digest(files: dict[str, bytes]) -> bytes:
    digest = hashlib.sha256()
    for name, content in files.items():
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.digest()


def _record(files: dict[str, bytes], own_name: str) -> str:
    lines = [
        f"{name},sha256={urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip('=')},{len(content)}"
        for name, content in files.items()
    ]
    return "\n".join([*lines, f"{own_name},,"]) + "\n"


def _zipped(files: dict[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            entry = ZipInfo(name)  # Dated 1980, so that the same files give the same archive.
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o100644 << 16
            zipped.writestr(entry, content)
    return archive.getvalue()

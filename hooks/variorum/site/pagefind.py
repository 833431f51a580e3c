"""Pagefind as a program: pages in their order → the files of an index.

Given a folder, Pagefind reads its pages in the order in which the disk has them, which is not the same each
time, and the index has their numbers. So they are told to it one after another, as its own packages for Node
and Python do; that for Python waits a tenth of a second for each.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import IO, Any

_SEPARATOR = b","
_CHUNK = 1 << 16


class IndexingFailed(Exception):
    """Pagefind made no index; the message says why, as a clause."""


def executable() -> Path | None:
    """Return the program, or None where it is not installed."""
    try:
        found: Path | None = import_module("pagefind.service").get_executable()
    except ImportError:
        return None
    return found


def index_of(pages: Iterable[str], language: str) -> dict[str, bytes]:
    """Return the files of the index of `pages`, each a whole page of HTML, by their addresses.

    They are all taken to be in `language`. The same pages give the same bytes. Raise `IndexingFailed`.
    """
    program = executable()
    if program is None:
        raise IndexingFailed("it is not installed")
    try:
        last = _talk(program, _requests(pages, language))
    except BrokenPipeError as error:
        raise IndexingFailed("it ended too early") from error
    return {file["path"]: b64decode(file["content"]) for file in last["files"]}


def _talk(program: Path, requests: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return what Pagefind answers to the last of the requests. Raise `BrokenPipeError` if it ends early."""
    # It would also read a file of settings in its folder, and what the environment says.
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PAGEFIND_")}
    with (
        tempfile.TemporaryDirectory(prefix="variorum-search-") as folder,
        subprocess.Popen(  # noqa: S603 - the program of the package
            [program, "--service"],
            cwd=folder,
            env=kept,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as service,
    ):
        assert service.stdin
        assert service.stdout
        try:
            count = _send(service.stdin, requests)
            last: dict[str, Any] = {}
            for answer in islice(_answers(service.stdout), count):
                last = _payload(answer)
            return last
        finally:
            service.kill()


def _requests(pages: Iterable[str], language: str) -> Iterator[dict[str, Any]]:
    yield {"type": "NewIndex", "config": {"force_language": language}}
    for number, page in enumerate(pages):
        yield {"type": "AddFile", "index_id": 0, "url": f"/{number}", "file_contents": page}
    # Files that it writes itself may not be whole yet when it says that they are written.
    yield {"type": "GetFiles", "index_id": 0}


def _send(to: IO[bytes], requests: Iterable[dict[str, Any]]) -> int:
    """Send the requests and return their number; what is answered waits in Pagefind until it is read.

    It ends when nothing more can come, so its input stays open.
    """
    number = 0
    for number, request in enumerate(requests, 1):
        message = json.dumps({"message_id": number, "payload": request}).encode()
        to.write(b64encode(message) + _SEPARATOR)
    to.flush()
    return number


def _answers(source: IO[bytes]) -> Iterator[bytes]:
    """Yield each answer. Raise `IndexingFailed` if Pagefind ends."""
    begun: list[bytes] = []
    while chunk := os.read(source.fileno(), _CHUNK):
        first, *others = chunk.split(_SEPARATOR)
        begun.append(first)
        for other in others:
            yield b"".join(begun)
            begun = [other]
    raise IndexingFailed("it ended too early")


def _payload(answer: bytes) -> dict[str, Any]:
    payload: dict[str, Any] = json.loads(b64decode(answer))["payload"]
    if payload["type"] == "Error":
        raise IndexingFailed(f"it said: {payload['message']}")
    return payload

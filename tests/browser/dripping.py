"""A slow line: what is served elsewhere, with its pages arriving drop by drop."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler
from time import sleep
from typing import Any
from urllib.request import urlopen

from variorum.exporting.site_server import serve

DROP, PAUSE = 700, 0.005
"""Bytes, and the seconds after each: 140 kB a second, ends of drops anywhere in words and tags."""


@contextmanager
def dripping(address: str) -> Iterator[str]:
    """Yield where the site at `address` is served slowly; what its pages load comes at once."""

    class Slow(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Pass on what there is."""
            with urlopen(address + self.path.removeprefix("/"), timeout=10) as response:
                content: bytes = response.read()
                self.send_response(200)
                self.send_header("Content-Type", response.headers["Content-Type"])
                self.end_headers()
            step = DROP if self.path.endswith("/") else len(content)
            # A browser that has seen enough hangs up.
            with suppress(ConnectionError):
                for start in range(0, len(content), step):
                    self.wfile.write(content[start : start + step])
                    self.wfile.flush()
                    sleep(PAUSE)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name of its base
            """Say nothing of each request."""

    with serve(Slow) as served:
        yield served

"""What is served elsewhere, compressed, as hosts of sites send it."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

from variorum.exporting.site_server import serve

_PACKED = (".woff2", ".png")


@contextmanager
def compressing(address: str) -> Iterator[str]:
    """Yield where the site at `address` is served compressed, by connections that stay open."""

    class Compressing(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            """Pass on what there is."""
            try:
                with urlopen(address + self.path.removeprefix("/"), timeout=10) as response:
                    content: bytes = response.read()
                    media_type = response.headers["Content-Type"]
            except HTTPError as error:
                self.send_error(error.code)
                return
            self.send_response(200)
            self.send_header("Content-Type", media_type)
            if not self.path.endswith(_PACKED):
                content = gzip.compress(content, 9, mtime=0)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            with suppress(ConnectionError):
                self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name of its base
            """Say nothing of each request."""

    with serve(Compressing) as served:
        yield served

"""A built site on a web server of this machine, for as long as somebody looks at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any


class _Quiet(SimpleHTTPRequestHandler):
    # As hosts of static sites do; else a browser takes a text for Western European.
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".txt": "text/plain; charset=utf-8"}  # noqa: RUF012

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name of its base
        """Say nothing of each request."""


class Server(ThreadingHTTPServer):
    """A web server for a browser that asks for the files of several pages at once."""

    # Of connections beyond these Linux drops the first packet, which is sent again some seconds later; with
    # the usual five a page may take a minute.
    request_queue_size = 128


@contextmanager
def serve_site(site: Path) -> Iterator[str]:
    """Yield the address at which the built `site` is served, with a slash at its end."""
    with serve(partial(_Quiet, directory=str(site))) as address:
        yield address


@contextmanager
def serve(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """Yield the address at which `handler` answers each request, with a slash at its end."""
    with Server(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()

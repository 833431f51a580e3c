"""Opens URLs on the public web only, never on this machine or its local network.

A URL may come from an untrusted contribution. A host name is resolved once, and the connection is made to
that IP address, so that the name cannot resolve differently after the check (DNS rebinding).
"""

from __future__ import annotations

import socket
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from ipaddress import ip_address
from threading import Timer
from time import monotonic
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    getproxies,
)

SCHEMES = ("http", "https")


class NotPublic(OSError):
    """A URL leads to this machine or to a private network."""


def public_opener(deadline: float) -> OpenerDirector:
    """Return an opener for URLs on the public web, until `deadline`, a time of `time.monotonic`.

    It raises `NotPublic`, possibly as the reason of a `URLError`; `TimeoutError` or another `OSError` after
    the deadline; `HTTPError` for a redirect to anything but http and https. If there is a proxy, the proxy
    decides what may be requested.
    """
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        _Http(deadline),
        _Https(deadline),
        _Redirects(),
        HTTPDefaultErrorHandler(),
        HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


def is_public(address: str) -> bool:
    """Return whether an IP address is publicly routable (RFC 6890)."""
    ip = ip_address(address.partition("%")[0])
    inside = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None) or ip
    return ip.is_global and inside.is_global and not ip.is_multicast


def _connect(address: tuple[str, int], timeout: float, source: Any = None) -> socket.socket:
    """Return a socket to the first address of a host. Raise `NotPublic` if any of them is private."""
    host, port = address
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    has_proxy = any(scheme in getproxies() for scheme in SCHEMES)
    if not has_proxy and not all(is_public(str(info[4][0])) for info in found):
        raise NotPublic("it leads into a private network")
    return socket.create_connection((str(found[0][4][0]), port), timeout, source)


class _Bounded(HTTPConnection):
    """A connection that is closed at its deadline, even if the server keeps sending slowly."""

    deadline = 0.0

    def connect(self) -> None:
        left = self.deadline - monotonic()
        if left <= 0:
            raise TimeoutError("it takes too long")
        self.timeout = min(self.timeout or left, left)
        self._create_connection = _connect
        super().connect()
        self._timer = Timer(self.deadline - monotonic(), _cut, [self.sock])
        self._timer.daemon = True
        self._timer.start()


class _BoundedTls(_Bounded, HTTPSConnection):
    """The same, encrypted."""


def _cut(sock: socket.socket) -> None:
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


class _Http(HTTPHandler):
    def __init__(self, deadline: float) -> None:
        super().__init__()
        self.kind: Any = type("_Until", (_Bounded,), {"deadline": deadline})

    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(self.kind, req)


class _Https(HTTPSHandler):
    def __init__(self, deadline: float) -> None:
        super().__init__()
        self.kind: Any = type("_Until", (_BoundedTls,), {"deadline": deadline})

    def https_open(self, req: Request) -> HTTPResponse:
        return self.do_open(self.kind, req)


class _Redirects(HTTPRedirectHandler):
    def redirect_request(
        self, req: Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> Request | None:
        if urlsplit(newurl).scheme not in SCHEMES:
            raise HTTPError(req.full_url, code, "it redirects out of the web", headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)

"""Asks the public web, and nothing else: not this machine, not the network that it stands in.

An address may be a stranger's. Names are resolved once, and what they resolve to is asked: so that a name
cannot mean one machine when it is looked at and another when it is asked.
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
    """Raised where an address leads to this machine or to a network of its own."""


def public_opener(deadline: float) -> OpenerDirector:
    """Return what opens addresses of the public web until `deadline`, a time of `time.monotonic`.

    What it opens raises `NotPublic`, also as the reason of a `URLError`; `TimeoutError` or another `OSError`
    when the time is over; `HTTPError` for a redirect to anything but http and https. Through a proxy, the
    proxy decides what may be asked.
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
    """Return whether an IP address is one of the public network (RFC 6890)."""
    ip = ip_address(address.partition("%")[0])
    inside = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None) or ip
    return ip.is_global and inside.is_global and not ip.is_multicast


def _connect(address: tuple[str, int], timeout: float, source: Any = None) -> socket.socket:
    """Return a socket to the first public address of a host, as `socket.create_connection` would."""
    host, port = address
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    has_proxy = any(scheme in getproxies() for scheme in SCHEMES)
    if not has_proxy and not all(is_public(str(of[4][0])) for of in found):
        raise NotPublic("it leads into a private network")
    return socket.create_connection((str(found[0][4][0]), port), timeout, source)


class _Bounded(HTTPConnection):
    """A connection that is cut at its deadline, however slowly the other end speaks."""

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

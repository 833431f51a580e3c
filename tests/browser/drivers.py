"""The tongues of Firefox and WebKit, in the few words that the tests need."""

from __future__ import annotations

import json
import socket
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.error import HTTPError
from urllib.request import Request, urlopen


class RefusedByBrowser(Exception):
    """The browser could not do what it was asked for."""


class Driver(Protocol):
    """A browser of which one window is open."""

    def open(self, address: str) -> None: ...

    def resize(self, width: int, height: int) -> None: ...

    def run(self, script: str, *arguments: Any) -> Any:
        """Run the body of a function in the page, and return what it returns."""

    def act(self, *devices: dict[str, Any]) -> None:
        """Move pointers and press keys, as WebDriver describes it."""


@dataclass(slots=True)
class Marionette:
    """Firefox's own protocol: messages of JSON, each after its length."""

    connection: socket.socket
    _count: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self._read()
        self._say("NewSession", capabilities={})

    def open(self, address: str) -> None:
        self._say("Navigate", url=address)

    def resize(self, width: int, height: int) -> None:
        self._say("SetWindowRect", width=width, height=height)

    def run(self, script: str, *arguments: Any) -> Any:
        return self._say("ExecuteScript", script=script, args=list(arguments))["value"]

    def act(self, *devices: dict[str, Any]) -> None:
        self._say("PerformActions", actions=list(devices))

    def _say(self, command: str, **parameters: Any) -> Any:
        self._count += 1
        message = json.dumps([0, self._count, f"WebDriver:{command}", parameters]).encode()
        self.connection.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self._read()
        if error:
            raise RefusedByBrowser(error["message"])
        return result

    def _read(self) -> Any:
        length = b""
        while (sign := self._bytes(1)) != b":":
            length += sign
        return json.loads(self._bytes(int(length)))

    def _bytes(self, count: int) -> bytes:
        read = b""
        while len(read) < count:
            if not (more := self.connection.recv(count - len(read))):
                raise RefusedByBrowser("Firefox has closed the connection.")
            read += more
        return read


@dataclass(slots=True)
class WebDriver:
    """The protocol that WebKit speaks, over HTTP."""

    address: str
    binary: str
    _session: str = field(default="", init=False)

    def __post_init__(self) -> None:
        binary = {"binary": self.binary, "args": ["--automation"]}
        options = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": binary}}}
        self._session = f"/{self._say('', options)['sessionId']}"

    def open(self, address: str) -> None:
        self._say("/url", {"url": address})

    def resize(self, width: int, height: int) -> None:
        self._say("/window/rect", {"width": width, "height": height})

    def run(self, script: str, *arguments: Any) -> Any:
        return self._say("/execute/sync", {"script": script, "args": list(arguments)})

    def act(self, *devices: dict[str, Any]) -> None:
        self._say("/actions", {"actions": list(devices)})

    def close(self) -> None:
        with urlopen(Request(f"{self.address}/session{self._session}", method="DELETE"), timeout=30):
            pass

    def _say(self, command: str, body: dict[str, Any]) -> Any:
        address = f"{self.address}/session{self._session}{command}"
        try:
            with urlopen(Request(address, json.dumps(body).encode(), method="POST"), timeout=60) as response:
                return json.load(response)["value"]
        except HTTPError as error:
            raise RefusedByBrowser(json.load(error)["value"]["message"]) from error

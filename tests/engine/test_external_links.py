"""Links that lead out of the edition: all are found, and what is gone is told from what is not clear."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.engine.trial_edition import trial_edition
from variorum.cli import main
from variorum.exporting.site_server import serve
from variorum.links import external_links as external_links_module
from variorum.links import public_web
from variorum.links.external_links import Answer, check_links, external_links
from variorum.pipeline import check

NOWHERE = "http://nowhere.invalid"
FILES = {
    "annotations/sources.yml": """
- {id: harbour-book, type: book, title: The Harbour Book, URL: SERVER/here, archived: SERVER/gone}
""",
    "annotations/contributors.yml": "- {id: editors, name: The editors, url: SERVER/no-head}\n",
    "annotations/entities.yml": """
- id: anna-holm
  name: Anna Holm
  type: person
  description: Keeper of the lamp on Gull Rock.
  note: See [her page](SERVER/forbidden) and [this edition](../glossary.md).
""",
}


class Pages(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        if self.path == "/slow":
            self.do_drip()
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.end_headers()
            return
        self._answer({"/here": 200, "/no-head": 405, "/forbidden": 403}.get(self.path, 404))

    def do_GET(self) -> None:
        if self.path.startswith(("/to/", "/slow")):
            self.do_HEAD()
            return
        self._answer({"/here": 200, "/no-head": 200, "/forbidden": 403}.get(self.path, 404))

    def do_drip(self) -> None:
        """Send one byte after the other, and never all of them."""
        for _ in range(600):
            self.wfile.write(b"H")
            self.wfile.flush()
            time.sleep(0.05)

    def _answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        pass


def without_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    without_proxy(monkeypatch)
    monkeypatch.setattr(public_web, "is_public", lambda address: address == "127.0.0.1")
    with serve(Pages) as address:
        yield address.removesuffix("/")


def edition(root: Path, server: str) -> Path:
    return trial_edition(root, {name: text.replace("SERVER", server) for name, text in FILES.items()})


def test_every_address_is_found_with_what_has_it(tmp_path: Path) -> None:
    links = external_links(check(edition(tmp_path / "edition", "https://a.example")))
    assert links == {
        "https://a.example/forbidden": ["anna-holm"],
        "https://a.example/gone": ["harbour-book"],
        "https://a.example/here": ["harbour-book"],
        "https://a.example/no-head": ["editors"],
    }


def test_what_is_gone_is_told_from_what_is_not_clear(tmp_path: Path, server: str) -> None:
    told = CliRunner().invoke(main, ["links", str(edition(tmp_path / "edition", server))])
    assert told.stdout.splitlines() == [
        f"{server}/forbidden: unclear: 403 Forbidden. In anna-holm.",
        f"{server}/gone: gone: 404 Not Found. In harbour-book.",
    ]
    assert told.stderr == "4 links: 1 gone, 1 unclear.\n"
    assert told.exit_code == 1


def test_without_a_network_it_says_so_and_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    told = CliRunner().invoke(main, ["links", str(edition(tmp_path / "edition", NOWHERE))])
    assert told.stderr == "No network: 4 links were not checked.\n"
    assert told.exit_code == 0


def test_a_server_that_never_ends_is_left(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(external_links_module, "LONGEST", 1.0)
    begun = time.monotonic()
    (checked,) = check_links([f"{server}/slow"])
    assert checked.answer is Answer.UNCLEAR
    assert time.monotonic() - begun < 6


@pytest.mark.parametrize(
    "to", ["ftp://a.example/", "file:///etc/passwd", "data:text/plain,x", "gopher://a.example/", "//[::1]:1/"]
)
def test_a_redirect_out_of_the_web_is_not_followed(server: str, to: str) -> None:
    (checked,) = check_links([f"{server}/to/{to}"])
    assert checked.answer is Answer.UNCLEAR


@pytest.mark.parametrize(
    "host",
    [
        *(
            "127.0.0.1",
            "localhost",
            "2130706433",
            "0x7f.1",
            "0.0.0.0",
            "10.0.0.1",
            "192.168.1.1",
            "169.254.169.254",
        ),
        *(
            "[::1]",
            "[::ffff:127.0.0.1]",
            "[fe80::1]",
            "[fd00::1]",
            "100.64.0.1",
            "[2002:7f00:1::]",
            "224.0.0.1",
        ),
    ],
)
def test_this_machine_and_its_network_are_not_asked(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    without_proxy(monkeypatch)

    def refuse(*_: object) -> None:
        raise AssertionError("It was asked.")

    monkeypatch.setattr(socket, "create_connection", refuse)
    (checked,) = check_links([f"http://{host}:80/"])
    assert checked.answer is not Answer.THERE
    assert checked.reason in ("it leads into a private network", "there is no such host")


def test_a_redirect_into_the_network_is_not_followed(server: str) -> None:
    (checked,) = check_links([f"{server}/to/http://127.0.0.2:9/"])
    assert (checked.answer, checked.reason) == (Answer.UNCLEAR, "it leads into a private network")

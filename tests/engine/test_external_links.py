"""Links that lead out of the edition: all are found, and what is gone is told from what is not clear."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.engine.trial_edition import trial_edition
from variorum.cli import main
from variorum.external_links import external_links
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
        self._answer({"/here": 200, "/no-head": 405, "/forbidden": 403}.get(self.path, 404))

    def do_GET(self) -> None:
        self._answer({"/here": 200, "/no-head": 200, "/forbidden": 403}.get(self.path, 404))

    def _answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        pass


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    pages = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=pages.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{pages.server_port}"
    pages.shutdown()
    thread.join()
    pages.server_close()


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
    assert told.stderr == "There is no network: 4 links were not checked.\n"
    assert told.exit_code == 0

"""Under a version of the host that has other insides, a save builds all, as it does without us."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import mkdocs.commands.build
from mkdocs.livereload import LiveReloadServer

from variorum.hosting.live_server import _OF_HOST, _OF_SERVER, serve_live


def test_a_host_with_other_insides_is_left_as_it_is(tmp_path: Path) -> None:
    watched: list[str] = []
    server = SimpleNamespace(watch=watched.append)
    live: Any = SimpleNamespace(host=mkdocs.commands.build, is_asked=False)
    serve_live(server, live, lambda: None, tmp_path, (tmp_path, tmp_path / "not-there"))
    assert watched == [str(tmp_path)]
    assert not live.is_asked
    assert vars(server).keys() == {"watch"}


def test_the_host_that_is_installed_has_all_that_is_used(tmp_path: Path) -> None:
    assert [name for name in _OF_HOST if not hasattr(mkdocs.commands.build, name)] == []
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    try:
        assert [name for name in _OF_SERVER if not hasattr(server, name)] == []
    finally:
        server.server_close()

"""Lets the server of a host take up saved notes without building all again, and make pages when asked."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import RLock
from typing import Any

from variorum.hosting.live_site import LiveSite

_OF_SERVER = ("_epoch_cond", "_visible_epoch", "_wanted_epoch", "_watched_paths", "observer", "serve_request")
_OF_HOST = ("_build_page", "_build_theme_template", "_populate_page", "Page")
"""What is used here and in `live_site` of MkDocs 1.6, though nothing promises that it stays."""


class _Saves:
    """A handler of the server's observer, which remembers what was saved."""

    def __init__(self) -> None:
        self._paths: set[str] = set()

    def dispatch(self, event: Any) -> None:
        if not event.is_directory:
            self._paths.update(filter(None, (event.src_path, getattr(event, "dest_path", ""))))

    def pop_saved(self) -> set[str]:
        """Return the paths that were saved since the last call."""
        paths, self._paths = self._paths, set()
        return paths


def serve_live(
    server: Any, live: LiveSite, builder: Callable[..., None], annotations: Path, watched: Iterable[Path]
) -> None:
    """Let `server` watch these folders beside its own, and ask `live` before it builds or answers.

    `builder` builds the whole site: after a save anywhere but in the folder of `annotations`. Under a
    version of the host that lacks what this needs, each save builds all, as usual.
    """
    folders = [str(folder) for folder in watched if folder.is_dir()]
    if not (
        all(hasattr(server, name) for name in _OF_SERVER) and all(hasattr(live.host, n) for n in _OF_HOST)
    ):
        for folder in folders:
            server.watch(folder)
        return
    saves, lock, answer = _Saves(), RLock(), server.serve_request
    watch = server.watch

    def watch_and_remember(path: str, *args: Any, **options: Any) -> None:
        watch(path, *args, **options)
        server.observer.schedule(saves, str(Path(path).absolute()), recursive=options.get("recursive", True))

    def build() -> None:
        paths = saves.pop_saved()
        with lock:
            are_notes = bool(paths) and all(Path(path).is_relative_to(annotations) for path in paths)
            if not are_notes or not live.take_up():
                builder()

    def respond(environ: dict[str, Any], start_response: Any) -> Any:
        address = _address(environ["PATH_INFO"], server.mount_path)
        if address is not None:
            with server._epoch_cond:
                server._epoch_cond.wait_for(lambda: server._visible_epoch == server._wanted_epoch)
            with lock:
                live.make(address)
        return answer(environ, start_response)

    for path in list(server._watched_paths):
        server.observer.schedule(saves, path, recursive=True)
    server.watch, server.builder = watch_and_remember, build
    server.set_app(respond)
    live.is_asked = True
    for folder in folders:
        server.watch(folder)


def _address(path: str, mount: str) -> str | None:
    """Return the address within the site that a request asks for; None if it asks for no file of it."""
    asked = path.encode("latin-1").decode("utf-8", "ignore")
    if asked.startswith("/livereload/") or not asked.startswith(mount):
        return None
    relative = asked[len(mount) :] + ("index.html" if asked.endswith("/") else "")
    return posixpath.normpath(f"/{relative}").lstrip("/")

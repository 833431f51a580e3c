"""A site as people see it while they edit it, without a server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.site.building import files_of
from variorum.hosting.live_site import LiveSite

ADDRESS = "http://127.0.0.1:8000/"


class Preview:
    """A site as `mkdocs serve` builds it, without the server."""

    def __init__(self, root: Path, site: Path) -> None:
        self.root, self.site = root, site
        self.built()
        hooks = (plugin for plugin in self._load().plugins.values() if hasattr(plugin, "_as_hook"))
        self.owner = next(hooks)._as_hook

    def built(self, site: Path | None = None) -> dict[str, bytes]:
        """Build all of it, as the first time and where more was saved than notes."""
        config = self._load(site)
        config.plugins.on_startup(command="serve", dirty=False)
        config.site_url = ADDRESS
        build(config, serve_url=ADDRESS)
        return files_of(site or self.site)

    def save(self) -> None:
        """Take up what was saved in the folder of annotations, as the server does."""
        if not self.owner.live.take_up():
            self.built()

    def of_a_clean_build(self) -> tuple[dict[str, bytes], list[str]]:
        """Return the files and the problems of a build that knows nothing of those before it."""
        kept = dict(vars(self.owner))
        vars(self.owner).pop("build")
        self.owner.live = LiveSite(kept["live"].host, self.owner, lambda _: None)
        try:
            return self.built(self.site.with_name("clean")), self.problems
        finally:
            vars(self.owner).clear()
            vars(self.owner).update(kept)

    @property
    def problems(self) -> list[str]:
        """What is wrong with the edition, as it is told."""
        return list(self.owner.build.warnings)

    def _load(self, site: Path | None = None) -> Any:
        return load_config(str(self.root / "mkdocs.yml"), site_dir=str(site or self.site))

    def asked_for(self) -> dict[str, bytes]:
        """Ask for every file once."""
        named = {file.dest_uri for file in self.owner.live.files}
        for address in sorted(named.union(files_of(self.site))):
            self.owner.live.make(address)
        return files_of(self.site)

"""Programs for annotations from npm, as one script for a page."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.editor.node_package import node, package

VERSIONS = {
    "@apache-annotator/dom": "0.2.0",
    "@apache-annotator/selector": "0.2.0",
    "@recogito/text-annotator": "4.1.1",
}
HYPOTHESIS = "1.1766.0"
ESBUILD = "0.28.2"
ENTRY = Path(__file__).with_suffix(".js")


def bundled(folder: Path) -> str:
    """Return a script that defines `clients`, with one function a program. Skips where npm is missing.

    Of Hypothesis' client the package has no modules, but a map with their sources, from which its anchoring
    is bundled.
    """
    _unpack(package("hypothesis", HYPOTHESIS) / "build/scripts/annotator.bundle.js.map", folder)
    alias = {"approx-string-match": str(folder / "approx-string-match/build/src/index.js")}
    return bundle(folder, ENTRY, VERSIONS, alias)


def bundle(folder: Path, entry: Path, versions: Mapping[str, str], alias: Mapping[str, str]) -> str:
    """Return the script `entry` with the packages it imports, as the global `clients`."""
    modules = [folder, *(_modules(name, version) for name, version in versions.items())]
    made = folder / "clients.js"
    options = {
        "entryPoints": [str(entry)], "outfile": str(made), "nodePaths": [str(path) for path in modules],
        "alias": dict(alias), "bundle": True, "format": "iife", "globalName": "clients", "logLevel": "error",
    }  # fmt: skip
    esbuild = package("esbuild", ESBUILD)
    script = f"require({json.dumps(str(esbuild))}).buildSync({json.dumps(options)})"
    subprocess.run([node(), "-e", script], check=True, timeout=120)
    return made.read_text("utf-8")


def _modules(name: str, version: str) -> Path:
    return package(name, version).parents[name.count("/")]


def _unpack(source_map: Path, folder: Path) -> None:
    """Write the sources of a map below `hypothesis-sources`, and of what they use below `node_modules`."""
    stored = json.loads(source_map.read_text("utf-8"))
    for source, content in zip(stored["sources"], stored["sourcesContent"], strict=True):
        name = source.split("://", 1)[-1].lstrip("/")
        own, _, used = name.partition("node_modules/")
        path = folder / (used or f"hypothesis-sources/{own}")
        if content and path.resolve().is_relative_to(folder.resolve()):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")

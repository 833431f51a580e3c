"""The exports. Each file here is one; whatever deals with all of them iterates `EXPORTS`."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from variorum.exporting.export import Export


def _exports() -> list[Export]:
    """Return what each file in this folder calls `EXPORT`, by its place."""
    exports: list[Export] = [
        import_module(f"{__name__}.{file.name}").EXPORT for file in iter_modules(__path__)
    ]
    return sorted(exports, key=lambda export: (export.place, export.uri))


EXPORTS = tuple(_exports())

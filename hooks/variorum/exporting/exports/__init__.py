"""The exports. Each file here is one; whatever deals with all of them iterates these tables."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from variorum.exporting.export import Export, Series


def _formats() -> dict[str, Export | Series[str | bytes]]:
    """Return what each file in this folder calls `EXPORT`, by the file's name with hyphens."""
    found: dict[str, Export | Series[str | bytes]] = {
        file.name.replace("_", "-"): import_module(f"{__name__}.{file.name}").EXPORT
        for file in iter_modules(__path__)
    }
    order = sorted(found, key=lambda name: (isinstance(found[name], Series), found[name].place, name))
    return {name: found[name] for name in order}


FORMATS = _formats()
"""By the word that `variorum export` takes."""
EXPORTS = tuple(export for export in FORMATS.values() if isinstance(export, Export))
SERIES = tuple(export for export in FORMATS.values() if isinstance(export, Series))

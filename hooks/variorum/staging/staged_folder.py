"""The folder into which an edition is staged: made anew as a whole, and nobody else's work is touched."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from variorum.model.wording import visible_name
from variorum.staging.staged_settings import CONFIG, DOCS, OVERRIDES

LIST = ".variorum-stage.json"
"""What was staged, with the SHA-256 of each file. What else lies in the folder belongs to others."""
_NEW, _OLD = ".variorum-new-", ".variorum-old-"
_MOST_NAMED = 5


class NotStaged(Exception):
    """The folder holds what was not staged into it. The message names it; nothing was changed."""


def write_staged(folder: Path, files: Mapping[str, bytes]) -> int:
    """Replace what was staged into `folder` by `files`; return how many of them are new or changed.

    All is written beside the old before the two are swapped. Raise `NotStaged` if files lie there that
    nobody staged or that somebody changed, and `OSError` if the disk refuses.
    """
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    there = _there(folder)
    _refuse_others(folder, there, [_listed(folder), sums])
    if there == sums and _listed(folder) == sums:
        return 0
    new, old = (folder / f"{prefix}{os.getpid()}" for prefix in (_NEW, _OLD))
    folder.mkdir(parents=True, exist_ok=True)
    _remove_abandoned(folder)
    try:
        for name, content in files.items():
            path = new / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        (new / LIST).write_text(json.dumps(sums, indent=0, sort_keys=True) + "\n", "utf-8")
        old.mkdir()
        # The list comes last: if this is interrupted, the next time knows the files of both.
        for name in (DOCS, OVERRIDES, CONFIG, LIST):
            if os.path.lexists(folder / name):
                (folder / name).rename(old / name)
            if (new / name).exists():
                (new / name).rename(folder / name)
    finally:
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
    return sum(there.get(name) != found for name, found in sums.items())


def _there(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of all files at the places into which we stage; none of a link."""
    found: dict[str, str] = {}
    for place in (folder / DOCS, folder / OVERRIDES, folder / CONFIG):
        paths = sorted(place.rglob("*")) if place.is_dir() and not place.is_symlink() else [place]
        for path in paths:
            if path.is_symlink() or path.is_file():
                is_ours = path.is_file() and not path.is_symlink()
                content = hashlib.sha256(path.read_bytes()).hexdigest() if is_ours else ""
                found[path.relative_to(folder).as_posix()] = content
    return found


def _listed(folder: Path) -> dict[str, str]:
    try:
        listed = json.loads((folder / LIST).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return listed if isinstance(listed, dict) else {}


def _refuse_others(folder: Path, there: Mapping[str, str], known: list[dict[str, str]]) -> None:
    foreign = [name for name, found in there.items() if all(stage.get(name) != found for stage in known)]
    if foreign:
        named = ", ".join(visible_name(name) for name in foreign[:_MOST_NAMED])
        more = f" and {len(foreign) - _MOST_NAMED} more" if len(foreign) > _MOST_NAMED else ""
        raise NotStaged(
            f"{visible_name(str(folder))} holds files that were not staged, or were changed since: "
            f"{named}{more}. Nothing was written. Take them away, or stage into another folder."
        )


def _remove_abandoned(folder: Path) -> None:
    """Remove what killed runs left behind."""
    for prefix in (_NEW, _OLD):
        for path in folder.glob(f"{prefix}*"):
            shutil.rmtree(path, ignore_errors=True)

"""What a newer engine changes in the files that an edition was begun with, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from variorum.editing.called_workflows import FORGEJO
from variorum.editing.engine_requirement import WHEELS, Engine
from variorum.editing.starter import LIST, Starter, checksum


class OwnFile(NamedTuple):
    """A file that the editors changed, of which the newer engine has another version."""

    name: str
    now: bytes
    newer: bytes


class Upgrade(NamedTuple):
    """What an upgrade does."""

    changed: Mapping[str, bytes | None]
    """The new content of files that nobody changed, by path; None for one that is no longer needed."""
    own: tuple[OwnFile, ...]
    """Files that stay as they are."""


def upgrade(starter: Starter, engine: Engine, content: Callable[[str], bytes | None]) -> Upgrade:
    """Return what has to change for an edition begun with `starter` to be run by `engine`.

    `content` gives what a file of the edition has in it now, None if it is not there. A file is the
    editors' own if its sum is not the one with which it was written, and one that they deleted stays
    deleted.
    """
    newer = starter.files(engine)
    changed: dict[str, bytes | None] = {}
    own: list[OwnFile] = []
    sums: dict[str, str] = {}
    for name, new in newer.items():
        now, written = content(name), starter.sums.get(name)
        if now is None and written is not None:
            sums[name] = written
        elif now is None or checksum(now) in (written, checksum(new)):
            changed[name] = new
            sums[name] = checksum(new)
        else:
            sums[name] = checksum(new)
            if written != checksum(new):
                own.append(OwnFile(name, now, new))
    for name in sorted(starter.sums.keys() - newer.keys()):
        now = content(name)
        if (
            name.startswith((f"{WHEELS}/", f"{FORGEJO}/"))
            and now is not None
            and checksum(now) == starter.sums[name]
        ):
            changed[name] = None
    changed[LIST] = starter.listing(sums)
    return Upgrade(changed, tuple(own))

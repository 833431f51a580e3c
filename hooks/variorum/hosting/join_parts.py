"""Joins the parts of a site: the same files, byte for byte, as of a build in one piece."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from variorum.hosting.fitting_parts import BuiltPart, NotJoined, fitting_parts, two_contents
from variorum.hosting.joined_index import INDEX, IndexOfPart, NotAnIndex, joined_index
from variorum.hosting.last_files import write_last_files
from variorum.hosting.part_ledger import checksum_of, files_of_part
from variorum.hosting.staged_site import StagedSite
from variorum.model.wording import visible_name


class Joined(NamedTuple):
    """What was made of the parts."""

    parts: int
    files: int
    message: str
    """What there is to say of the finished site; mostly nothing."""


def join_parts(folders: Sequence[Path], site: Path) -> Joined:
    """Join the parts in `folders` into the folder `site`, in which the last one stays until this is complete.

    Raise `NotJoined` if they do not fit, `SiteNotWritten` if the site cannot be written.
    """
    place = site.resolve()
    for folder in (folder.resolve() for folder in folders):
        if place == folder or place in folder.parents or folder in place.parents:
            raise NotJoined(
                f"{visible_name(str(site))} cannot become the site: it is, holds or lies in the folder of a "
                "part. Name another folder with `--site-dir`."
            )
    parts = fitting_parts(folders)
    with StagedSite(str(site)).being_written() as stage:
        return put_together(parts, stage)


def put_together(parts: Sequence[BuiltPart], stage: Path, *, are_moved: bool = False) -> Joined:
    """Put the files of `parts`, which fit, into the folder `stage`.

    If they are moved, not copied, nobody else had them, and their checksums are not compared. Raise
    `NotJoined` if a part has not the files of its ledger, or two have one file with other contents.
    """
    for uri, differing in two_contents(parts, [INDEX]).items():
        names = " and ".join(part.name for part in differing)
        raise NotJoined(
            f"{names} both have {visible_name(uri)}, with other contents: a plugin or hook makes it from the "
            "pages that it saw. Build the site in one piece, or leave that plugin out."
        )
    take = os.rename if are_moved else shutil.copyfile
    folders, taken = set[str](), {INDEX}
    for part in parts:
        _check_files(part, are_compared=not are_moved)
        for uri in part.ledger.files:
            if uri in taken:
                continue
            taken.add(uri)
            if (folder := uri.rpartition("/")[0]) not in folders:
                folders.add(folder)
                (stage / folder).mkdir(parents=True, exist_ok=True)
            take(part.folder / uri, stage / uri)
    if any(INDEX in part.ledger.files for part in parts):
        target = stage / INDEX
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_index_of(parts))
    else:
        taken.discard(INDEX)
    return Joined(len(parts), len(taken), write_last_files(stage, parts[0].ledger.settings))


def _check_files(part: BuiltPart, *, are_compared: bool) -> None:
    """Raise `NotJoined` if a part has other files than its ledger, or other contents if `are_compared`."""
    found, known = {*files_of_part(part.folder)}, part.ledger.files
    # Hidden files may lie there for a server, and are left out by many programs that hand files on.
    for uri in sorted({uri for uri in found if not _is_hidden(uri)} ^ {*known}):
        if uri in known and uri in found:
            continue
        what = "lacks" if uri in known else "also holds"
        hidden = ", a hidden file, which whatever handed the part on may have left out" * _is_hidden(uri)
        raise NotJoined(
            f"{part.name} {what} {visible_name(uri)}{hidden}: it is not as it was built. "
            f"Build part {part.ledger.part} again."
        )
    for uri, checksum in known.items() if are_compared else ():
        path = part.folder / uri
        if path.is_symlink() or checksum_of(path) != checksum:
            raise NotJoined(
                f"{visible_name(str(path))} is not as it was built. Build part {part.ledger.part} again."
            )


def _is_hidden(uri: str) -> bool:
    return any(name.startswith(".") for name in uri.split("/"))


def _index_of(parts: Sequence[BuiltPart]) -> bytes:
    try:
        return joined_index(
            [IndexOfPart((part.folder / INDEX).read_bytes(), part.ledger.pages) for part in parts]
        )
    except (NotAnIndex, FileNotFoundError) as error:
        raise NotJoined(
            f"{INDEX} of these parts is not as the search of Material or MkDocs writes it. "
            "Build the site in one piece."
        ) from error

"""Whether some folders are the parts of one site: all of them, each once, made from the same by the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from variorum.hosting.part_ledger import LEDGER, NoLedger, PartLedger, read_ledger
from variorum.model.wording import visible_name

_AGAIN = "Build all parts again, from one commit."


class NotJoined(Exception):
    """The parts of a site cannot be joined. Each line of the message is a sentence, with what to do."""


class BuiltPart(NamedTuple):
    """A part of a site in its folder."""

    folder: Path
    ledger: PartLedger

    @property
    def name(self) -> str:
        """What errors call it."""
        return visible_name(str(self.folder))


def fitting_parts(folders: Sequence[Path]) -> list[BuiltPart]:
    """Return the parts in `folders` by their numbers.

    Raise `NotJoined`, with a line for all that is wrong, if they are not the parts of one site.
    """
    parts, strangers = [], []
    for folder in folders:
        try:
            parts.append(BuiltPart(folder, read_ledger(folder)))
        except NoLedger:
            strangers.append(_stranger(folder))
    if strangers:
        raise NotJoined("\n".join(strangers))
    parts.sort(key=lambda part: part.ledger.number)
    if wrong := [*_differences(parts)] or [*_gaps(parts)]:
        raise NotJoined("\n".join(wrong))
    return parts


def _stranger(folder: Path) -> str:
    name = visible_name(str(folder))
    if not folder.is_dir():
        return f"{name} is no folder. Name the folders of the parts."
    return (
        f"{name} is no part of a site: it has no {LEDGER} that can be read. "
        "Make it with `variorum build --part`, or leave it out."
    )


def _differences(parts: Sequence[BuiltPart]) -> Iterator[str]:
    """Yield a sentence for each part that was made otherwise than the first."""
    for first, other in ((parts[0], part) for part in parts[1:]):
        names, a, b = f"{first.name} and {other.name}", first.ledger, other.ledger
        if a.total != b.total:
            yield f"{names} are parts of {a.total} and of {b.total}. Join parts of one division only."
        elif a.versions != b.versions:
            yield f"{names} were built by {_versions(a, b)}. Build both with the same versions."
        elif a.commit != b.commit:
            commits = " and of ".join(ledger.commit[:10] or "no commit" for ledger in (a, b))
            yield f"{names} were built of {commits}. {_AGAIN}"
        elif a.inputs != b.inputs:
            yield (
                f"{names} were built from other files, or with other settings, such as SITE_URL. "
                "Build both from the same."
            )
        elif (a.found, a.all_pages, a.settings) != (b.found, b.all_pages, b.settings):
            yield (
                f"{names} were built of the same files, but found something else in them: another day, or "
                "less of the history of git. Build both on one day, with the same depth of history."
            )


def _versions(a: PartLedger, b: PartLedger) -> str:
    names = sorted({*a.versions, *b.versions})
    differing = (
        f"{name} {a.versions.get(name, '(none)')} and {b.versions.get(name, '(none)')}"
        for name in names
        if a.versions.get(name) != b.versions.get(name)
    )
    return ", ".join(differing)


def _gaps(parts: Sequence[BuiltPart]) -> Iterator[str]:
    """Yield a sentence for each part that is there twice or not at all."""
    for first, other in pairwise(parts):
        if first.ledger.number == other.ledger.number:
            yield f"{first.name} and {other.name} are both part {other.ledger.part}. Leave one of them out."
    total = parts[0].ledger.total
    there = {part.ledger.number for part in parts}
    for number in sorted({*range(1, total + 1)} - there):
        yield f"Part {number}/{total} is missing. Build it, and name its folder, too."
    if len(there) == total and sum(len(part.ledger.pages) for part in parts) != parts[0].ledger.all_pages:
        yield f"The parts do not have all pages of the site. {_AGAIN}"


def two_contents(parts: Iterable[BuiltPart], apart: Iterable[str]) -> dict[str, list[BuiltPart]]:
    """Return the parts by the address of a file that they have with other contents, but for those `apart`."""
    found: defaultdict[str, dict[str, BuiltPart]] = defaultdict(dict)
    for part in parts:
        for uri, checksum in part.ledger.files.items():
            found[uri].setdefault(checksum, part)
    left_out = {*apart}
    return {uri: [*of.values()] for uri, of in found.items() if len(of) > 1 and uri not in left_out}

"""Names of files that some system refuses, that look or fold alike, or that deceive the reader.

A clone of the edition has to work on Windows, macOS and Linux alike, a name becomes an address of the site,
and it stands in reports and logs. https://learn.microsoft.com/windows/win32/fileio/naming-a-file says what
Windows refuses; that file systems of macOS and Windows take names for one that differ in case, or in how
accents are encoded, is why those are compared folded (Unicode Standard, 3.13 and Annex 15).
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from variorum.files.layout import Layout
from variorum.model.look_alikes import DECEIVES, DECEIVES_IN_A_NAME, look_alikes, named
from variorum.model.problem import Code, Place, Problem
from variorum.model.values import as_identifier
from variorum.model.wording import visible_name

LONGEST_NAME = 200
"""Bytes in UTF-8. File systems take 255; a site, an archive or an encrypted disk adds to a name."""
LONGEST_PATH = 240
"""Code points from the edition's root. Windows takes 260, with the folder that the edition lies in."""
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_REFUSED_BY_WINDOWS = re.compile(r'[<>:"|?*\\]')
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³])[ ]*(?:\..*)?", re.IGNORECASE
)


_Parts = tuple[str, ...]
"""The names of the folders in a path, and its own."""


def is_printable(name: str) -> bool:
    """Return whether a name, or a path, can stand in an address and in a log: MkDocs publishes no other."""
    return not (_CONTROLS.search(name) or DECEIVES.search(name))


@lru_cache(4_096)
def fault_of(name: str) -> str | None:
    """Return what is wrong with one part of a path, as a sentence; None if nothing is."""
    if any("\ud800" <= sign <= "\udfff" for sign in name):
        return "The name is not UTF-8."
    if hidden := _CONTROLS.search(name) or DECEIVES_IN_A_NAME.search(name) or _odd_blank(name):
        return f"The name has the character {named(hidden[0])}, which cannot be seen."
    if refused := _REFUSED_BY_WINDOWS.search(name):
        return f"The name has the character “{refused[0]}”, which Windows does not allow."
    if name != name.strip(" ") or name.endswith("."):
        return "The name begins or ends with a blank, or ends with a dot, which Windows does not keep."
    if _DEVICE.fullmatch(name):
        return f"“{name}” is the name of a device on Windows."
    if len(name.encode()) > LONGEST_NAME:
        return f"The name has {len(name.encode())} bytes; the limit is {LONGEST_NAME}."
    return next((found.message for found in look_alikes(name)), None)


def _odd_blank(name: str) -> re.Match[str] | None:
    return re.search(r"[^\S ]", name)


def faulty_names(paths: Iterable[Path], folder: Path, layout: Layout) -> list[Problem]:
    """Return a problem for each name below `folder` that cannot be used, where `paths` are its files.

    A folder is reported once, however many files are in it.
    """
    problems: list[Problem] = []
    first: dict[str, _Parts] = {}
    seen: set[_Parts] = set()
    # Where the edition itself lies must not matter.
    start = len(str(folder)) + 1
    every = (tuple(str(path)[start:].split(os.sep)) for path in paths)  # noqa: PTH206 - it is no `Path`
    for parts in sorted(every, key=_likely_first):
        for depth in range(1, len(parts) + 1):
            part = parts[:depth]
            if part in seen:
                continue
            seen.add(part)
            twin = first.setdefault(_folded("/".join(part)), part)
            fault = fault_of(part[-1])
            fix = _fix(part[-1]) if fault else ""
            if not fault and twin[-1] != part[-1]:
                difference = _difference(part[-1], twin[-1])
                fault = f"On many machines “{visible_name(twin[-1])}” is the same name{difference}."
                fix = "Rename one of the two."
            if fault:
                place = Place(layout.name(folder.joinpath(*part)))
                problems.append(Problem(place, Code.FILE_NAME, fault, fix))
        if len(name := layout.name(folder.joinpath(*parts))) > LONGEST_PATH:
            fault = f"The path has {len(name)} characters; the limit on Windows is {LONGEST_PATH}."
            problems.append(Problem(Place(name), Code.FILE_NAME, fault, "Shorten the names in it."))
    return problems


def _folded(path: str) -> str:
    """Return what two paths share that some file system takes for one."""
    decomposed = unicodedata.normalize("NFD", path)
    return unicodedata.normalize("NFC", decomposed.casefold())


def _likely_first(parts: _Parts) -> tuple[bool, _Parts]:
    """Sort names in small letters before their twins: they were likely there first."""
    name = "/".join(parts)
    return name != unicodedata.normalize("NFC", name.lower()), parts


def _difference(one: str, other: str) -> str:
    """Return how two names differ that look the same."""
    alike = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    return ": only the bytes of an accent differ" if alike else ""


def _fix(name: str) -> str:
    """Return what to do about a name; a better one is proposed where that loses no letter of it."""
    stem, dot, suffix = name.rpartition(".")
    has_suffix = dot and suffix.isascii() and suffix.isalnum()
    stem, suffix = (stem, f".{suffix.lower()}") if has_suffix else (name, "")
    better = as_identifier(stem)
    letters = sum(map(str.isalnum, unicodedata.normalize("NFC", stem)))
    is_whole = better and sum(map(str.isalnum, better)) == letters and fault_of(better + suffix) is None
    proposed = f": `{better}{suffix}`" if is_whole else ""
    return f"Rename it, best with small letters, digits and hyphens{proposed}."

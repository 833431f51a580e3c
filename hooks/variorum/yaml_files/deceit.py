"""Reports characters that deceive the reader of a note or of a change: literal, escaped or as references.

In a text *as received* nothing is reported, since it may not be changed; the comparison shows it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from html import unescape

from variorum.model.look_alikes import (
    DECEIVES_IN_AN_ADDRESS,
    alphabets_of,
    deceiving,
    is_latin_in_disguise,
    look_alikes,
    may_deceive,
    named,
)
from variorum.model.problem import Code, Place, Problem
from variorum.model.wording import printable, visible
from variorum.yaml_files.node import Node
from variorum.yaml_files.text_file import forbidden_in, place_at

_REFERENCE = re.compile(r"&(?:#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));?|([a-zA-Z][a-zA-Z0-9]{1,31});)")
"""A character in Markdown and HTML (https://html.spec.whatwg.org/multipage/syntax.html#character-references)."""
_WRITTEN_OTHERWISE = re.compile(r"\\[uUxN0-9a-zL_P]|&[#a-zA-Z]")
_ADDRESS = re.compile(
    r"(?:\]\(\s*<?|<|\]:[ \t]*<?|^[ \t-]*[\w-]+:[ \t]+[\"']?|[{,][ \t]*[\w-]+:[ \t]*[\"']?|^)"
    r"(https?://([^\s<>)\"'},/?#\\]*)[^\s<>)\"'},]*)",
    re.IGNORECASE | re.MULTILINE,
)
"""An address that becomes a link, and its authority: the host, and what is written with it."""
_DOUBTFUL_ADDRESS = re.compile(r"://[^\s<>)\"'},@\x80-\U0010ffff]*[@\x80-\U0010ffff]")
"""What an address must have to deceive: a user, or a character beyond ASCII."""
_DOTS = re.compile("[.\u3002\uff0e\uff61]")
_FIX = "Remove it."
_Found = tuple[int, Code, str, str]
"""Offset, code, message and fix."""


def report_deceit(text: str, entries: Sequence[Node], file: str) -> None:
    """Add to the faults of each of the `entries` in `text` a problem for each character that deceives."""
    # Most texts have neither sign, and are not searched at all.
    otherwise = ("\\" in text or "&" in text) and bool(_WRITTEN_OTHERWISE.search(text))
    if text.isascii() and not otherwise and "@" not in text:
        return
    reported: set[tuple[int, str]] = set()
    begins = [entry.line for entry in entries]
    for offset, code, message, fix in _in(text):
        place = place_at(text, offset, file)
        number = max(0, bisect_right(begins, place.line) - 1)
        if (number, message) not in reported:
            reported.add((number, message))
            entries[number].faults += (Problem(place, code, message, fix),)
    if not otherwise:
        return
    for number, entry in enumerate(entries):
        for node in entry.texts():
            for code, message, fix in _in_value(node.value or ""):
                if (number, message) not in reported:
                    reported.add((number, message))
                    entry.faults += (Problem(Place(file, node.line, node.column), code, message, fix),)


def _in_value(value: str) -> Iterator[tuple[Code, str, str]]:
    """Yield what deceives in a value, whose escapes are read; character references are read here."""
    for found in _REFERENCE.finditer(value):
        character = _meant(found)
        if len(character) == 1 and (character == "\f" or forbidden_in(character)):
            what = f"`{found[0]}` is the character U+{ord(character):04X}"
            message = f"{what}, which cannot stand in a web page."
            yield Code.FORBIDDEN_CHARACTER, message, _FIX
    if not value.isascii() or "&" in value:
        yield from (what[1:] for what in _in(_REFERENCE.sub(_meant, value)))


def _meant(reference: re.Match[str]) -> str:
    """Return the character of a reference, as a browser takes it."""
    if reference[3]:
        return unescape(reference[0])
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    return chr(number) if number <= 0x10FFFF else reference[0]


def _in(text: str) -> Iterator[_Found]:
    if may_deceive(text):
        for offset, character in deceiving(text):
            message = f"The character {named(character)} turns or hides the words beside it."
            yield offset, Code.DECEIVING_CHARACTER, message, _FIX
        for found in look_alikes(text):
            fix = "Write the word anew, in one alphabet."
            yield found.offset, Code.DECEIVING_CHARACTER, found.message, fix
    for address in _addresses(text) if _DOUBTFUL_ADDRESS.search(text) else ():
        if reason := _deceit_of_address(address[1], address[2]):
            yield address.start(1), Code.DECEIVING_CHARACTER, reason, "Copy the address from a browser."


def _addresses(text: str) -> Iterator[re.Match[str]]:
    """Yield the addresses that become links.

    The pattern is tried at each place, which is slow: only lines with an address are searched.
    """
    start = end = 0
    at = text.find("://")
    while at >= 0:
        line = text.rfind("\n", 0, at) + 1
        # What begins an address may stand before it with white space, and so line ends, between them.
        while line and text[line - 1].isspace():
            line -= 1
        line = text.rfind("\n", 0, line) + 1
        if line > end:
            yield from _ADDRESS.finditer(text, start, end)
            start = line
        end = text.find("\n", at)
        if end < 0:
            break
        at = text.find("://", end)
    yield from _ADDRESS.finditer(text, start, len(text) if end < 0 else end)


def _deceit_of_address(address: str, authority: str) -> str:
    """Return why an address leads elsewhere than it seems to; empty if it does not."""
    user, at, host = authority.rpartition("@")
    if at:
        return f"The address seems to lead to “{printable(user)}”, and leads to “{printable(host)}”."
    if address.isascii():
        return ""
    if hidden := DECEIVES_IN_AN_ADDRESS.search(address):
        return f"The address has the character {named(hidden[0])}, which cannot be seen."
    return _deceit_of_host(host.partition(":")[0])


def _deceit_of_host(host: str) -> str:
    """Return why a host is not the one that it looks like; empty if it is."""
    labels, name = _DOTS.split(host), printable(visible(host))
    for label in labels:
        letters = label.replace("-", "")
        odd = next((sign for sign in letters if unicodedata.category(sign)[0] not in "LMN"), "-")
        if not odd.isascii():
            return f"The host “{name}” has the character {named(odd)}, which no host has."
        alphabets = alphabets_of(letters)
        if len(alphabets) > 1:
            mixed = " and ".join(alphabet.title() for alphabet in sorted(alphabets))
            return f"The host “{name}” mixes letters of two alphabets that look alike: {mixed}."
        if labels[-1].isascii() and is_latin_in_disguise(letters):
            return f"The host “{name}” looks like Latin letters, and has {named(letters[0])}."
    return ""

"""Checks the house style that an edition asks for in its settings: length, typography, spelling."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from variorum.checks.spelling import NO_PROSE, Dictionary
from variorum.files.layout import WORD_LIST
from variorum.model.edition_files import EditionFiles
from variorum.model.problem import Code, Place, Problem
from variorum.model.registers import REGISTERS
from variorum.model.settings import HouseStyle

_PROSE = frozenset(["chain", "claim", "description", "note", "reason", "role", "title"])
_NAMES = frozenset(
    "author container-title editor family forms given literal name publisher romanization short".split()
)
_SLIPS = {
    re.compile(r"[\"']"): ("a straight quotation mark", "Write “ ”, ‘ ’ or ’."),
    re.compile(r"(?<=\S)  +(?=\S)"): ("two spaces", "Write one."),
    re.compile(r"\.\.\."): ("three full stops for an ellipsis", "Write …."),
    re.compile(r"(?<=\S) --? |\b\d{4}-\d{2,4}\b(?!-)"): ("a hyphen for a dash", "Write –."),
    re.compile(r"(?<=\S)\s[,.;:!?](?!\S)"): ("a space before a punctuation mark", "Remove the space."),
}
_AROUND = 16
"""Characters shown before and after a slip."""


class Prose(NamedTuple):
    """A text that the editors wrote, and where."""

    key: str
    text: str
    place: Place


def style_problems(files: EditionFiles) -> Iterator[Problem]:
    """Yield what in the notes and registers is not in the house style of the edition's settings."""
    style = files.settings.style
    if not (style.longest_note or style.typography or style.spelling):
        return
    dictionary = Dictionary.of(style.spelling, right_words(files)) if style.spelling else None
    for prose in _prose_of(files):
        yield from _too_long(prose, style)
        yield from _slips(prose) if style.typography else ()
        for word, meant in dictionary.unknown(prose.text) if dictionary else ():
            hint = f" Did you mean “{meant}”?" if meant else ""
            message = f"“{word}” is in no dictionary, and the edition has it nowhere else.{hint}"
            fix = f"Correct it, or add it to annotations/{WORD_LIST}, one word a line."
            yield Problem(prose.place, Code.UNKNOWN_WORD, message, fix)


def _too_long(prose: Prose, style: HouseStyle) -> Iterator[Problem]:
    count = len(prose.text.split())
    if style.longest_note and prose.key == "note" and count > style.longest_note:
        message = f"The note has {count} words; this edition allows {style.longest_note}."
        fix = "Keep what matters most, and leave the rest to the sources or to a second note."
        yield Problem(prose.place, Code.NOTE_TOO_LONG, message, fix)


def _slips(prose: Prose) -> Iterator[Problem]:
    text = NO_PROSE.sub("x", prose.text)
    for pattern, (what, fix) in _SLIPS.items():
        if slip := pattern.search(text):
            shown = " ".join(text[max(0, slip.start() - _AROUND) : slip.end() + _AROUND].split())
            message = f"“{shown}” has {what}."
            yield Problem(prose.place, Code.TYPOGRAPHY, message, fix)


def _prose_of(files: EditionFiles) -> Iterator[Prose]:
    for note in files.notes():
        if note.is_sound and not note.annotation.withdrawn:
            values = note.annotation.model_dump(mode="json", exclude_none=True)
            for path, text in _texts(values, _PROSE):
                # The places of few keys are kept: that of the nearest one is taken.
                above = [path.rsplit(".", count)[0] for count in range(path.count(".") + 1)]
                yield Prose(path.rpartition(".")[2], text, note.record.place(*above))
    for name in REGISTERS:
        # The titles of sources are not the editors' words.
        keys = _PROSE - {"title"} if name == "sources" else _PROSE
        for entry in files.registers.entries(name).values():
            places = files.registers.places[name, entry.id]
            for path, text in _texts(entry.model_dump(mode="json", exclude_none=True), keys):
                yield Prose(path.rpartition(".")[2], text, places.get(path, places["id"]))


def right_words(files: EditionFiles) -> Iterator[str]:
    """Yield the texts whose words are right: the edition's list, the articles, names in the registers."""
    yield files.words
    for article in files.articles:
        yield article.article.text
        yield article.article.metadata.title
    for name in REGISTERS:
        for entry in files.registers.entries(name).values():
            yield from (text for _, text in _texts(entry.model_dump(mode="json", exclude_none=True), _NAMES))


def _texts(value: object, keys: Collection[str], path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the texts below one of `keys`, at any depth, each with the path of its key."""
    items: Iterable[tuple[str, Any]] = ()
    if isinstance(value, Mapping):
        items = value.items()
    elif isinstance(value, list):
        items = ((str(number), item) for number, item in enumerate(value))
    for key, item in items:
        below = f"{path}.{key}" if path else key
        if isinstance(item, str) and (key in keys or path.rpartition(".")[2] in keys):
            yield below, item
        else:
            yield from _texts(item, keys, below)

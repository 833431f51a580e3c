"""TEI P5: the annotations in `standOff/listAnnotation` of a document that has the text, too."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from variorum.editing.foreign.foreign_note import LONGEST_PASSAGE, ForeignNote, NotUnderstood, as_prose
from variorum.editing.foreign.xml_with_care import parse
from variorum.exporting.tei.elements import FIELDS, ID, TEI

_CONTEXT = 60
"""Code points of the words before and after a passage."""
_NOT_RECEIVED = {f"{{{TEI}}}{name}" for name in ("corr", "rdg")}
"""What stands in the text and was not received."""
_RANGE = re.compile(r"#range\(([^,()]+),([^,()]+)\)")


def is_tei(text: str) -> bool:
    """Return whether a text seems to be XML."""
    return text.lstrip().startswith("<")


def read(text: str) -> list[ForeignNote]:
    """Return the annotations in the order of the file.

    Raise `NotUnderstood` if it is not well-formed, has a document type (and so might have entities), is
    larger or deeper than any edition needs, or has no annotations.
    """
    root = parse(text)
    annotations = list(root.iter(f"{{{TEI}}}annotation"))
    if not annotations:
        raise NotUnderstood("There are no annotations in it: TEI has them in `standOff/listAnnotation`.")
    content = _Content(root)
    names = {element.get(ID, ""): element for element in root.iter() if element.get(ID)}
    return [_note(number, annotation, content, names) for number, annotation in enumerate(annotations, 1)]


class _Content:
    """The text as received, and where each element and each anchor of it begins and ends."""

    def __init__(self, root: Element) -> None:
        self.places: dict[str, tuple[int, int]] = {}
        self._parts: list[str] = []
        self._length = 0
        for body in root.iter(f"{{{TEI}}}body"):
            self._walk(body)
        self.text = "".join(self._parts)

    def _walk(self, element: Element) -> None:
        begin = self._length
        if element.tag not in _NOT_RECEIVED:
            self._add(element.text)
            for child in element:
                self._walk(child)
                self._add(child.tail)
        if name := element.get(ID):
            self.places[name] = begin, self._length

    def _add(self, text: str | None) -> None:
        self._parts.append(text or "")
        self._length += len(text or "")

    def passage(self, target: str) -> tuple[int, int] | None:
        """Return where the passages begin and end to which pointers lead; None unless they are one.

        The parts of a passage in several paragraphs have nothing but white space between them.
        """
        whole: tuple[int, int] | None = None
        for pointer in target.split():
            found = _RANGE.fullmatch(pointer)
            first, last = found.groups() if found else (pointer[1:], pointer[1:])
            if first not in self.places or last not in self.places:
                return None
            begin, end = self.places[first][0], self.places[last][1]
            if whole and (begin < whole[1] or self.text[whole[1] : begin].strip()):
                return None
            whole = (whole[0] if whole else begin), end
        return whole


def _note(number: int, element: Element, content: _Content, names: Mapping[str, Element]) -> ForeignNote:
    target = element.get("target", "")
    notes = [note for note in element.iter(f"{{{TEI}}}note") if note.get("type") != FIELDS]
    place = None if target in ("", "#text") else content.passage(target)
    begin, end = place or (0, 0)
    # More is refused later, and need not be copied for each of many notes.
    words = content.text[begin : min(end, begin + LONGEST_PASSAGE + 1)]
    before = content.text[max(0, begin - _CONTEXT) : begin].split("\n")[-1]
    after = content.text[end : end + _CONTEXT].split("\n")[0]
    people = (names[who[1:]] for who in element.get("resp", "").split() if who[1:] in names)
    authors = (person.find(f".//{{{TEI}}}name") for person in people)
    return ForeignNote(
        f"annotation {number}",
        element.get(ID) or f"{target} {''.join(element.itertext())}",
        quote=" ".join(words.split()) if len(words) <= LONGEST_PASSAGE else words,
        prefix=_whole_words(before[::-1])[::-1],
        suffix=_whole_words(after),
        has_only_other_selectors=place is None and target not in ("", "#text"),
        words="\n\n".join(filter(None, (words for note in notes for words in _paragraphs(note)))),
        author=" and ".join("".join(author.itertext()) for author in authors if author is not None),
        created=next((change.get("when", "") for change in element.iter(f"{{{TEI}}}change")), ""),
        fields=_fields(element),
    )


def _whole_words(text: str) -> str:
    """Return `text` without the word that its bound may have cut."""
    return text if len(text) < _CONTEXT else text.rpartition(" ")[0]


def _paragraphs(note: Element) -> Iterator[str]:
    parts = [part for part in note if part.tag == f"{{{TEI}}}p"]
    for part in parts or [note]:
        yield as_prose(" ".join("".join(part.itertext()).split()))


def _fields(element: Element) -> dict[str, Any] | None:
    """Return the keys of one of our own notes, as our export writes them."""
    written = next((note for note in element.iter(f"{{{TEI}}}note") if note.get("type") == FIELDS), None)
    try:
        value = json.loads("".join(written.itertext())) if written is not None else None
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None

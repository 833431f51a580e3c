"""The notes of an article as footnotes of Word."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree as ET

from variorum.exporting.export import PublishedSite
from variorum.exporting.links_of_notes import links_within
from variorum.exporting.word.elements import add, bookmark_name, part
from variorum.exporting.word.html import add_html
from variorum.exporting.word.links import Links
from variorum.exporting.word.paragraphs import Lists, Setting, add_paragraph
from variorum.exporting.word.runs import PLAIN, Look, add_words
from variorum.exporting.word.styles import FOOTNOTE, FOOTNOTE_CALL
from variorum.model.direction import direction_of_text
from variorum.model.edition import AnnotatedArticle, PlacedNote
from variorum.model.registers.sources import Source

BEGIN = "_text"
"""The bookmark of the whole text. No note can be called so."""
_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))
"""What stands between the text and its footnotes: Word wants both, as footnotes with these numbers."""


class Footnotes:
    """Writes the part of the footnotes; one has the number of its note."""

    def __init__(self, annotated: AnnotatedArticle, site: PublishedSite, links: Links, lists: Lists) -> None:
        """`links` are those of the part of the footnotes."""
        self._registers, self._links, self._lists = annotated.registers, links, lists
        self._address = address_in_document(annotated, site)
        self.root = part("footnotes")
        for kind, number in _SEPARATORS:
            footnote = add(self.root, "footnote", type=kind, id=number)
            add(add(add_paragraph(footnote, Setting()), "r"), kind)
        for note in annotated.notes:
            self._add(note)

    def _add(self, note: PlacedNote) -> None:
        annotation, registers = note.annotation, self._registers
        footnote = add(self.root, "footnote", id=note.number)
        head = self._paragraph(footnote)
        run = add(head, "r")
        add(add(run, "rPr"), "rStyle", FOOTNOTE_CALL)
        add(run, "footnoteRef")
        title = f" {annotation.of_kind.sign} {annotation.of_kind.title}: {annotation.headline(registers)}"
        self._words(head, title, Look(bold=True))
        setting = Setting(FOOTNOTE, right_to_left=direction_of_text(note.text) == "rtl")
        add_html(footnote, note.body, setting, self._links, self._lists, self._address)
        if annotation.inference:
            self._words(self._paragraph(footnote), "The editors infer this; no source says it.")
        for detail in annotation.details(registers):
            line = self._paragraph(footnote)
            self._words(line, f"{detail.label.removesuffix(':')}: ")
            self._words(line, detail.value, Look(language=detail.language))
            self._words(line, f" ({detail.explanation})" if detail.explanation else "")
        for entry in filter(None, map(registers.term, annotation.entries())):
            self._words(self._paragraph(footnote), f"See: {entry.name}. {entry.description}")
        for cited in annotation.sources:
            if source := registers.sources.get(cited.id):
                self._source(self._paragraph(footnote), source, cited.locator or "")
        authors = registers.contributor_names(annotation.by)
        state = ([", ".join(authors)] if authors else []) + ["not yet reviewed"] * (
            not annotation.is_reviewed
        )
        if state:
            self._words(self._paragraph(footnote), " · ".join(state))

    def _source(self, line: ET.Element, source: Source, locator: str) -> None:
        authors = ", ".join(name.full for name in source.author)
        self._words(line, f"Source: {authors}: " if authors else "Source: ")
        self._words(
            line,
            source.title,
            Look(frozenset(["cite"]), language=source.language or "", link=source.url or ""),
        )
        rest = filter(None, (source.place_and_date, source.number, locator))
        self._words(line, "".join(f", {fact}" for fact in rest))

    def _paragraph(self, footnote: ET.Element) -> ET.Element:
        return add_paragraph(footnote, Setting(FOOTNOTE))

    def _words(self, line: ET.Element, words: str, look: Look = PLAIN) -> None:
        add_words(line, words, look, self._links)


def address_in_document(annotated: AnnotatedArticle, site: PublishedSite) -> Callable[[str], str | None]:
    """Return what leads a link of a note to the passage of a note, to the text, to the site, or nowhere."""

    def passage(note: PlacedNote | None) -> str:
        return f"#{bookmark_name(note.annotation.id)}" if note else f"#{BEGIN}"

    return links_within(annotated, site, passage, passage)

"""The notes of an article as a page of a book. A reading program shows one where it is called."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree as ET

from variorum.exporting.epub.text import NOTES, TEXT, call_sign, reference
from variorum.exporting.epub.xhtml import TYPE, Address, append_html, as_page, in_language, page
from variorum.exporting.export import PublishedSite
from variorum.exporting.links_of_notes import links_within
from variorum.exporting.tei.elements import add, append_text
from variorum.model.direction import direction_of_text
from variorum.model.edition import AnnotatedArticle, PlacedNote
from variorum.model.kind import Side

REGISTERS = "registers.xhtml"
MARGINS = {Side.TEXT: "on the wording", Side.MEANING: "on the meaning"}
"""In words, what a page with two margins shows by these."""


def notes_page(annotated: AnnotatedArticle, site: PublishedSite) -> str:
    """Return the page: each note once, under its id, in the order of the text."""
    root, body = page("Notes", site.language, "backmatter")
    section = add(body, "section", **{TYPE: "footnotes"})
    add(section, "h1", "Notes")
    address = links_of(annotated, site)
    for note in annotated.notes:
        _note(section, note, annotated, address)
    return as_page(root)


def links_of(annotated: AnnotatedArticle, site: PublishedSite) -> Address:
    """Return what leads a link of a note to a note of the book, to the site, or nowhere."""
    return links_within(
        annotated,
        site,
        lambda note: f"{NOTES}#{note.annotation.id}",
        lambda note: f"{TEXT}#{reference(note)}" if note else TEXT,
    )


def _note(parent: ET.Element, note: PlacedNote, annotated: AnnotatedArticle, address: Address) -> None:
    annotation, registers = note.annotation, annotated.registers
    kind = annotation.of_kind
    aside = add(parent, "aside", **{TYPE: "footnote", "role": "doc-footnote", "id": annotation.id})
    head = add(aside, "p", **{"class": "head"})
    add(
        head,
        "a",
        call_sign(note),
        **{"href": f"{TEXT}#{reference(note)}", "role": "doc-backlink", "aria-label": "Back to the text"},
    )
    append_text(head, f" {kind.title}, {MARGINS[kind.side]}: ")
    headline = annotation.headline(registers)
    add(head, "bdi", headline, dir=direction_of_text(headline))
    append_html(add(aside, "div", dir=direction_of_text(note.text)), note.body, address)
    if annotation.inference:
        add(aside, "p", "The editors infer this; no source says it.")
    if details := annotation.details(registers):
        listed = add(aside, "ul")
        for detail in details:
            item = add(listed, "li", f"{detail.label.removesuffix(':')}: ")
            add(item, "bdi", detail.value, **in_language(detail.language))
            if detail.explanation:
                append_text(item, f" ({detail.explanation})")
    _see(aside, "See", [(f"entry-{one}", one) for one in annotation.entries()], _name_of_entry(annotated))
    cited = [(f"source-{citation.id}", citation.id) for citation in annotation.sources]
    locators = {citation.id: citation.locator or "" for citation in annotation.sources}
    _see(aside, "Sources", cited, _title_of_source(annotated, locators))
    names = registers.contributor_names(annotation.by)
    state = [] if annotation.is_reviewed else ["not yet reviewed"]
    if names or state:
        add(aside, "p", " · ".join([*([", ".join(names)] if names else []), *state]))


def _see(aside: ET.Element, label: str, targets: list[tuple[str, str]], words: Callable[[str], str]) -> None:
    """Append links to what the page of registers has under these ids."""
    known = [(target, text) for target, name in targets if (text := words(name))]
    if known:
        line = add(aside, "p", f"{label}: ")
        for number, (target, text) in enumerate(known):
            append_text(line, "; " if number else "")
            add(line, "a", text, href=f"{REGISTERS}#{target}")


def _name_of_entry(annotated: AnnotatedArticle) -> Callable[[str], str]:
    def name(identifier: str) -> str:
        entry = annotated.registers.term(identifier)
        return entry.name if entry else ""

    return name


def _title_of_source(annotated: AnnotatedArticle, locators: dict[str, str]) -> Callable[[str], str]:
    def title(identifier: str) -> str:
        source = annotated.registers.sources.get(identifier)
        return ", ".join(filter(None, (source.title, locators[identifier]))) if source else ""

    return title

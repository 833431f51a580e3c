"""What stands beside the text in TEI: each note as an annotation, and the entries that notes point to."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from variorum.exporting.exports.web_annotation import MOTIVATIONS
from variorum.exporting.note_data import lifecycle
from variorum.exporting.tei.bibliography import add_facts
from variorum.exporting.tei.elements import FIELDS, ID, LANGUAGE, NOT_XML, add, xml_id
from variorum.model.edition import AnnotatedArticle, PlacedNote
from variorum.model.history import History
from variorum.model.registers import Entity, Term

_LISTS = {
    "person": ("listPerson", "person", "persName"),
    "organisation": ("listOrg", "org", "orgName"),
    "place": ("listPlace", "place", "placeName"),
}


def stand_off(
    annotated: AnnotatedArticle, targets: Mapping[str, Sequence[str]], history: History, language: str
) -> ET.Element:
    """Return the `standOff` of an article. `targets` has the pointers to the passages of each note, by id."""
    root = ET.Element("standOff")
    if annotated.notes:
        notes = add(root, "listAnnotation", **{LANGUAGE: language})
        for note in annotated.notes:
            _annotation(notes, note, annotated, targets[note.annotation.id], history)
    _entries(root, annotated)
    _sources(root, annotated)
    return root


def _annotation(
    notes: ET.Element, note: PlacedNote, annotated: AnnotatedArticle, targets: Sequence[str], history: History
) -> None:
    annotation = note.annotation
    marks = [f"#kind.{annotation.of_kind.name}"]
    if judged := annotation.judged_claim():
        marks += [f"#reliability.{judged.reliability}", f"#credibility.{judged.credibility}"]
    element = add(
        notes,
        "annotation",
        motivation=MOTIVATIONS.get(annotation.of_kind.name, "commenting"),
        target=" ".join(targets) or "#text",
        ana=" ".join(marks),
        resp=" ".join(f"#by.{by}" for by in annotation.by if by in annotated.registers.contributors),
        n=str(note.number),
        **{ID: xml_id(annotation.id)},
    )
    dates = lifecycle(annotation.id, history)
    if dates.modified:
        changes = add(element, "revisionDesc")
        add(changes, "change", "Last changed.", when=dates.modified)
    tei_note = add(element, "note", type=annotation.of_kind.name)
    add(tei_note, "label", annotation.headline(annotated.registers))
    for paragraph in note.text.split("\n\n"):
        add(tei_note, "p", paragraph)
    for detail in annotation.details(annotated.registers):
        explanation = f" ({detail.explanation})" if detail.explanation else ""
        add(tei_note, "p", f"{detail.label}: {detail.value}{explanation}")
    for cited in annotation.sources:
        if cited.id in annotated.registers.sources:
            source = add(tei_note, "bibl")
            add(source, "ref", cited.id, target=f"#source.{cited.id}")
            if cited.locator:
                add(source, "biblScope", cited.locator)
    fields = annotation.model_dump(mode="json", exclude_defaults=True)
    # JSON can name the characters that XML cannot hold.
    written = NOT_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(fields, ensure_ascii=False))
    add(element, "note", written, type=FIELDS)


def _entries(root: ET.Element, annotated: AnnotatedArticle) -> None:
    used = dict.fromkeys(entry for note in annotated.notes for entry in note.annotation.entries())
    entries = [entry for entry in map(annotated.registers.term, used) if entry]
    for sort, (list_tag, tag, name_tag) in _LISTS.items():
        of_sort = [entry for entry in entries if isinstance(entry, Entity) and entry.type == sort]
        if of_sort:
            listed = add(root, list_tag)
            for entry in of_sort:
                element = add(listed, tag, **{ID: f"entry.{entry.id}"})
                _names(element, entry, name_tag)
                add(element, "note", entry.description)
    others = [e for e in entries if not (isinstance(e, Entity) and e.type in _LISTS)]
    if others:
        listed = add(root, "list", type="gloss")
        for term in others:
            add(add(listed, "label"), "term", term.name)
            add(listed, "item", term.description, **{ID: f"entry.{term.id}"})


def _names(element: ET.Element, entry: Term, tag: str) -> None:
    add(element, tag, entry.name)
    for original in entry.original:
        add(element, tag, original.text, **{LANGUAGE: original.language})
    if entry.wikidata:
        add(element, "idno", entry.wikidata, type="wikidata")


def _sources(root: ET.Element, annotated: AnnotatedArticle) -> None:
    cited = dict.fromkeys(citation.id for note in annotated.notes for citation in note.annotation.sources)
    sources = [annotated.registers.sources[name] for name in cited if name in annotated.registers.sources]
    if sources:
        listed = add(root, "listBibl")
        for source in sources:
            element = add(listed, "bibl", type=source.type, **{ID: f"source.{source.id}"})
            add_facts(element, source)

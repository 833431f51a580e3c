"""What the notes of an article point to, as a page of a book: terms and names, sources, witnesses."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from variorum.exporting.epub.xhtml import TYPE, as_page, in_language, page
from variorum.exporting.export import PublishedSite
from variorum.exporting.tei.elements import add, append_text
from variorum.model.edition import AnnotatedArticle
from variorum.model.registers import Registers
from variorum.model.registers.glossary import Term
from variorum.model.registers.sources import Source


def registers_page(annotated: AnnotatedArticle, site: PublishedSite) -> str:
    """Return the page; empty, if the notes point to nothing."""
    registers = annotated.registers
    used = dict.fromkeys(entry for note in annotated.notes for entry in note.annotation.entries())
    entries = [entry for entry in map(registers.term, used) if entry]
    of_notes = [cited.id for note in annotated.notes for cited in note.annotation.sources]
    of_entries = [cited.id for entry in entries for cited in entry.sources]
    cited = dict.fromkeys([*of_notes, *of_entries])
    sources = [registers.sources[name] for name in cited if name in registers.sources]
    root, body = page("Glossary and sources", site.language, "backmatter")
    if entries:
        section = _section(body, "Terms and names", "glossary", "doc-glossary")
        listed = add(section, "dl")
        for entry in sorted(entries, key=lambda entry: (entry.filing_name.casefold(), entry.id)):
            _entry(listed, entry, registers)
    if sources:
        section = _section(body, "Sources", "bibliography", "doc-bibliography")
        listed = add(section, "ul")
        for source in sources:
            _source(add(listed, "li", id=f"source-{source.id}"), source)
    if registers.witnesses:
        listed = add(_section(body, "Texts compared", "", ""), "dl")
        for identifier, witness in sorted(registers.witnesses.items()):
            add(listed, "dt", witness.sign, id=f"witness-{identifier}")
            add(add(listed, "dd"), "bdi", witness.name)
    return as_page(root) if len(body) else ""


def _section(body: ET.Element, title: str, kind: str, role: str) -> ET.Element:
    section = add(body, "section", **{TYPE: kind, "role": role, "aria-label": title})
    add(section, "h1" if len(body) == 1 else "h2", title)
    return section


def _entry(listed: ET.Element, entry: Term, registers: Registers) -> None:
    term = add(listed, "dt", id=f"entry-{entry.id}")
    add(term, "bdi", entry.name)
    for original in entry.original:
        append_text(term, " · ")
        add(term, "bdi", original.text, **in_language(original.language))
    described = add(listed, "dd", entry.description)
    for cited in entry.sources:
        if cited.id in registers.sources:
            append_text(described, " ")
            title = ", ".join(filter(None, (registers.sources[cited.id].title, cited.locator)))
            add(described, "a", f"({title})", href=f"#source-{cited.id}")


def _source(item: ET.Element, source: Source) -> None:
    if source.author:
        append_text(item, f"{', '.join(name.full for name in source.author)}: ")
    title = {**in_language(source.language or ""), **({"href": source.url} if source.url else {})}
    add(item, "a" if source.url else "cite", source.title, **title)
    if source.place_and_date:
        append_text(item, f", {source.place_and_date}")
    if source.number:
        append_text(item, f", {source.number}")

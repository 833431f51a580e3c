"""The header of an article in TEI: what it is, whence it comes, who worked on it, how it was edited."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from variorum.exporting.export import PublishedSite
from variorum.exporting.tei.dates import add_date
from variorum.exporting.tei.elements import ID, LANGUAGE, add
from variorum.model.addresses import page_uri
from variorum.model.edition import AnnotatedArticle
from variorum.model.history import History
from variorum.model.kinds import KINDS
from variorum.model.kinds.reliability import CREDIBILITY_IN_WORDS, RELIABILITY_IN_WORDS

_NO_PRINCIPLES = "The text is as it was received; every departure from it is marked as a correction."


def header(annotated: AnnotatedArticle, site: PublishedSite, history: History) -> ET.Element:
    """Return the `teiHeader` of an article."""
    root = ET.Element("teiHeader")
    file = add(root, "fileDesc")
    _title(file, annotated)
    published = add(file, "publicationStmt")
    add(published, "publisher", site.name or "The editors of the notes")
    add(published, "ptr", target=site.address_of(page_uri(annotated.article.slug)))
    if site.settings.licence:
        availability = add(published, "availability")
        add(
            availability, "licence", f"Notes: {site.settings.licence}", target=site.settings.licence_url or ""
        )
        if annotated.article.metadata.rights:
            add(availability, "p", f"Text: {annotated.article.metadata.rights}")
    if site.settings.doi:
        # It names the whole edition, of which the document is a part.
        series = add(file, "seriesStmt")
        add(series, "title", site.name or "An annotated edition")
        add(series, "idno", site.settings.doi, type="DOI")
    _source(file, annotated)
    encoding = add(root, "encodingDesc")
    editorial = add(encoding, "editorialDecl")
    add(editorial, "p", annotated.article.metadata.principles or _NO_PRINCIPLES)
    classes = add(encoding, "classDecl")
    _taxonomy(classes, "kind", {name: kind.of_kind.says for name, kind in KINDS.items()})
    _taxonomy(classes, "reliability", {str(key): words for key, words in RELIABILITY_IN_WORDS.items()})
    _taxonomy(classes, "credibility", {str(key): words for key, words in CREDIBILITY_IN_WORDS.items()})
    usage = add(add(root, "profileDesc"), "langUsage")
    language = annotated.article.metadata.language
    add(usage, "language", f"Language of the text: {language}", ident=language)
    _changes(root, annotated, history)
    return root


def _title(file: ET.Element, annotated: AnnotatedArticle) -> None:
    titles = add(file, "titleStmt")
    add(titles, "title", annotated.article.metadata.title)
    if annotated.article.metadata.author:
        add(titles, "author", annotated.article.metadata.author)
    people = dict.fromkeys(by for note in annotated.notes for by in note.annotation.by)
    for by in people:
        if who := annotated.registers.contributors.get(by):
            statement = add(titles, "respStmt", **{ID: f"by.{by}"})
            add(statement, "resp", who.role or "notes")
            add(statement, "name", who.name, ref=f"https://orcid.org/{who.orcid}" if who.orcid else "")


def _source(file: ET.Element, annotated: AnnotatedArticle) -> None:
    metadata = annotated.article.metadata
    described = add(file, "sourceDesc")
    source = add(described, "bibl")
    add(source, "title", metadata.title)
    for tag, value in (("author", metadata.author), ("publisher", metadata.publisher)):
        if value:
            add(source, tag, value)
    if metadata.date:
        attribute = "when" if metadata.date_is == "exact" else "notBefore"
        add_date(source, metadata.date, metadata.date_note or "", attribute)
    if metadata.url:
        add(source, "ptr", target=metadata.url)
    add(source, "idno", metadata.sha256, type="sha256")
    if annotated.registers.witnesses:
        witnesses = add(described, "listWit")
        for identifier, witness in sorted(annotated.registers.witnesses.items()):
            language = {LANGUAGE: witness.language} if witness.language else {}
            add(witnesses, "witness", witness.name, n=witness.sign, **{ID: f"wit.{identifier}"}, **language)


def _taxonomy(classes: ET.Element, name: str, values: dict[str, str]) -> None:
    taxonomy = add(classes, "taxonomy", **{ID: name + ".scale"})
    for value, words in values.items():
        add(add(taxonomy, "category", n=value, **{ID: f"{name}.{value}"}), "catDesc", words)


def _changes(root: ET.Element, annotated: AnnotatedArticle, history: History) -> None:
    of_notes = (history.of_note(note.annotation.id) for note in annotated.notes)
    days = {revision.day for of_note in of_notes for revision in of_note.revisions}
    if days:
        changes = add(root, "revisionDesc")
        for day in sorted(days, reverse=True):
            add(changes, "change", "Notes were added or changed.", when=day)

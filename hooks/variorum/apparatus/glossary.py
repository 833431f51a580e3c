"""The glossary: each term, its forms, and the passages where it is explained."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.apparatus.mentions import mentions
from variorum.apparatus.page import ApparatusPage, Link
from variorum.apparatus.templating import template
from variorum.model.edition import Edition, PlacedNote
from variorum.model.kinds.glossary import Glossary


def _terms(note: PlacedNote) -> Iterable[str]:
    return [note.annotation.term] if isinstance(note.annotation, Glossary) else []


def _content(edition: Edition, link: Link) -> str:
    found = mentions(edition, link, _terms)
    terms = sorted(edition.registers.glossary.values(), key=lambda term: term.name.casefold())
    return template("glossary.html").render(terms=[(term, found.get(term.id, [])) for term in terms])


GLOSSARY = ApparatusPage("apparatus/glossary.md", "Glossary", _content)

"""The glossary: each term, what it is, and the passages where it is explained."""

from __future__ import annotations

from variorum.apparatus.entries import shown_entries
from variorum.apparatus.page import Link, register_page
from variorum.apparatus.templating import template
from variorum.model.edition import Edition
from variorum.model.registers import Term


def _content(edition: Edition, link: Link) -> str:
    entries = shown_entries(edition, link, edition.registers.glossary.values(), GLOSSARY.uri)
    return template("glossary.html").render(entries=entries, several=len(edition.articles) > 1)


GLOSSARY = register_page(Term, _content)

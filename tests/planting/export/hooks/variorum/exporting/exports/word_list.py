"""The terms of the glossary as a plain list of words."""

from __future__ import annotations

from variorum.exporting.export import Export, PublishedSite
from variorum.model.edition import Edition
from variorum.model.registers import Term


def _words(edition: Edition, _: PublishedSite) -> str:
    return "".join(f"{term.name}\n" for term in edition.registers.glossary.values())


EXPORT = Export(
    uri="apparatus/words.txt",
    media_type="text/plain",
    label="The words alone",
    page=Term.of_register.page,
    says="the terms of the glossary, one a line",
    place=5,
    make=_words,
)

"""The glossary: each term, what it is, and the passages where it is explained."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from variorum.apparatus.entries import ShownEntry, shown_entries
from variorum.apparatus.page import Link, register_page
from variorum.apparatus.templating import template
from variorum.model.edition import Edition
from variorum.model.registers import Term


class GlossaryView(NamedTuple):
    """All terms."""

    entries: Sequence[ShownEntry]
    several: bool
    """Whether the edition has several articles."""


_GLOSSARY = template("glossary.html", GlossaryView)


def _content(edition: Edition, link: Link) -> str:
    entries = shown_entries(edition, link, edition.registers.glossary.values(), GLOSSARY.uri)
    return _GLOSSARY.render(GlossaryView(entries, several=len(edition.articles) > 1))


GLOSSARY = register_page(Term, _content)

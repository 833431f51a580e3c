"""What an archive says of the edition to those who keep and cite it: CITATION.cff and .zenodo.json."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

from variorum.exporting.export import PublishedSite
from variorum.exporting.note_data import as_json
from variorum.model.edition import Edition
from variorum.model.registers.contributors import Contributor

_CREATIVE_COMMONS = re.compile(r"https?://creativecommons\.org/licenses/([a-z-]+)/(\d\.\d)/?")
_PUBLIC_DOMAIN = re.compile(r"https?://creativecommons\.org/publicdomain/zero/1\.0/?")
_ZENODO = ("10.5281/", "10.5072/")
"""What the DOIs begin with that Zenodo, and its sandbox, give."""
_ABOUT = (
    "An annotated reading edition: texts as they were received, with notes that correct and explain them. "
    "The licence is that of the notes; the rights in each text are stated in its article.yml."
)


class Deposit(NamedTuple):
    """What a deposit says about the edition as a whole."""

    title: str
    people: tuple[Contributor, ...]
    """Who wrote its notes, in the order of the register."""
    date: str
    """When it was last changed: `2026-11-22`."""
    site: PublishedSite
    about: str = _ABOUT

    @classmethod
    def of(cls, edition: Edition, site: PublishedSite, date: str) -> Deposit:
        """Return the description of `edition`, which was last changed on the day `date`."""
        writers = {by for article in edition.articles for note in article.notes for by in note.annotation.by}
        people = tuple(who for name, who in edition.registers.contributors.items() if name in writers)
        return cls(site.name or "An annotated edition", people, date, site)

    @property
    def licence(self) -> str:
        """The licence of the notes as SPDX calls it; empty, where its address is not a known one."""
        address = self.site.settings.licence_url or ""
        if found := _CREATIVE_COMMONS.fullmatch(address):
            return f"CC-{found[1].upper()}-{found[2]}"
        return "CC0-1.0" if _PUBLIC_DOMAIN.fullmatch(address) else ""


def citation_file(deposit: Deposit) -> str:
    """Return CITATION.cff (Citation File Format 1.2.0)."""
    settings = deposit.site.settings
    # Names are not divided: which part is the family's is not known.
    authors = [
        {
            "name": who.name,
            **({"orcid": f"https://orcid.org/{who.orcid}"} if who.orcid else {}),
            **({"website": who.url} if who.url else {}),
        }
        for who in deposit.people
    ]
    citation: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "If you use this edition, please cite it as below.",
        "type": "dataset",
        "title": deposit.title,
        "abstract": deposit.about,
        "authors": authors or [{"name": f"The editors of {deposit.title}"}],
        "date-released": deposit.date,
    }
    if settings.version:
        citation["version"] = settings.version
    if settings.doi:
        citation["doi"] = settings.doi
    if deposit.licence:
        citation["license"] = deposit.licence
    elif settings.licence_url:
        citation["license-url"] = settings.licence_url
    if deposit.site.address:
        citation["url"] = deposit.site.address
    return yaml.safe_dump(citation, sort_keys=False, allow_unicode=True, width=100)


def zenodo_file(deposit: Deposit) -> str:
    """Return .zenodo.json, from which Zenodo fills in the form of a deposit."""
    creators = [{"name": who.name, **({"orcid": who.orcid} if who.orcid else {})} for who in deposit.people]
    settings = deposit.site.settings
    return as_json(
        {
            "title": deposit.title,
            "upload_type": "dataset",
            "description": deposit.about,
            "creators": creators or [{"name": f"The editors of {deposit.title}"}],
            "publication_date": deposit.date,
            "access_right": "open",
            **({"license": deposit.licence.lower()} if deposit.licence else {}),
            **({"version": settings.version} if settings.version else {}),
            # Zenodo assigns its own names, and refuses them in a deposit.
            **({"doi": settings.doi} if settings.doi and not settings.doi.startswith(_ZENODO) else {}),
            "keywords": ["annotated edition"],
        }
    )

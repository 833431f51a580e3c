"""Those who wrote and checked the notes, and which notes are whose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from variorum.apparatus.mentions import Mention, mentions
from variorum.apparatus.page import Link, register_page
from variorum.apparatus.templating import template
from variorum.model.edition import Edition, PlacedNote
from variorum.model.registers import Contributor


@dataclass(frozen=True, slots=True)
class ShownContributor:
    """A contributor with the notes that name them, in page order."""

    contributor: Contributor
    mentions: Sequence[Mention]


class ContributorsView(NamedTuple):
    """All contributors, and the notes that name none."""

    contributors: Sequence[ShownContributor]
    unsigned: Sequence[Mention]
    several: bool
    """Whether the edition has several articles."""


_CONTRIBUTORS = template("contributors.html", ContributorsView)


def _content(edition: Edition, link: Link) -> str:
    found = mentions(edition, link, _authors)
    unsigned = mentions(edition, link, _nobody).get("", ())
    contributors = [
        ShownContributor(contributor, found.get(contributor.id, ()))
        for contributor in edition.registers.contributors.values()
    ]
    return _CONTRIBUTORS.render(ContributorsView(contributors, unsigned, several=len(edition.articles) > 1))


def _authors(note: PlacedNote) -> tuple[str, ...]:
    return note.annotation.by


def _nobody(note: PlacedNote) -> list[str]:
    return [] if note.annotation.by else [""]


CONTRIBUTORS = register_page(Contributor, _content)

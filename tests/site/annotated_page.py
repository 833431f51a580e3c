"""An article's page, read as a reader reads it: passages, notes, and the text itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.site.html_tree import Element, read

_OURS = frozenset(
    ["vm-header", "vm-note", "vm-ref", "vm-corr", "vm-fold", "vm-end", "vm-whole", "vm-banner", "headerlink"]
)
_SIC = frozenset(
    ["vm-header", "vm-note", "vm-ref", "vm-sic", "vm-fold", "vm-end", "vm-whole", "vm-banner", "headerlink"]
)


@dataclass(frozen=True, slots=True)
class AnnotatedPage:
    """The page of one article."""

    page: Element

    @classmethod
    def of(cls, html: str) -> AnnotatedPage:
        return cls(read(html))

    @property
    def content(self) -> Element:
        """The article, without the theme around it."""
        return self.page.one("article", class_="vm-edition")

    @property
    def notes(self) -> list[str]:
        """The ids of the notes, in the order of the page."""
        return [note.attributes.get("id", "") for note in self.content.all("section", class_="vm-note")]

    @property
    def marked(self) -> list[str]:
        """The ids of the notes that have a passage, each once."""
        ids = (note for mark in self.content.all("mark") for note in mark.attributes["data-notes"].split())
        return list(dict.fromkeys(ids))

    def passage(self, identifier: str) -> str:
        """Return the words that are marked for a note, as received."""
        return "".join(
            mark.text(without=lambda element: element.tag == "ins")
            for mark in self.content.all("mark")
            if identifier in mark.attributes["data-notes"].split()
        )

    def received(self) -> str:
        """Return the text without all that we added to it."""
        return self.content.text(without=lambda element: not _OURS.isdisjoint(element.classes))

    def corrected(self) -> str:
        """Return the text as it reads after the corrections."""
        return self.content.text(without=lambda element: not _SIC.isdisjoint(element.classes))

    def note(self, identifier: str) -> str:
        """Return the text of a note."""
        return self.content.one("section", id=identifier).text()


def without_spaces(text: str) -> str:
    """Return `text` without white space, which HTML may divide otherwise than the article."""
    return "".join(text.split())


def annotations_at(root: Path) -> dict[str, dict[str, object]]:
    """Return what the YAML files of an edition say, by id, as the plainest reader reads them.

    Withdrawn notes are left out: they are on no article's page.
    """
    found: dict[str, dict[str, object]] = {}
    for path in sorted((root / "annotations").glob("*/**/*.yml")):
        entries = yaml.safe_load(path.read_text("utf-8"))
        for entry in entries if isinstance(entries, list) else [entries]:
            if "withdrawn" not in entry:
                found[entry["id"]] = entry
    return found

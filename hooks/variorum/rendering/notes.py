"""Cards and their notes → HTML in the margin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from variorum.model.edition import AnnotatedArticle, PlacedNote
from variorum.model.kinds import Annotation
from variorum.model.record import AnnotationRecord
from variorum.model.registers import Registers, Source
from variorum.rendering.cards import Card
from variorum.rendering.lemma import lemma
from variorum.rendering.note_links import Address, as_written, relinked


class PlaceOnPath(NamedTuple):
    """Where a note stands on a reading path."""

    title: str
    """Of the path."""
    page: str
    """Address of the path's own page."""
    number: int
    total: int
    before: str
    """Id of the note before it, empty for the first …"""
    after: str
    """… and of the one after it, empty for the last."""


class SiteOf(NamedTuple):
    """What is said of the edition below a text."""

    name: str = ""
    address: str = ""
    """Of the article's page as the world knows it; empty, where it is not known."""
    citing: str = ""
    """Address of the page that says how to cite."""
    licence: str = ""
    """Of the notes …"""
    licence_url: str = ""
    """… and where it can be read."""


_NO_SITE = SiteOf()


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where a site says more, as addresses relative to the article's page; empty where it does not."""

    note: Callable[[str], str] = lambda _: ""
    """Gives the page that a note has of its own, by its id."""
    any_note: str = ""
    """The same of a note that may be on another page, with `{id}` for its id."""
    source: Callable[[str], str] = lambda _: ""
    """Gives the entry of a source, by its id."""
    entry: Callable[[str], str] = lambda _: ""
    """Gives the entry of a term, a person or a body, by its id."""
    apparatus: Callable[[Annotation], tuple[str, str]] = lambda _: ("", "")
    """Gives name and address of the page that lists a note among its like."""
    paths: Callable[[str], Sequence[PlaceOnPath]] = lambda _: ()
    """Gives where a note stands on reading paths, by its id."""
    about: str = ""
    """Address of the page on the article's text."""
    change: Callable[[AnnotationRecord], str] = lambda _: ""
    """Gives the page on which somebody changes a note's lines in its file."""
    guide: str = ""
    """Address of the page that says how notes are written …"""
    issues: str = ""
    """… and of the one on which errors are reported."""
    address: Address = as_written
    """Gives where a link leads that stands in a note."""
    language: str = "en"
    """Of the site, and so of the notes."""
    shown: str = "core"
    """Which notes are shown at first: `core`, `all` or `none`."""
    ways: Sequence[tuple[str, str]] = ()
    """Name and address of the pages to which a reader may go on from the article."""
    site: SiteOf = _NO_SITE
    """What the site says of itself below a text."""
    next_article: tuple[str, str] = ("", "")
    """Title and address of another article to read."""


NOWHERE = Elsewhere()
"""For hosts on which an article stands alone."""


@dataclass(frozen=True, slots=True)
class PlaceInMargin:
    """Below which card a card has to stand."""

    previous: int
    """The number of that card, in the same margin; 0 means the top of the page."""
    is_last: bool
    """Whether it is the last one in its margin."""
    lift: float
    """In `rem`."""

    def style(self, card: Card) -> str:
        """Return the anchors of the card: its own name, its passage, the cards above it.

        Each has a name of its own, since looking for a shared one takes a time that grows
        with their number. The last cards have a further name, for what must stay below them.
        """
        names = [f"--vm-n{card.number}"]
        names += [f"--vm-last-{card.side}"] if self.is_last else []
        lift = f";--vm-lift:{self.lift:g}rem" if self.lift else ""
        return (
            f"anchor-name:{','.join(names)};--vm-ref:--vm-r{card.number};"
            f"--vm-prev:--vm-n{self.previous}{lift}"
        )


def render_card(
    card: Card,
    annotated: AnnotatedArticle,
    numbers: Mapping[str, int],
    aside: Callable[..., str],
    elsewhere: Elsewhere,
    place: PlaceInMargin | None = None,
) -> str:
    """Return the card with its notes, each made by the macro `aside` of note.html.

    `numbers` are those of the sources in the list at the end of the article, by id. A card without a
    `place` stands in no margin.
    """
    # Without a script one note of a card is open at a time: an open one stands over those below it.
    group = f"vm-card-{card.number}" if len(card.notes) > 1 else ""
    notes = "\n".join(_render_note(note, annotated, numbers, aside, elsewhere, group) for note in card.notes)
    style = f' style="{place.style(card)}"' if place else ""
    return f'<section class="vm-card vm-card--{card.side}"{style}>\n{notes}</section>'


def render_below(notes: Sequence[PlacedNote], rendered: Sequence[str], language: str) -> str:
    """Return what stands below a block: its cards, after a line that stands for them on a narrow page.

    The line says how many of `notes` are shown. Boxes have the direction of the text that they stand
    beside; each text within has its own.
    """
    return (
        f'<details class="vm-fold" lang="en" hidden style="{_counted(notes)}">'
        '<summary aria-label="Notes on this paragraph"></summary></details>\n'
        f'<section class="vm-notes" lang="{language}">\n' + "\n".join(rendered) + "\n</section>"
    )


def _counted(notes: Sequence[PlacedNote]) -> str:
    """Return, as a style, how many notes are shown: theme/styles/switches.css has the variables."""
    kinds = Counter((note.annotation.of_kind.name, note.annotation.prominence == "further") for note in notes)
    terms = (
        f"{count}*var(--vm-{kind}-on,1){'*var(--vm-further-on,1)' if is_further else ''}"
        for (kind, is_further), count in kinds.items()
    )
    return f"--vm-n:calc({' + '.join(terms)})"


def note_contents(
    annotation: Annotation,
    body: str,
    registers: Registers,
    contents: Callable[..., str],
    elsewhere: Elsewhere,
) -> str:
    """Return all that a note says, made by the macro `contents` of note.html; `body` is safe HTML."""
    return contents(
        annotation,
        Markup(relinked(body, elsewhere.address)),  # noqa: S704 - made safe by rendering.bodies
        annotation.details(registers),
        _mentioned(annotation, registers, elsewhere),
        _sources(annotation, registers, elsewhere),
        "",
    )


def authors_of(annotation: Annotation, registers: Registers) -> list[str]:
    """Return the names of those who wrote a note."""
    contributors = registers.contributors
    return [contributors[by].name for by in annotation.by if by in contributors]


def _render_note(
    note: PlacedNote,
    annotated: AnnotatedArticle,
    numbers: Mapping[str, int],
    aside: Callable[..., str],
    elsewhere: Elsewhere,
    group: str,
) -> str:
    annotation, registers = note.annotation, annotated.registers
    headline = annotation.headline(registers)
    return aside(
        annotation,
        note.number,
        lemma(note.spans, annotated.text, headline),
        headline,
        Markup(relinked(note.body, elsewhere.address)),  # noqa: S704 - made safe by rendering.bodies
        annotation.details(registers),
        _mentioned(annotation, registers, elsewhere),
        _sources(annotation, registers, elsewhere),
        _cited(annotation, numbers),
        ", ".join(authors_of(annotation, registers)),
        bool(note.spans),
        elsewhere.note(annotation.id),
        elsewhere.apparatus(annotation),
        elsewhere.change(note.record),
        elsewhere.paths(annotation.id),
        group,
    )


def _sources(
    annotation: Annotation, registers: Registers, elsewhere: Elsewhere
) -> list[tuple[Source, str | None, str]]:
    sources = registers.sources
    return [(sources[c.id], c.locator, elsewhere.source(c.id)) for c in annotation.sources if c.id in sources]


def _cited(annotation: Annotation, numbers: Mapping[str, int]) -> str:
    """Return the numbers of the sources that a note cites, with the places in them: “[3], [7, p. 2]”."""
    return ", ".join(
        f"[{numbers[of.id]}, {of.locator}]" if of.locator else f"[{numbers[of.id]}]"
        for of in annotation.sources
        if of.id in numbers
    )


def _mentioned(annotation: Annotation, registers: Registers, elsewhere: Elsewhere) -> list[tuple[str, str]]:
    """Return name and address of the entries that a note speaks of in passing."""
    entries = [registers.term(identifier) for identifier in annotation.mentions]
    return [(entry.name, elsewhere.entry(entry.id)) for entry in entries if entry]

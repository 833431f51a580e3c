"""Cards and their notes → HTML in the margin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from variorum.model.edition import AnnotatedArticle, PlacedNote
from variorum.model.kinds import Annotation
from variorum.model.registers import Registers, Source
from variorum.rendering.cards import Card
from variorum.rendering.elsewhere import Elsewhere
from variorum.rendering.lemma import lemma
from variorum.rendering.note_links import relinked


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
        _shown(annotation, registers, headline) if elsewhere.hides_verdicts else headline,
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


def _shown(annotation: Annotation, registers: Registers, headline: str) -> str:
    """Return a headline of which the verdict is seen only when the note is open."""
    without = annotation.of_kind.headline.fill_without_verdict(annotation, registers)
    if without == headline:
        return headline
    made = Markup('<span class="vm-asked">{}</span><span class="vm-verdict">{}</span>')
    return made.format(without, headline)


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

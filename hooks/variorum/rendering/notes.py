"""Cards and their notes → HTML in the margin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from variorum.model.direction import direction_of
from variorum.model.edition import AnnotatedArticle, PlacedNote
from variorum.model.kinds import Annotation
from variorum.model.registers import Registers
from variorum.rendering.cards import Card
from variorum.rendering.cited_sources import CitedSource
from variorum.rendering.lemma import lemma
from variorum.rendering.note_html import Contents, Foot, Head, NoteSource, note_html
from variorum.rendering.note_links import relinked
from variorum.rendering.site_links import SiteLinks


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
    headlines: Mapping[int, str],
    cited: Mapping[str, CitedSource],
    links: SiteLinks,
    place: PlaceInMargin | None = None,
) -> str:
    """Return the card with its notes.

    `headlines` are those of the notes, by number;
    `cited` is the list of sources at the end of the article, by id. A card without a
    `place` stands in no margin.
    """
    # Without a script one note of a card is open at a time: an open one stands over those below it.
    group = f"vm-card-{card.number}" if len(card.notes) > 1 else ""
    notes = "\n".join(
        _render_note(note, annotated, headlines[note.number], cited, links, group) for note in card.notes
    )
    style = f' style="{place.style(card)}"' if place else ""
    return f'<section class="vm-card vm-card--{card.side}"{style}>\n{notes}\n</section>'


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
        f"{f'{count}*' if count > 1 else ''}var(--vm-{kind}-on,1)"
        f"{'*var(--vm-further-on,1)' if is_further else ''}"
        for (kind, is_further), count in kinds.items()
    )
    return f"--vm-n:calc({' + '.join(terms)})"


def note_contents(annotation: Annotation, body: str, registers: Registers, links: SiteLinks) -> Markup:
    """Return all that a note says, as HTML; `body` is safe HTML."""
    known = registers.sources
    sources = [
        NoteSource(known[citation.id], citation.locator, links.source(citation.id))
        for citation in annotation.sources
        if citation.id in known
    ]
    made = _contents(annotation, body, registers, links, sources)
    return Markup(made.html())  # noqa: S704 - made safe by rendering.note_html


def _render_note(
    note: PlacedNote,
    annotated: AnnotatedArticle,
    headline: str,
    cited: Mapping[str, CitedSource],
    links: SiteLinks,
    group: str,
) -> str:
    annotation, registers = note.annotation, annotated.registers
    hides = links.hides_verdicts
    shown = _shown(annotation, registers, headline) if hides else escape(headline, quote=False)
    lines = [
        (cited[citation.id], citation.locator) for citation in annotation.sources if citation.id in cited
    ]
    sources = [NoteSource(line.source, locator, f"#{line.anchor}", line.short) for line, locator in lines]
    return note_html(
        Head(annotation, note.number, lemma(note.spans, annotated.text, headline), headline, shown, group),
        _contents(annotation, note.body, registers, links, sources)._replace(
            cited=", ".join(f"[{line.number}{f', {locator}' if locator else ''}]" for line, locator in lines)
        ),
        Foot(
            ", ".join(registers.contributor_names(annotation.by)),
            has_passage=bool(note.spans),
            page=links.note(annotation.id),
            apparatus=links.apparatus(annotation),
            change=links.change(note.record),
            paths=links.paths(annotation.id),
        ),
        direction_of(annotated.article.metadata.language),
    )


def _contents(
    annotation: Annotation, body: str, registers: Registers, links: SiteLinks, sources: Sequence[NoteSource]
) -> Contents:
    return Contents(
        relinked(body, links.address),
        annotation.inference,
        annotation.details(registers),
        _mentioned(annotation, registers, links),
        sources,
    )


def _shown(annotation: Annotation, registers: Registers, headline: str) -> str:
    """Return as HTML a headline of which the verdict is seen only when the note is open."""
    without = annotation.of_kind.headline.fill_without_verdict(annotation, registers)
    if without == headline:
        return escape(headline, quote=False)
    return (
        f'<span class="vm-asked">{escape(without, quote=False)}</span>'
        f'<span class="vm-verdict">{escape(headline, quote=False)}</span>'
    )


def _mentioned(annotation: Annotation, registers: Registers, links: SiteLinks) -> list[tuple[str, str]]:
    """Return name and address of the entries that a note speaks of in passing."""
    entries = [registers.term(identifier) for identifier in annotation.mentions]
    return [(entry.name, links.entry(entry.id)) for entry in entries if entry]

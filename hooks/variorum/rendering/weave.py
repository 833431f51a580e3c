"""Weaves marks and notes into the HTML of an article, which stays otherwise as it is."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from variorum.model.direction import direction_of
from variorum.model.edition import AnnotatedArticle, PlacedNote, Slice
from variorum.model.selector import Span
from variorum.rendering.article_page import ARTICLE_ENDS, article_begin, article_end
from variorum.rendering.cards import Card, cards
from variorum.rendering.cited_sources import render_cited_sources, source_numbers
from variorum.rendering.html_text import HtmlText, Run
from variorum.rendering.left_out import LeftOut, left_out
from variorum.rendering.lift import lifts
from variorum.rendering.notes import PlaceInMargin, render_below, render_card
from variorum.rendering.page_frame import PAGE_ENDS, page_begin, page_end
from variorum.rendering.passages import Passages
from variorum.rendering.site_links import NO_LINKS, SiteLinks
from variorum.rendering.verse import keeps_lines, line_begins, line_ends

WINDOW_FILLED_AT = 2_500
"""Characters of the text: a window of 1,440 pixels' height shows some 2,100 below the header."""
WINDOW_FILLED = '<span id="vm-window-filled" hidden></span>'
"""A page is drawn when this is there, as theme/overrides/edition.html asks for."""


def weave(
    annotated: AnnotatedArticle,
    page: HtmlText,
    blocks: Sequence[int],
    header: str,
    links: SiteLinks = NO_LINKS,
) -> str:
    """Return the page's HTML with a mark on each passage and each note after its block.

    Notes on the whole article stand after the text, so that nothing comes before it.

    `blocks` gives, for each note in order, the index of the top-level block that it follows.
    `header` is put below the heading with which the page begins, or above all else;
    `links` says where the site says more of a note.
    """
    is_page = annotated.article.is_page
    all_made = cards(annotated.notes, blocks, on_one_side=is_page)
    made = [card for card in all_made if card.spans]
    hides = links.hides_verdicts
    gone = LeftOut() if hides else left_out(annotated.notes, page)
    below_heading = page.block_html_ends[0] if page.html.startswith("<h1") else 0
    below = [gone.after.get(card.block, card.block) for card in made]
    filled = min((block for block in below if page.block_ends[block] >= WINDOW_FILLED_AT), default=None)
    end = "" if filled is not None else f"\n{WINDOW_FILLED}"
    is_verse = keeps_lines(annotated.article)
    direction = direction_of(annotated.article.metadata.language)
    of_sources = source_numbers(annotated.notes, annotated.registers)
    cited = render_cited_sources(annotated.notes, of_sources, annotated.registers, links, direction)
    headlines = {note.number: note.annotation.headline(annotated.registers) for note in annotated.notes}
    whole = [
        render_card(card, annotated, headlines, of_sources, links) for card in all_made if not card.spans
    ]
    after = (page_end if is_page else article_end)(annotated, whole, links)
    insertions = [
        (0, page_begin(annotated) if is_page else article_begin(annotated.article, page.html)),
        *(line_begins(annotated.article, page) if is_verse else ()),
        *_marks(annotated, page, [card.number for card in made], gone, hides=hides),
        *(line_ends(annotated.article, page) if is_verse else ()),
        *_term_links(annotated, page),
        (below_heading, f"\n{header}"),
        *_notes(annotated, page, made, below, filled, headlines, of_sources, links),
        (len(page.html), f"{end}\n{after}\n{PAGE_ENDS if is_page else ARTICLE_ENDS}{cited}"),
    ]
    insertions.sort(key=lambda insertion: insertion[0])
    pieces: list[str] = []
    at = 0
    for offset, markup in insertions:
        pieces.append(page.html[at:offset])
        pieces.append(markup)
        at = offset
    pieces.append(page.html[at:])
    return "".join(pieces)


def _marks(
    annotated: AnnotatedArticle, page: HtmlText, anchored: Sequence[int], gone: LeftOut, *, hides: bool
) -> Iterator[tuple[int, str]]:
    """Yield what is to be put at which offset of the HTML, in order."""
    passages = Passages(annotated.notes, anchored, gone.again, hides_corrections=hides)
    spaces = _spaces(annotated, passages)
    figures_at = -1
    for piece, run, span, is_last in _pieces(annotated.slices, page.runs):
        tag = "div" if run.is_block else "mark"
        blank = _blank_after(figures_at, span, annotated.text) if not run.is_block else span.start
        if blank > span.start:
            yield run.html_at(span.start, end=False), passages.opening(piece, line="gap")
            yield run.html_at(blank, end=True), passages.closing(piece, is_last=False)
            span = Span(blank, span.end)
        opening = passages.opening(piece, tag, line="space" if piece in spaces else "")
        yield run.html_at(span.start, end=False), opening
        end = run.html_at(span.end, end=True)
        closing = passages.closing(piece, tag, is_last=is_last)
        references = passages.references(piece) if is_last else ""
        figures_at = span.end if references else figures_at
        if run.is_block and run.link_end < 0:
            yield end, closing.removesuffix(f"</{tag}>") + references + f"</{tag}>"
            continue
        yield end, closing
        if references:
            yield (run.link_end if run.link_end >= 0 else end), references


def _blank_after(figures_at: int, span: Span, text: str) -> int:
    """Return where the words of a stretch begin that follows figures with a space; else its start."""
    if span.start != figures_at:
        return span.start
    words = text[span.start : span.end].lstrip()
    return span.end - len(words) if words else span.start


def _spaces(annotated: AnnotatedArticle, passages: Passages) -> frozenset[Slice]:
    """Return the slices that are nothing but space between slices with other lines."""
    slices = annotated.slices
    return frozenset(
        piece
        for at, piece in enumerate(slices)
        if annotated.text[piece.span.start : piece.span.end].isspace()
        and passages.line(piece)
        not in {passages.line(near) for near in slices[max(at - 1, 0) : at] + slices[at + 1 : at + 2]}
    )


def _pieces(slices: Sequence[Slice], runs: Sequence[Run]) -> Iterator[tuple[Slice, Run, Span, bool]]:
    """Yield each stretch that a slice has in a run, and whether it is the slice's last."""
    first = 0
    for piece in slices:
        while first < len(runs) and runs[first].text_end <= piece.span.start:
            first += 1
        parts: list[tuple[Run, Span]] = []
        at = first
        while at < len(runs) and runs[at].text_start < piece.span.end:
            start = max(piece.span.start, runs[at].text_start)
            end = min(piece.span.end, runs[at].text_end)
            if start < end:
                parts.append((runs[at], Span(start, end)))
            at += 1
        for number, (run, span) in enumerate(parts, 1):
            yield piece, run, span, number == len(parts)


def _term_links(annotated: AnnotatedArticle, page: HtmlText) -> Iterator[tuple[int, str]]:
    """Yield the quiet links on later places of terms; each lies in one run and touches no mark."""
    starts = [run.text_start for run in page.runs]
    further = {n.annotation.id for n in annotated.notes if n.annotation.prominence == "further"}
    for link in annotated.links:
        run = page.runs[bisect_right(starts, link.span.start) - 1]
        name = "vm-term vm-term--further" if link.note in further else "vm-term"
        yield run.html_at(link.span.start, end=False), f'<a class="{name}" href="#{link.note}">'
        yield run.html_at(link.span.end, end=True), "</a>"


def _notes(
    annotated: AnnotatedArticle,
    page: HtmlText,
    made: Sequence[Card],
    below: Sequence[int],
    filled: int | None,
    headlines: Mapping[int, str],
    of_sources: Mapping[str, int],
    links: SiteLinks,
) -> Iterator[tuple[int, str]]:
    """Yield, for each card of `made`, its HTML below the block that `below` has for it."""
    after: defaultdict[int, list[str]] = defaultdict(list)
    notes: defaultdict[int, list[PlacedNote]] = defaultdict(list)
    on_side: dict[str, int] = {}
    last = {card.side: card.number for card in made}
    for card, block, lift in zip(made, below, lifts(made, headlines, annotated.text), strict=True):
        place = PlaceInMargin(
            on_side.get(card.side, 0),
            is_last=card.number == last[card.side],
            lift=lift,
        )
        after[block].append(render_card(card, annotated, headlines, of_sources, links, place))
        notes[block] += card.notes
        on_side[card.side] = card.number
    for block, rendered in after.items():
        if block == filled:
            rendered.append(WINDOW_FILLED)
        yield page.block_html_ends[block], "\n" + render_below(notes[block], rendered, links.language)

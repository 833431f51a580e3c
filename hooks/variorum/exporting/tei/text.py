"""The text of an article in TEI: as received in `sic`, as corrected in `corr`, notes where they can nest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from variorum.exporting.tei.elements import ID, LANGUAGE, SPACE, add, append_text, xml_id
from variorum.exporting.tei.received_blocks import ReceivedBlocks
from variorum.model.edition import AnnotatedArticle, PlacedNote
from variorum.model.registers import Entity
from variorum.model.selector import Span

_NAMES = {"person": "persName", "organisation": "orgName", "place": "placeName"}


@dataclass(slots=True)
class Inline:
    """A passage that is an element around its words."""

    span: Span
    note: PlacedNote
    name: str
    """Its `xml:id`."""
    within: list[Inline] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Anchors:
    """Points of passages that do not nest: offsets and names, where they begin and where they end."""

    starts: Sequence[tuple[int, str]] = ()
    ends: Sequence[tuple[int, str]] = ()

    def inside(self, span: Span) -> Anchors:
        """Return those strictly inside `span`."""
        return Anchors(
            [point for point in self.starts if span.start < point[0] < span.end],
            [point for point in self.ends if span.start < point[0] < span.end],
        )


class TextOfArticle:
    """The `div` of an article, and what the passage of each note is called in it."""

    def __init__(self, annotated: AnnotatedArticle) -> None:
        """Divide the notes into those that nest and those that have anchors, and write the text."""
        self._annotated = annotated
        self._blocks = ReceivedBlocks(annotated)
        self.targets: dict[str, list[str]] = {}
        """By the id of a note: the pointers to its passages."""
        inlines: dict[int, list[Inline]] = {}
        starts: list[tuple[int, str]] = []
        ends: list[tuple[int, str]] = []
        for note, span, name in self._passages():
            block = self._blocks.holding(span)
            if block is not None and _nests(span, inlines.setdefault(block, [])):
                inlines[block].append(Inline(span, note, name))
                self.targets[note.annotation.id].append(f"#{name}")
            else:
                starts.append((span.start, f"{name}.a"))
                ends.append((span.end, f"{name}.b"))
                self.targets[note.annotation.id].append(f"#range({name}.a,{name}.b)")
        self.div = self._div(inlines, Anchors(starts, ends))

    def _passages(self) -> Iterator[tuple[PlacedNote, Span, str]]:
        """Yield the passages with their names, those of corrections first: these have to nest."""
        notes = self._annotated.notes
        for note in sorted(notes, key=lambda note: note.annotation.replacement is None):
            self.targets[note.annotation.id] = []
            for number, span in enumerate(note.spans, 1):
                yield note, span, f"{xml_id(note.annotation.id)}.{number}"

    def _div(self, inlines: dict[int, list[Inline]], anchors: Anchors) -> ET.Element:
        # White space between paragraphs is kept as it was received.
        div = ET.Element("div", {"type": "article", SPACE: "preserve"})
        append_text(div, self._blocks.before)
        group = div
        for number, block in enumerate(self._blocks.blocks):
            if self._blocks.is_verse and self._blocks.begins_group(number):
                group = add(div, "lg")
            at = Anchors(
                [p for p in anchors.starts if block.start <= p[0] < block.end],
                [p for p in anchors.ends if block.start < p[0] <= block.end],
            )
            tag = "l" if self._blocks.is_verse else "p"
            self._fill(add(group, tag), block, _nested(inlines.get(number, [])), at)
            gap, ends_group = self._blocks.after(number)
            append_text(div if ends_group else group, gap)
        return div

    def _fill(self, parent: ET.Element, span: Span, inlines: list[Inline], anchors: Anchors) -> None:
        points: list[tuple[int, int, str | Inline]] = [
            *((at, 0, name) for at, name in anchors.ends),
            *((at, 1, name) for at, name in anchors.starts),
            *((inline.span.start, 2, inline) for inline in inlines),
        ]
        inside = [point for inline in inlines for point in _names(anchors.inside(inline.span))]
        at = span.start
        for offset, _, point in sorted(points, key=lambda point: point[:2]):
            if isinstance(point, str):
                if point not in inside:
                    self._blocks.write(parent, at, offset)
                    add(parent, "anchor", **{ID: point})
                    at = offset
                continue
            self._blocks.write(parent, at, offset)
            self._element(parent, point, anchors.inside(point.span))
            at = point.span.end
        self._blocks.write(parent, at, span.end)

    def _element(self, parent: ET.Element, inline: Inline, anchors: Anchors) -> None:
        annotation, registers = inline.note.annotation, self._annotated.registers
        name = {ID: inline.name}
        resp = " ".join(f"#by.{by}" for by in annotation.by if by in registers.contributors)
        if annotation.replacement is not None:
            [own] = annotation.alternatives()
            if own.reading:
                choice = add(parent, "choice", **name)
                self._fill(add(choice, "sic"), inline.span, inline.within, anchors)
                add(choice, "corr", own.reading, cert=own.certainty, resp=resp)
                return
            element = add(parent, "surplus", reason=own.fault, cert=own.certainty, resp=resp, **name)
        elif alternatives := annotation.alternatives():
            app = add(parent, "app", **name)
            self._fill(add(app, "lem"), inline.span, inline.within, anchors)
            for other in alternatives:
                witness = registers.witness(other.witness)
                language = {LANGUAGE: witness.language} if witness and witness.language else {}
                judged = other.effect or other.relation or ""
                add(app, "rdg", other.reading, wit=f"#wit.{other.witness}", type=judged, **language)
            return
        elif terms := annotation.terms():
            entry = registers.term(terms[0])
            tag = _NAMES.get(entry.type, "term") if isinstance(entry, Entity) else "term"
            element = add(parent, tag, ref=f"#entry.{terms[0]}", **name)
        else:
            element = add(parent, "seg", type=annotation.of_kind.name, **name)
        self._fill(element, inline.span, inline.within, anchors)


def _names(anchors: Anchors) -> list[str]:
    return [name for _, name in (*anchors.starts, *anchors.ends)]


def _nests(span: Span, among: Sequence[Inline]) -> bool:
    """Return whether a passage lies within, around or beside each of the others."""
    for inline in among:
        other = inline.span
        is_within = other.start <= span.start and span.end <= other.end
        is_around = span.start <= other.start and other.end <= span.end
        if span.overlaps(other) and not is_within and not is_around:
            return False
    return True


def _nested(inlines: Sequence[Inline]) -> list[Inline]:
    """Return those that are in no other; each has the ones in it."""
    outermost: list[Inline] = []
    open_ones: list[Inline] = []
    for inline in sorted(inlines, key=lambda one: (one.span.start, -one.span.end)):
        while open_ones and open_ones[-1].span.end <= inline.span.start:
            open_ones.pop()
        (open_ones[-1].within if open_ones else outermost).append(inline)
        open_ones.append(inline)
    return outermost

"""The HTML of a note. Built of strings: a page has many notes, and templates took most of its time.

Every value is escaped here, but for a body, which `rendering.bodies` has made safe, and a headline that is
`Markup` already. What a note says in one direction needs no isolation; so it is made without any first,
and with it only where that has a letter that is written from right to left, or a page is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple

from variorum.model.annotation import Detail
from variorum.model.direction import Direction, direction_of_text, has_right_to_left
from variorum.model.kinds import Annotation
from variorum.model.registers import Source
from variorum.rendering.elsewhere import PlaceOnPath


class SourceOf(NamedTuple):
    """A source of a note."""

    source: Source
    locator: str | None
    """The place in it."""
    entry: str
    """Address of its entry in the bibliography; empty where there is none to lead to."""


class Contents(NamedTuple):
    """What an open note says; all but the body is plain text."""

    body: str
    """Safe HTML."""
    is_inferred: bool = False
    details: Sequence[Detail] = ()
    mentioned: Sequence[tuple[str, str]] = ()
    """Name of each entry that it speaks of, and the entry's address."""
    sources: Sequence[SourceOf] = ()
    cited: str = ""
    """The numbers of these sources in the list at the end of the article."""

    def html(self, direction: Direction = "ltr") -> str:
        """Return it as HTML for a page with this direction."""
        return isolated_if_needed(self._html, direction)

    def _html(self, isolates: bool) -> str:
        return "\n".join(self.parts(isolates))

    def parts(self, isolates: bool) -> list[str]:
        """Return the paragraphs and lists; `isolates`: whether values may have another direction."""
        parts = [self.body]
        if self.is_inferred:
            parts.append('<p class="vm-note__inference">The editors infer this; no source says it.</p>')
        if self.details or self.mentioned:
            rows = [_detail(detail, isolates) for detail in self.details]
            if self.mentioned:
                entries = ", ".join(_linked(name, to, isolates) for name, to in self.mentioned)
                rows.append(f'<dt class="vm-note__see">See:</dt> <dd>{entries}</dd>')
            parts += ["<dl>", *rows, "</dl>"]
        if self.sources:
            cited = f' data-cited="{escape(self.cited)}"' if self.cited else ""
            parts.append(f'<ul class="vm-note__sources"{cited} aria-label="Sources">')
            parts += [
                f"<li>{source_html(of.source, of.entry, of.locator, isolates=isolates)}</li>"
                for of in self.sources
            ]
            parts.append("</ul>")
        return parts


class Head(NamedTuple):
    """What a closed note shows, and what tells it from others."""

    annotation: Annotation
    number: int
    lemma: str
    headline: str
    """Plain text; its direction is that of the line."""
    shown: str
    """The headline as HTML."""
    group: str
    """Of the notes with the same name one is open at a time; empty for a note that stands alone."""


class Foot(NamedTuple):
    """Who wrote a note, and the links that lead on from it; addresses are empty where there is none."""

    authors: str
    has_passage: bool
    page: str
    """Address of the page that the note has of its own."""
    apparatus: tuple[str, str]
    """Name and address of the page that lists it among its like."""
    change: str
    """Address of the page on which somebody changes its lines."""
    paths: Sequence[PlaceOnPath]


def note_html(head: Head, contents: Contents, foot: Foot, direction: Direction = "ltr") -> str:
    """Return a note for an article's page with this direction."""

    def made(isolates: bool) -> str:
        note = head.annotation
        # `vm-content`: Firefox’s reader mode drops what an id or class such as `comment` makes it take for
        # furniture, and an id is a contributor’s choice; it keeps what has `content` in a class.
        kind = f"vm-kind--{note.of_kind.name} vm-content"
        kind += " vm-further" if note.prominence == "further" else ""
        auto = ' dir="auto"' if isolates else ""
        return "\n".join(
            [
                f'<section class="vm-note {kind}" id="{note.id}" role="note">',
                _summary(head, isolates),
                f'<section class="vm-note__body"{auto}>',
                *(f'<a id="{former}"></a>' for former in note.formerly),
                *contents.parts(isolates),
                *(_path(path, isolates) for path in foot.paths),
                _foot(note, foot, isolates),
                "</section></details></section>",
            ]
        )

    return isolated_if_needed(made, direction)


def isolated_if_needed(made: Callable[[bool], str], direction: Direction) -> str:
    """Return what `made` returns for False, or for True if its parts need isolation on such a page."""
    html = made(direction == "rtl")
    return made(True) if direction == "ltr" and has_right_to_left(html) else html


def _summary(head: Head, isolates: bool) -> str:
    group = f' name="{head.group}"' if head.group else ""
    way = f' dir="{direction_of_text(head.headline)}"' if isolates else ""
    lemma = f' data-lemma="{escape(head.lemma)}"' if head.lemma else ""
    return (
        f'<details{group}><summary class="vm-content"{way}><b data-n="{head.number}"{lemma}>'
        f"Note {head.number},</b> <i>{escape(head.annotation.of_kind.title.lower())}:</i> "
        f"<span>{head.shown}</span></summary>"
    )


def _detail(of: Detail, isolates: bool) -> str:
    auto = ' dir="auto"' if isolates else ""
    language = f' lang="{escape(of.language)}"' if of.language else ""
    explained = f" <dd{auto}>{escape(of.explanation, quote=False)}</dd>" if of.explanation else ""
    return (
        f"<dt>{escape(of.label, quote=False)}:</dt> "
        f"<dd{language}{auto}>{escape(of.value, quote=False)}</dd>{explained}"
    )


def source_html(source: Source, entry: str, locator: str | None = None, *, isolates: bool) -> str:
    """Return title, place and date of a source, and the place in it; `entry` is its entry's address."""
    parts = [_linked(source.title, source.url or "", isolates, ' rel="external noreferrer"')]
    if known := source.place_and_date:
        parts.append(_linked(known, entry, isolates))
    if locator:
        parts.append(_linked(locator, "", isolates))
    return ", ".join(parts)


def _linked(words: str, address: str, isolates: bool, further: str = "") -> str:
    """Return plain text as HTML, as a link if there is an address; `further` has attributes of the link."""
    shown = escape(words, quote=False)
    if address:
        auto = ' dir="auto"' if isolates else ""
        return f'<a href="{escape(address)}"{auto}{further}>{shown}</a>'
    return f"<bdi>{shown}</bdi>" if isolates else shown


def _path(at: PlaceOnPath, isolates: bool) -> str:
    says = f": {_linked(at.says, '', isolates)}" if at.says else ""
    before = f' · <a href="#{at.before}" rel="prev">before</a>' if at.before else ""
    after = f' · <a href="#{at.after}" rel="next">next</a>' if at.after else ""
    return (
        f'<p class="vm-note__path">{_linked(at.title, at.page, isolates)}, '
        f"{at.number} of {at.total}{says}{before}{after}</p>"
    )


def _foot(note: Annotation, foot: Foot, isolates: bool) -> str:
    said = [_linked(foot.authors, "", isolates)] if foot.authors else []
    said += [] if note.is_reviewed else ["not yet reviewed"]
    parts = [f"<span>{'&nbsp;· '.join(said)}</span>"] if said else []
    parts.append(f'<a class="vm-copy" href="#{note.id}" aria-label="Link to this note">Link</a>')
    if foot.page:
        parts.append(f'<a href="{escape(foot.page)}">Cite, history</a>')
    name, address = foot.apparatus
    if address:
        parts.append(f'<a href="{escape(address)}">{escape(name)}</a>')
    if foot.change:
        parts.append(f'<a href="{escape(foot.change)}" rel="external">Suggest a change</a>')
    if foot.has_passage:
        parts.append(f'<a href="#ref:{note.id}" role="doc-backlink" aria-label="Back to the text">Back</a>')
    return f'<p class="vm-note__foot">{" ".join(parts)}</p>'

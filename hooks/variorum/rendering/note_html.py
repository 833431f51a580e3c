"""The HTML of a note. Built of strings: a page has many notes, and templates took most of its time.

Every value is escaped here, but for a body, which `rendering.bodies` has made safe, and a headline that is
`Markup` already. What a note says in one direction needs no isolation; so it is made without any first,
and with it only where that has a letter that is written from right to left, or a page is.
An element is made only where nothing else does its work: of a page's elements most are those of its notes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from html import escape
from typing import NamedTuple

from variorum.model.annotation import Detail
from variorum.model.direction import Direction, direction_of_text, has_right_to_left
from variorum.model.kinds import Annotation
from variorum.model.registers import Source
from variorum.rendering.html_reader import read_html
from variorum.rendering.site_links import PlaceOnPath

_LINE = "\n"
"""What the stylesheet keeps as the end of a line."""


class Isolated(IntEnum):
    """Which values get an element that keeps their direction from what stands around them."""

    NOTHING = 0
    RIGHT_TO_LEFT = 1
    """Those with a letter that is written from right to left, where all around them runs to the right."""
    ALL = 2


class NoteSource(NamedTuple):
    """A source of a note."""

    source: Source
    locator: str | None
    """The place in it."""
    entry: str
    """Address of its entry in the bibliography, or of its line in the list below; empty for none."""
    short: str = ""
    """How it is named where that list says all of it."""


class Contents(NamedTuple):
    """What an open note says; all but the body is plain text."""

    body: str
    """Safe HTML."""
    is_inferred: bool = False
    details: Sequence[Detail] = ()
    mentioned: Sequence[tuple[str, str]] = ()
    """Name of each entry that it speaks of, and the entry's address."""
    sources: Sequence[NoteSource] = ()
    cited: str = ""
    """The numbers of these sources in the list at the end of the article: “[3], [7, p. 2]”."""

    def html(self, direction: Direction = "ltr") -> str:
        """Return it as HTML for a page with this direction."""
        return isolated_if_needed(self._html, direction, self.body)

    def _html(self, isolates: Isolated) -> str:
        return "\n".join(self.parts(isolates))

    def parts(self, isolates: Isolated) -> list[str]:
        """Return the paragraphs and lists."""
        parts = [self.body]
        if self.is_inferred:
            parts.append('<p class="vm-note__inference">The editors infer this; no source says it.</p>')
        if self.details:
            rows = _LINE.join(_detail(detail, isolates) for detail in self.details)
            parts.append(f'<p class="vm-note__details">{rows}</p>')
        if self.mentioned or self.sources:
            parts.append(self._leading_on(isolates))
        return parts

    def _leading_on(self, isolates: Isolated) -> str:
        """Return entries and sources in one paragraph; the stylesheet gives each source a line."""
        numbers = f' data-cited="{escape(self.cited)}"' if self.cited else ""
        lines = []
        if self.mentioned:
            lines.append(f"See: {', '.join(_linked(name, to, isolates) for name, to in self.mentioned)}")
        if self.sources:
            label = "Source" if len(self.sources) == 1 else "Sources"
            shown = f";{_LINE}".join(_source(source, isolates) for source in self.sources)
            lines.append(f"{label}: {shown}")
        return f'<p class="vm-note__sources"{numbers}>{_LINE.join(lines)}</p>'


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
    """Its name; of the notes of one group, one is open at a time; empty for a note that stands alone."""


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

    def made(isolates: Isolated) -> str:
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
                *(_path(path, isolates) for path in foot.paths if path.says),
                _foot(note, foot, isolates),
                "</section></details></section>",
            ]
        )

    return isolated_if_needed(made, direction, contents.body)


def isolated_if_needed(made: Callable[[Isolated], str], direction: Direction, body: str = "") -> str:
    """Return what `made` returns for as much isolation as its parts need on a page with this direction.

    `body` is HTML whose first letter gives all of it its direction, as `dir="auto"` does.
    """
    if direction == "rtl":
        return made(Isolated.ALL)
    html = made(Isolated.NOTHING)
    if not has_right_to_left(html):
        return html
    is_turned = has_right_to_left(body) and direction_of_text(read_html(body).text) == "rtl"
    return made(Isolated.ALL if is_turned else Isolated.RIGHT_TO_LEFT)


def _summary(head: Head, isolates: Isolated) -> str:
    group = f' name="{head.group}"' if head.group else ""
    way = f' dir="{direction_of_text(head.headline)}"' if isolates else ""
    lemma = f' data-lemma="{escape(head.lemma)}"' if head.lemma else ""
    return (
        f'<details{group}><summary class="vm-content"{way}><b data-n="{head.number}"{lemma}>'
        f"Note {head.number}, {escape(head.annotation.of_kind.title.lower())}:</b> {head.shown}</summary>"
    )


def _detail(detail: Detail, isolates: Isolated) -> str:
    """Return label, value and explanation as a line of a list.

    A page has hundreds, and each element counts: the only one sets the label apart. The stylesheet keeps
    the lines, and where no stylesheet is asked, as in an extract of the page, the dots tell them apart.
    """
    value = _linked(detail.value, "", isolates)
    if detail.language:
        value = f'<bdi lang="{escape(detail.language)}">{escape(detail.value, quote=False)}</bdi>'
    explained = f" – {_linked(detail.explanation, '', isolates)}" if detail.explanation else ""
    return f"<b>· {_linked(detail.label, '', isolates)}:</b> {value}{explained}"


def _source(cited: NoteSource, isolates: Isolated) -> str:
    if not cited.short:
        return source_html(cited.source, cited.entry, cited.locator, isolates=isolates)
    shown = _linked(cited.short, cited.entry, isolates)
    return f"{shown}, {_linked(cited.locator, '', isolates)}" if cited.locator else shown


def source_html(source: Source, entry: str, locator: str | None = None, *, isolates: Isolated) -> str:
    """Return title, place and date of a source, and the place in it; `entry` is its entry's address."""
    parts = [_linked(source.title, source.url or "", isolates, ' rel="external noreferrer"')]
    if known := source.place_and_date:
        parts.append(_linked(known, entry, isolates))
    if locator:
        parts.append(_linked(locator, "", isolates))
    return ", ".join(parts)


def _linked(words: str, address: str, isolates: Isolated, further: str = "") -> str:
    """Return plain text as HTML, as a link if there is an address; `further` has attributes of the link."""
    shown = escape(words, quote=False)
    is_isolated = isolates is Isolated.ALL or (isolates and has_right_to_left(words))
    if address:
        auto = ' dir="auto"' if is_isolated else ""
        return f'<a href="{escape(address)}"{auto}{further}>{shown}</a>'
    return f"<bdi>{shown}</bdi>" if is_isolated else shown


def _path(at: PlaceOnPath, isolates: Isolated) -> str:
    says = f": {_linked(at.says, '', isolates)}" if at.says else ""
    before = f' · <a href="#{at.before}" rel="prev">before</a>' if at.before else ""
    after = f' · <a href="#{at.after}" rel="next">next</a>' if at.after else ""
    return (
        f'<p class="vm-note__path">{_linked(at.title, at.page, isolates)}, '
        f"{at.number} of {at.total}{says}{before}{after}</p>"
    )


def _foot(note: Annotation, foot: Foot, isolates: Isolated) -> str:
    byline = [_linked(foot.authors, "", isolates)] if foot.authors else []
    byline += [] if note.is_reviewed else ["not yet reviewed"]
    parts = [f'<a class="vm-copy" href="#{note.id}" aria-label="Link to this note">Link</a>']
    if foot.page:
        parts.append(f'<a href="{escape(foot.page)}">Cite, history</a>')
    name, address = foot.apparatus
    if address:
        parts.append(f'<a href="{escape(address)}">{escape(name)}</a>')
    parts += [
        _linked(f"{path.title}, step {path.number} of {path.total}", path.page, isolates)
        for path in foot.paths
        if not path.says
    ]
    if foot.change:
        parts.append(f'<a href="{escape(foot.change)}" rel="external">Suggest a change</a>')
    if foot.has_passage:
        parts.append(f'<a href="#ref:{note.id}" role="doc-backlink" aria-label="Back to the text">Back</a>')
    lines = ["&nbsp;· ".join(byline)] if byline else []
    return f'<p class="vm-note__foot">{_LINE.join([*lines, " ".join(parts)])}</p>'

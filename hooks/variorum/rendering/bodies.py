"""The one place where a stranger's Markdown becomes HTML that is safe to publish.

Markdown without HTML, images and headings; then `nh3`, which would remove whatever could
run or load even if the first wall had a hole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from xml.etree import ElementTree

import nh3
from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from markdown.util import STX, Registry
from markupsafe import Markup

from variorum.model.article import Article
from variorum.model.candidate import Body, Candidate, Candidates
from variorum.model.problem import Problem
from variorum.model.registers import Registers
from variorum.rendering.bounded_markdown import Looks, OutOfBounds, check_depth, too_deep, with_bounds
from variorum.rendering.languages import Languages, has_unusual
from variorum.rendering.note_links import ATTRIBUTES, SCHEMES, TAGS, Address, as_written, relinked
from variorum.rendering.safe_links import Reason, lead_out, links_within, unsafe_link
from variorum.rendering.simple_body import SimpleBody, simple_body

# References are left out because the notes of a page are converted together: a definition in
# one note would make links in another.
_DISABLED = {
    "inlinePatterns": (
        *("html", "image_link", "image_reference", "short_image_ref", "automail"),
        *("reference", "short_reference"),
    ),
    "preprocessors": ("html_block",),
    "treeprocessors": ("prettify",),
    "blockprocessors": ("hashheader", "setextheader", "reference"),
}
# The characters without which an inline pattern finds nothing. Trying all patterns costs most.
_TRIGGERS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "link": ("[",),
    "autolink": ("<",),
    "linebreak": ("  \n",),
    "entity": ("&",),
    "not_strong": ("*", "_"),
    "em_strong": ("*", "_"),
    "em_strong2": ("_",),
}
_ALL_TRIGGERS = tuple(dict.fromkeys(one for triggers in _TRIGGERS.values() for one in triggers))
# Between the bodies of notes in one piece of HTML. No body can write it: HTML is not let through.
_PART = "<div>"
_INERT_LINK = (
    r'<a href="https?://(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\.)+[A-Za-z]{2,}(?:/[A-Za-z0-9.~/?=%#:,;+@_-]*)?"'
    r' rel="external noreferrer">'
)
"""To a host with a usual name: neither a number nor one in the code for other letters, which can be wrong."""
_INERT = re.compile(rf"[^<>&]*(?:(?:</?(?:p|strong|em)>|</a>|{_INERT_LINK})[^<>&]*)*")
"""These tags, and words: nothing of it can run or load, and `nh3` would change nothing of a simple body."""
_MOST_KEPT = 2_000_000
"""Characters of Markdown whose HTML is kept."""


class _Converted(NamedTuple):
    body: Body
    links: list[str]
    excess: Reason | None = None
    """Why the body is only there as plain text, if it is."""

    def fault(self) -> Reason | None:
        """Return why the body should not be published as it was written, if it should not."""
        return self.excess or unsafe_link(self.links)


_kept: dict[str, _Converted] = {}
"""Entries and prose of articles by their Markdown: a build asks for each several times, with other links."""


class BodyRenderer:
    """Renders the bodies of many notes in one pass of one Markdown instance."""

    def __init__(self) -> None:
        self._markdown = Markdown(output_format="html")
        for registry, names in _DISABLED.items():
            owner = self._markdown.parser if registry == "blockprocessors" else self._markdown
            for name in names:
                getattr(owner, registry).deregister(name)
        self._looks = Looks()
        with_bounds(self._markdown, self._looks)
        self._inline = InlineProcessor(self._markdown)
        self._markdown.treeprocessors.register(self._inline, "inline", 20)
        self._patterns: dict[frozenset[str], Registry[Any]] = {}

    def render(self, markdown: str, address: Address = as_written) -> str:
        """Return `markdown` as HTML that can neither run nor load anything, with links as `address` says."""
        return self.render_all([markdown], address)[0]

    def render_notes(self, notes: Sequence[Candidate], languages: Languages) -> Candidates:
        """Return `notes` with their bodies; one with an unsafe link or out of bounds has a fault instead."""
        bodies = self._convert([note.annotation.note for note in notes], languages)
        return tuple(
            note.with_faults([Problem(note.record.place("note"), *fault)])
            if (fault := converted.fault())
            else note._replace(body=converted.body)
            for note, converted in zip(notes, bodies, strict=True)
        )

    def render_all(self, markdowns: Sequence[str], address: Address = as_written) -> list[str]:
        """Return each of `markdowns` as HTML that can neither run nor load anything."""
        return [relinked(converted.body.html, address) for converted in self._convert_once(markdowns)]

    def links_within(self, markdowns: Sequence[str]) -> list[tuple[str, ...]]:
        """Return the addresses within the edition to which each of `markdowns` leads, as they are written."""
        return [converted.body.links for converted in self._convert_once(markdowns)]

    def check_registers(self, registers: Registers) -> list[Problem]:
        """Return a problem for each entry whose note has a link that is not safe, or is out of bounds."""
        noted = [(name, entry) for name, entry in registers.citing_entries() if entry.note]
        problems = []
        converted = self._convert_once([entry.note or "" for _, entry in noted])
        for (name, entry), result in zip(noted, converted, strict=True):
            if fault := result.fault():
                problems.append(Problem(registers.places[name, entry.id]["note"], *fault))
        return problems

    def check_prose(self, article: Article) -> list[Problem]:
        """Return a problem for each prose of an article.yml with an unsafe link, or out of bounds."""
        proses = {"description": article.metadata.description, "principles": article.metadata.principles}
        written = {key: prose for key, prose in proses.items() if prose}
        converted = self._convert_once(list(written.values()))
        faults = {key: result.fault() for key, result in zip(written, converted, strict=True)}
        return [Problem(article.place(key), *fault) for key, fault in faults.items() if fault]

    def _convert_once(self, markdowns: Sequence[str]) -> list[_Converted]:
        """Return each of `markdowns` as HTML, made safe; those known are only looked up."""
        missing = dict.fromkeys(markdown for markdown in markdowns if markdown not in _kept)
        if missing and sum(map(len, (*_kept, *missing))) > _MOST_KEPT:
            _kept.clear()
            missing = dict.fromkeys(markdowns)
        _kept.update(zip(missing, self._convert([*missing]), strict=True))
        return [_kept[markdown] for markdown in markdowns]

    def _convert(self, bodies: Sequence[str], languages: Languages | None = None) -> list[_Converted]:
        """Return each body as HTML, made safe, and the addresses of its links as they were.

        What `Markdown.convert` does, but for all bodies at once: each that is not simple has an element of
        its own, and is only searched for the characters that it has; the other passes take them together.
        """
        simple = [None if languages and has_unusual(body) else simple_body(body) for body in bodies]
        others = [body for body, found in zip(bodies, simple, strict=True) if found is None]
        by_markdown = iter(self._convert_by_markdown(others, languages) if others else ())
        by_simple = _made_safe([found for found in simple if found])
        return [next(by_simple if found else by_markdown) for found in simple]

    def _convert_by_markdown(
        self, bodies: Sequence[str], languages: Languages | None = None
    ) -> list[_Converted]:
        markdown = self._markdown.reset()
        root = ElementTree.Element("section")
        excesses = [self._add(body, root) for body in bodies]
        for treeprocessor in markdown.treeprocessors:
            if treeprocessor is not self._inline:
                treeprocessor.run(root)
        if languages:
            languages.tag(root)
        leading_out = [[lead_out(link) for link in part.iter("a")] for part in root]
        texts = [" ".join("".join(part.itertext()).split()) for part in root]
        html = markdown.serializer(root)
        for postprocessor in markdown.postprocessors:
            html = postprocessor.run(html)
        parts = zip(_parts(_clean(html)), texts, leading_out, excesses, strict=True)
        return [
            _Converted(Body(part, _shown(text, part), links_within(links)), links, excess)
            for part, text, links, excess in parts
        ]

    def _add(self, body: str, root: ElementTree.Element) -> Reason | None:
        """Add `body` as a part below `root`; if it is out of bounds, as plain text, and return why."""
        part = ElementTree.SubElement(root, "div")
        triggers = frozenset(one for one in _ALL_TRIGGERS if one in body)
        try:
            self._parse(body, part)
            check_depth(part)
            if triggers:
                self._looks.begin(body)
                self._apply_inline(part, triggers)
                check_depth(part)
        except OutOfBounds as excess:
            reason = excess.reason
        except RecursionError:
            # Python-Markdown's, long after the bound that is checked once it has returned.
            reason = too_deep().reason
        else:
            return None
        part.clear()
        ElementTree.SubElement(part, "p").text = body
        self._markdown.parser.state.clear()
        if self._markdown.delimiters:
            self._markdown.delimiters.reset()
        return reason

    def _parse(self, body: str, parent: ElementTree.Element) -> None:
        """Parse the blocks of `body`; one line that begins with a letter is a paragraph."""
        if body[:1].isalpha() and body.isprintable():
            ElementTree.SubElement(parent, "p").text = body.rstrip()
            return
        lines = body.split("\n")
        for preprocessor in self._markdown.preprocessors:
            lines = preprocessor.run(lines)
        self._markdown.parser.parseChunk(parent, "\n".join(lines).rstrip())

    def _apply_inline(self, part: ElementTree.Element, triggers: frozenset[str]) -> None:
        """Apply to `part`, whose special characters are `triggers`, the patterns that can match."""
        self._inline.inlinePatterns = self._patterns.get(triggers) or self._patterns_for(triggers)
        self._inline.run(part)

    def _patterns_for(self, triggers: frozenset[str]) -> Registry[Any]:
        every, able = self._markdown.inlinePatterns, Registry[Any]()
        for priority, name in enumerate(reversed(_TRIGGERS)):
            if name in every and triggers.intersection(_TRIGGERS[name]):
                able.register(every[name], name, priority)
        return self._patterns.setdefault(triggers, able)


def _made_safe(simple: Sequence[SimpleBody]) -> Iterator[_Converted]:
    """Yield simple bodies, each cleaned if it has more than words, emphasis and the usual links."""
    doubtful = [body.html for body in simple if not _INERT.fullmatch(body.html)]
    joined = "".join(f"{_PART}{html}</div>" for html in doubtful)
    cleaned = dict(zip(doubtful, _parts(_clean(joined)), strict=True)) if doubtful else {}
    for body in simple:
        yield _Converted(Body(cleaned.get(body.html, body.html), body.text, ()), body.links)


def _parts(html: str) -> list[str]:
    """Return what stands in each part of safe HTML."""
    return [part.rpartition("</div>")[0].strip() for part in html.split(_PART)[1:]]


def _shown(text: str, html: str) -> str:
    """Return the plain text of a body; where Markdown still keeps parts aside, that of its HTML."""
    return text if STX not in text else Markup(html).striptags()  # noqa: S704 - made safe


def _clean(html: str) -> str:
    return nh3.clean(
        html,
        tags=TAGS | {"section", "div"},
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
    )

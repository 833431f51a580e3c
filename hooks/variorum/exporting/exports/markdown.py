"""An article as plain Markdown, its notes as footnotes: for programs that read text, and for people."""

from __future__ import annotations

import re
from textwrap import indent

from variorum.exporting.export import Each, PublishedSite, Series
from variorum.exporting.for_each import for_each_article
from variorum.exporting.links_of_notes import markdown_with_whole_addresses
from variorum.model.addresses import page_uri
from variorum.model.annotation import Detail
from variorum.model.dates import date_in_words
from variorum.model.doi import address_of
from variorum.model.edition import AnnotatedArticle, PlacedNote
from variorum.model.edtf import plain_iso

_SIGNS = re.compile(r"[\\`*_\[\]<>&~^$|#]|(?<![^\n])(?: {4,}|\t|[-+=:]|\d+(?=[.)]))")
"""What Markdown gives a meaning to, anywhere or at the beginning of a line."""
_ESCAPED = "\\`*_[]#+-"
"""What every Markdown takes for itself after a backslash; the rest becomes a reference."""


def annotated_markdown(article: AnnotatedArticle, site: PublishedSite) -> str:
    """Return the article with its notes as footnotes; those on the whole article stand at its title."""
    metadata = article.article.metadata
    whole = "".join(f"[^{note.annotation.id}]" for note in article.notes if not note.spans)
    facts = [metadata.author, metadata.publisher, _date(metadata.date)]
    address = site.address_of(page_uri(article.article.slug))
    head = [f"# {_escaped(metadata.title)}{whole}", "", *(f"- {_escaped(fact)}" for fact in facts if fact)]
    head += [f"- Annotated: <{address}>" if site.address else f"- Annotated: {_escaped(address)}"]
    if site.settings.licence:
        head.append(f"- Licence of the notes: {_escaped(site.settings.licence)}")
    if site.settings.doi:
        head.append(f"- Edition: <{address_of(site.settings.doi)}>")
    notes = "\n\n".join(_footnote(note, article, site) for note in article.notes)
    return "\n".join([*head, "", "---", "", text_with_references(article), "", notes]).rstrip("\n") + "\n"


def text_with_references(article: AnnotatedArticle) -> str:
    """Return the reading text as Markdown, with a reference where the passage of each note ends."""
    ends: dict[int, list[str]] = {}
    for note in article.notes:
        if note.spans:
            ends.setdefault(note.spans[0].end, []).append(note.annotation.id)
    parts, at = [], 0
    for end in sorted(ends):
        parts.append(_escaped(article.text[at:end], is_begin=at == 0))
        parts += [f"[^{identifier}]" for identifier in ends[end]]
        at = end
    return "".join([*parts, _escaped(article.text[at:], is_begin=at == 0)])


def _footnote(note: PlacedNote, article: AnnotatedArticle, site: PublishedSite) -> str:
    annotation, registers = note.annotation, article.registers
    headline = _escaped(annotation.headline(registers))
    details = [f"- {_escaped(_line(detail))}" for detail in annotation.details(registers)]
    sources = [registers.sources[cited.id] for cited in annotation.sources if cited.id in registers.sources]
    cited = [
        f"- Source: {_escaped(source.title)}" + (f" <{source.url}>" if source.url else "")
        for source in sources
    ]
    says = markdown_with_whole_addresses(note, article, site)
    parts = [f"**{annotation.of_kind.title}: {headline}**", says, "\n".join([*details, *cited])]
    body = indent("\n\n".join(filter(None, parts)), "    ").lstrip()
    return f"[^{annotation.id}]: {body}"


def _line(detail: Detail) -> str:
    explanation = f" ({detail.explanation})" if detail.explanation else ""
    return " ".join(f"{detail.label.removesuffix(':')}: {detail.value}{explanation}".split())


def _escaped(text: str, *, is_begin: bool = True) -> str:
    def escape(found: re.Match[str]) -> str:
        sign = found[0]
        if found.start() == 0 and not is_begin and sign not in "\\`*_[]<>&~^$|#":
            return sign
        if sign.isdecimal():
            return f"{sign}\\"
        return (
            "&nbsp;" * len(sign.expandtabs(4))
            if sign.isspace()
            else (f"\\{sign}" if sign in _ESCAPED else f"&#{ord(sign)};")
        )

    return _SIGNS.sub(escape, text)


EXPORT = Series(
    uri="articles/{article}/annotated.md.txt",
    each=Each.ARTICLE,
    media_type="text/markdown",
    label="Markdown",
    says="the text as plain Markdown, with the notes as footnotes",
    place=2,
    make=for_each_article(lambda article, site, _: annotated_markdown(article, site)),
    lacks=(
        "A footnote says where its passage ends; where it begins is in `web-annotation` and `notes-json`.",
        "Headings, pictures and tables of Markdown articles are plain text; `article.txt` has them.",
        "Withdrawn notes and registers are in `notes-json` and `api-register`.",
    ),
)


def _date(date: str | None) -> str | None:
    return date and (plain_iso(date) or date_in_words(date))

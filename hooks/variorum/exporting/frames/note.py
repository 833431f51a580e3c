"""A note as a small page of its own that other sites show in a frame."""

from __future__ import annotations

from variorum.exporting.epub.xhtml import append_html
from variorum.exporting.export import PublishedSite
from variorum.exporting.frames.frame import LONGEST, Frame, add_foot, as_html, page, to_root
from variorum.exporting.links_of_notes import whole_addresses
from variorum.exporting.note_data import all_passages
from variorum.exporting.tei.elements import add, append_text
from variorum.model.dates import date_in_words
from variorum.model.direction import direction_of, direction_of_text
from variorum.model.edition import AnnotatedArticle, PlacedNote, WithdrawnNote
from variorum.model.kinds import Annotation
from variorum.model.wording import shortened

EMBED = "embed/{note}.html"
OEMBED = "embed/{note}.json"

Shown = PlacedNote | WithdrawnNote


def frame_of_note(note: Shown, article: AnnotatedArticle) -> Frame:
    """Return the facts about the page of a note."""
    annotation, registers = note.annotation, article.registers
    headline = annotation.headline(registers)
    blocks = [shortened(words, LONGEST) for words in all_passages(note, article)[:1]]
    blocks += [f"{annotation.of_kind.title}: {headline}"]
    blocks += [part for part in note.text.split("\n") if part.strip()]
    blocks += [
        f"{detail.label} {detail.value} {detail.explanation}" for detail in annotation.details(registers)
    ]
    blocks += filter(None, [_why_off_the_page(annotation)])
    identifier, people = annotation.id, registers.contributor_names(annotation.by)
    return Frame(EMBED.format(note=identifier), OEMBED.format(note=identifier), headline, blocks, people)


def embedded_note(note: Shown, article: AnnotatedArticle, site: PublishedSite) -> str:
    """Return the page of a note: the passage, all that it says, who says so, and the way to the text."""
    annotation, frame = note.annotation, frame_of_note(note, article)
    style = f"mark{{text-decoration-style:{annotation.of_kind.line.style}}}\n"
    root, body = page(frame, site, site.address_of_note(annotation.id), style)
    metadata = article.article.metadata
    text = {"lang": metadata.language, "dir": direction_of(metadata.language)}
    for words in all_passages(note, article)[:1]:
        add(add(body, "blockquote", **text), "mark", shortened(words, LONGEST))
    heading = add(body, "h1", f"{annotation.of_kind.title}: ")
    add(heading, "bdi", frame.title, dir=direction_of_text(frame.title))
    if reason := _why_off_the_page(annotation):
        add(add(body, "p"), "strong", reason)
    address = whole_addresses(article, site, to_root(frame))
    append_html(add(body, "div", dir=direction_of_text(note.text)), note.body, address)
    for detail in annotation.details(article.registers):
        line = add(body, "p", f"{detail.label.removesuffix(':')}: ")
        add(line, "bdi", detail.value, lang=detail.language)
        append_text(line, f" ({detail.explanation})" * bool(detail.explanation))
    in_text = f"#{annotation.id}" if isinstance(note, PlacedNote) else ""
    add_foot(body, frame, article, site, in_text, "" if annotation.is_reviewed else "not yet reviewed")
    return as_html(root)


def _why_off_the_page(annotation: Annotation) -> str:
    """Return why a note is in no text; empty, if it is in one."""
    if annotation.withdrawn:
        return f"Withdrawn on {date_in_words(annotation.withdrawn.date)}. {annotation.withdrawn.reason}"
    if annotation.orphaned:
        since = date_in_words(annotation.orphaned.date)
        return f"Since {since} the text no longer has these words: “{annotation.quote}”."
    return ""

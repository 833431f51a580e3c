"""Corrections and variants as a table: RFC 4180, UTF-8, and nothing in it that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from variorum.exporting.export import Export
from variorum.model.edition import AnnotatedArticle, Edition, PlacedNote
from variorum.model.selector import Span
from variorum.model.sentences import Sentence, sentence_at

COLUMNS = (
    *("article", "number", "id", "kind", "paragraph", "sentence", "start", "end"),
    *("lemma", "reading", "translation", "witness", "copy", "effect", "relation", "fault", "certainty"),
)
"""`start` and `end` count code points of the reading text. A note has a row for each of its passages, and
in it for each of its readings; `copy` is the siglum of the copy that has the reading."""
_BEGINS = r"(?:\A|[,;|:^~\t\n\r\v\f\x85\u2028\u2029])[\s\"']*"
"""Where a cell may begin for a program that divides the table by another separator or at other line ends."""
_BLANK = r"\s[\s\"']*"
"""A blank can divide a table, too. A dash between blanks stays: alone in a cell it is no formula."""
_DROPPED = ("\t", "\r", "\n")
_SIGN = "[=+\\-@＝＋－＠]"
_FORMULA = re.compile(rf"({_BEGINS})({_SIGN})|({_BLANK})({_SIGN}(?!\s))")
_ANY_SIGN = re.compile(_SIGN)
_DEFUSED = re.compile(rf"({_BEGINS})'({_SIGN})|({_BLANK})'({_SIGN}(?!\s))")


def apparatus_csv(edition: Edition) -> str:
    """Return the table; nothing, if the edition has neither corrections nor variants."""
    rows = [row for article in edition.articles for row in _rows(article)]
    if not rows:
        return ""
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(COLUMNS)
    table.writerows([defused(cell) for cell in row] for row in rows)
    return written.getvalue()


def defused(cell: str) -> str:
    """Return a cell of which no part is a formula to a spreadsheet, whatever it divides the table by.

    An apostrophe is put before each character that could begin one, and before white space at the
    beginning, which spreadsheets drop. `as_written` takes them away.
    """
    if not _ANY_SIGN.search(cell) and not cell.lstrip("'").startswith(_DROPPED):
        return cell
    safe = _FORMULA.sub(lambda found: _joined(found, "'"), cell)
    return f"'{safe}" if safe.lstrip("'").startswith(_DROPPED) else safe


def as_written(cell: str) -> str:
    """Return what a cell was before it was `defused`."""
    safe = cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_DROPPED) else cell
    return _DEFUSED.sub(lambda found: _joined(found, ""), safe)


def _joined(found: re.Match[str], between: str) -> str:
    before, sign, blank, sign_after_blank = (part or "" for part in found.groups())
    return f"{before}{blank}{between}{sign}{sign_after_blank}"


def _rows(article: AnnotatedArticle) -> Iterator[tuple[str, ...]]:
    in_order = article.sentences
    for note in article.notes:
        for span in note.spans or (None,):
            for cells in _cells(note, article, in_order, span):
                yield article.article.slug, str(note.number), *cells


def _cells(
    note: PlacedNote, article: AnnotatedArticle, in_order: list[Sentence], span: Span | None
) -> Iterator[tuple[str, ...]]:
    annotation = note.annotation
    place: tuple[str, ...] = ("", "", "", "", "")
    if span:
        at = sentence_at(in_order, span.start)
        place = (str(at.paragraph), str(at.number), str(span.start), str(span.end))
        place = (*place, article.text[span.start : span.end])
    first = (annotation.id, annotation.of_kind.name, *place)
    for other in annotation.alternatives():
        witness = article.registers.witness(other.witness)
        copied = witness.copy_of(other.of_copy) if witness else None
        whose = (other.witness, copied.siglum if copied else "")
        judged = (other.effect or "", other.relation or "", other.fault, other.certainty)
        yield (*first, other.reading, other.translation or "", *whose, *judged)


EXPORT = Export(
    uri="apparatus/corrections-and-variants.csv",
    media_type="text/csv",
    label="The same as a table",
    format="CSV",
    page="apparatus/corrections-and-variants.md",
    says="corrections and variants as a table",
    place=1,
    lacks=("Notes of other kinds, and the words of the notes, are in `notes-csv`.",),
    make=lambda edition, _: apparatus_csv(edition),
)

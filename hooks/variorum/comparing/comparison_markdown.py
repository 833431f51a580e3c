"""A comparison as a comment on a pull request.

Forges turn `@name` and `#7` into notifications after parsing Markdown and HTML, so escaping does not
help. They leave the content of `<code>` alone. So all contributed text goes into `<code>`, on one line
of a block of HTML, where Markdown is not parsed either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from markupsafe import Markup, escape

from variorum.anchoring.word_changes import Piece, word_changes
from variorum.comparing.changed import (
    Comparison,
    EntryChange,
    FieldDifference,
    NoteChange,
    NoteInWords,
    Reading,
    Unlinked,
)
from variorum.comparing.comparison_text import counted, fate, shown_in
from variorum.comparing.relinking import Outcome
from variorum.model.wording import shortened, visible

LARGEST = 60_000
"""Characters. GitHub refuses comments over 65,536; the rest is for what the workflow puts above."""
LONGEST_VALUE = 1_500
"""Characters of one value; longer ones are shortened."""
_Item = TypeVar("_Item")
_CUT = "The rest does not fit into a comment. `variorum compare` lists everything."


def comparison_as_markdown(comparison: Comparison) -> str:
    """Return what changes: the text first, then the notes, then the registers."""
    written = f"## What readers will find changed\n\n{counted(comparison)}\n"
    if problems := _problems(comparison):
        written += f"\n{problems}\n"
    for block in _blocks(comparison):
        if len(written) + len(block) > LARGEST:
            return f"{written}\n{_CUT}\n"
        written += f"\n{block}\n"
    return written


def _problems(comparison: Comparison) -> str:
    if not comparison.problems_after:
        return ""
    number = comparison.problems_after
    subject = "1 problem keeps" if number == 1 else f"{number} problems keep"
    return f"**{subject} this edition from being published**; the check marks them in the files."


def _blocks(comparison: Comparison) -> Iterator[str]:
    yield from _section("The text", comparison.readings, _reading)
    orphans = [lost for lost in comparison.unlinked if lost.outcome is Outcome.ORPHANED]
    yield from _section("Notes whose words the text no longer has", orphans, _unlinked)
    others = [lost for lost in comparison.unlinked if lost.outcome is not Outcome.ORPHANED]
    yield from _section("Notes that lost their places by the change of the text", others, _unlinked)
    yield from _section("Removed", comparison.removed, _note)
    yield from _section("Not shown, because of a problem", comparison.broken, _note)
    yield from _section("Withdrawn", comparison.withdrawn, _note)
    yield from _section("Changed", comparison.changed, _change)
    yield from _section("Added", comparison.added, _note)
    yield from _section("Registers, articles and their files", comparison.entries, _entry)


def _section(heading: str, items: Sequence[_Item], shown: Callable[[_Item], str]) -> Iterator[str]:
    if items:
        yield f"### {heading} ({len(items)})"
        yield from map(shown, items)


def _reading(reading: Reading) -> str:
    where = f"{reading.article}, paragraph {reading.paragraph}, {reading.text}"
    return _table([(where, reading.before, reading.after)])


def _note(note: NoteInWords) -> str:
    rows = [("On", f"{note.article}, {note.place or 'as a whole'}")]
    rows += [("Withdrawn", note.withdrawn)] if note.withdrawn else []
    rows += [*note.details, ("Note", note.text)]
    rows += [("As written", note.written)] if note.written else []
    rows += [*(("Source", source) for source in note.sources), *note.beside]
    cells = [Markup("<tr><th>{}</th><td>{}</td></tr>").format(_code(a), _code(b)) for a, b in rows]
    return _folded(note, Markup("<table>{}</table>").format(Markup().join(cells)))


def _unlinked(lost: Unlinked) -> str:
    rows = [("Was on", f"{lost.note.article}, {lost.note.place}")]
    rows += [("There now", lost.now)] if lost.now else []
    cells = [Markup("<tr><th>{}</th><td>{}</td></tr>").format(_code(a), _code(b)) for a, b in rows]
    fate_row = Markup("<tr><td colspan=2>{}</td></tr>").format(fate(lost).replace("`", ""))
    return _folded(lost.note, Markup("<table>{}{}</table>").format(Markup().join(cells), fate_row))


def _change(change: NoteChange) -> str:
    outdated = "<p>The review it names is of the earlier wording.</p>" if change.review_is_older else ""
    return _folded(change.note, Markup(_fields(change.changes) + outdated))  # noqa: S704 - made of escaped parts


def _entry(entry: EntryChange) -> str:
    summary = Markup("<summary>{} · {} · {}</summary>").format(
        _code(entry.id), _code(entry.within), entry.act
    )
    shown = "" if entry.act == "removed" else Markup(_fields(entry.changes))  # noqa: S704 - as above
    notes = Markup("<p>{}</p>").format(_code(shown_in(entry))) if entry.notes else ""
    return Markup("<details>{}{}{}</details>").format(summary, shown, notes)


def _folded(note: NoteInWords, content: Markup) -> str:
    return Markup("<details open>{}{}</details>").format(
        Markup("<summary>{} · {} · {}</summary>").format(
            _code(note.id), _code(note.kind), _code(note.headline)
        ),
        content,
    )


def _fields(changes: Sequence[FieldDifference]) -> str:
    return _table([(change.field, change.before, change.after) for change in changes])


def _table(rows: Sequence[tuple[str, str, str]]) -> str:
    """Return before and after, one below the other: side by side leaves too little room."""
    cells = []
    for name, before, after in rows:
        pieces = word_changes(before, after)
        was = _pieces([piece for piece in pieces if piece.was != "put in"], before)
        now = _pieces([piece for piece in pieces if piece.was != "taken out"], after)
        cells.append(
            Markup("<tr><th colspan=2>{}</th></tr>").format(_code(name))
            + Markup("<tr><td>before</td><td>{}</td></tr>").format(was)
            + Markup("<tr><td>after</td><td>{}</td></tr>").format(now)
        )
    return Markup("<table>{}</table>").format(Markup().join(cells))


def _pieces(pieces: Sequence[Piece], whole: str) -> Markup:
    if not whole:
        return Markup("<i>nothing</i>")
    if sum(len(piece.text) for piece in pieces) > LONGEST_VALUE:
        return _code(whole)
    elements = {"kept": "{}", "taken out": "<del>{}</del>", "put in": "<ins>{}</ins>"}
    return Markup("<code>{}</code>").format(
        Markup().join(Markup(elements[p.was]).format(visible(p.text)) for p in pieces)  # noqa: S704
    )


def _code(text: str) -> Markup:
    """Return contributed text as `<code>`, in which forges interpret nothing."""
    line = visible(text)
    return Markup("<code>{}</code>").format(
        escape(line if len(line) <= LONGEST_VALUE else shortened(line, LONGEST_VALUE))
    )

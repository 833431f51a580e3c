"""Variorum: the text as received, and its notes in YAML beside it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from tests.bench.corpus.article import Article
from tests.bench.corpus.registers import WITNESS_SOURCE
from tests.bench.forms.form import Form, Registers
from tests.bench.forms.yaml_file import write_yaml

HOOK = Path(__file__).parents[3] / "hooks" / "mkdocs_events.py"
MOST_ENTRIES = 2_000
WITNESS = {"id": "wire", "name": "The agency's report", "short": "Wire", "source": WITNESS_SOURCE}


def write_article(site: Path, article: Article, _shared: Registers) -> None:
    """Write the text byte for byte, what is known of it, and its notes."""
    folder = site / "docs" / "articles" / article.slug
    folder.mkdir(parents=True)
    received = f"{article.text}\n".encode()
    (folder / "article.txt").write_bytes(received)
    write_yaml(
        folder / "article.yml",
        {
            "title": article.title,
            "sha256": sha256(received).hexdigest(),
            "paragraphs": "blank-lines",
            "date": "2020-09-11",
            "language": "en",
            "witnesses": [WITNESS],
        },
    )
    notes = [note.fields for note in article.notes]
    write_yaml(site / "annotations" / article.slug / "notes.yml", notes)


def write_registers(site: Path, shared: Registers) -> None:
    """Write each register as one file, or as several of a size that is taken."""
    for name, entries in shared.items():
        for first in range(0, len(entries), MOST_ENTRIES):
            file = f"{name}/{first}.yml" if len(entries) > MOST_ENTRIES else f"{name}.yml"
            write_yaml(site / "annotations" / file, entries[first : first + MOST_ENTRIES])


def edit_one_note(site: Path) -> None:
    """Put a word before those of the first note."""
    notes = min(site.glob("annotations/*/notes.yml"))
    notes.write_text(notes.read_text("utf-8").replace("  note: ", "  note: Anew. ", 1), "utf-8")


FORM = Form(
    "ours",
    write_article,
    write_registers,
    settings={
        "hooks": [str(HOOK)],
        "extra": {"variorum": {"apparatus": False, "note_pages": False, "exports": False}},
    },
)
WARM = Form(
    "warm",
    write_article,
    write_registers,
    settings=FORM.settings,
    is_usual=False,
    builds_before=2,
    change=edit_one_note,
)
"""The same as ours, where it was built twice before: one note has changed since."""
WHOLE = Form(
    "whole",
    write_article,
    write_registers,
    settings={"hooks": [str(HOOK)], "extra": {"variorum": {"exports": False}}},
    is_usual=False,
)
"""The same, with its apparatus and a page of its own for each note: what no footnote has."""
EXPORTED = Form("exported", write_article, write_registers, settings={"hooks": [str(HOOK)]}, is_usual=False)
"""With its files for other programs, too: all that an edition has if its settings say nothing of it."""

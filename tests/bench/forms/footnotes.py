"""The articles with the same notes as stock Python-Markdown footnotes: what people do without us.

A footnote says all that our note says: headline, body, the fields of its kind, its sources with
their addresses, and who wrote it. The form `bodies` leaves out all but headline and body, and `bare`
the headline, too: the least that a note can be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from tests.bench.corpus.article import Article, Note
from tests.bench.forms.form import Form, Registers

_EVERY_NOTE = frozenset("id kind quote prefix suffix occurrence note sources by prominence title".split())
"""Fields that a reader is not shown as such, or that stand elsewhere in the note."""
Lines = Callable[[Note, Registers], Iterator[str]]


def write_article(
    site: Path, article: Article, shared: Registers, *, further: Lines, has_headlines: bool = True
) -> None:
    """Write the text with a reference at the end of each passage, and the notes below it."""
    page = site / "docs" / "articles" / f"{article.slug}.md"
    page.parent.mkdir(exist_ok=True)
    notes = "\n\n".join(
        _footnote(note, [f"**{note.headline}**"] if has_headlines else [], further(note, shared))
        for note in article.notes
    )
    page.write_text(f"# {_with_references(article)}\n\n{notes}\n", encoding="utf-8")


def _with_references(article: Article) -> str:
    parts: list[str] = []
    written = 0
    for note in sorted(article.notes, key=lambda note: note.end):
        parts += [article.text[written : note.end], f"[^{note.id}]"]
        written = note.end
    return "".join([*parts, article.text[written:]])


def _footnote(note: Note, headline: list[str], further: Iterator[str]) -> str:
    blocks = [*headline, note.body, *further]
    indented = "\n\n".join(blocks).replace("\n", "\n    ")
    return f"[^{note.id}]: {indented}"


def _nothing(_note: Note, _shared: Registers) -> Iterator[str]:
    return iter(())


def _whole(note: Note, shared: Registers) -> Iterator[str]:
    """Yield what our note shows besides its body, as somebody would type it."""
    details = list(_details(note, shared))
    if details:
        yield "\n".join(f"- {label}: {value}" for label, value in details)
    sources = {str(source["id"]): source for source in shared["sources"]}
    yield "\n".join(f"- {_source(sources[identifier])}" for identifier in _ids(note, "sources"))
    names = {str(entry["id"]): str(entry["name"]) for entry in shared["contributors"]}
    yield ", ".join(names[identifier] for identifier in _ids(note, "by"))


def _details(note: Note, shared: Registers) -> Iterator[tuple[str, str]]:
    for key, value in note.fields.items():
        if key == "term":
            yield from _term(str(value), shared)
        elif key == "assessments" and isinstance(value, list):
            for judged in value:
                yield judged["date"], f"{judged['reliability']}{judged['credibility']}. {judged['reason']}"
        elif key not in _EVERY_NOTE:
            yield key, " ← ".join(value) if isinstance(value, list) else str(value)


def _term(identifier: str, shared: Registers) -> Iterator[tuple[str, str]]:
    entry = next(e for e in [*shared["glossary"], *shared["entities"]] if e["id"] == identifier)
    originals: Any = entry.get("original", [])
    for original in originals:
        yield "original", f"{original['text']} · {original['romanization']}"
    yield "in short", str(entry["description"])


def _source(source: Mapping[str, object]) -> str:
    return f"[{source['title']}]({source['URL']}), {source['container-title']}, {source['issued']}"


def _ids(note: Note, key: str) -> list[str]:
    value: Any = note.fields[key]
    return [str(identifier) for identifier in value]


SETTINGS = {"markdown_extensions": ["footnotes"]}
FORM = Form("footnotes", partial(write_article, further=_whole), settings=SETTINGS)
BODIES = Form("bodies", partial(write_article, further=_nothing), settings=SETTINGS)
BARE = Form("bare", partial(write_article, further=_nothing, has_headlines=False), settings=SETTINGS)

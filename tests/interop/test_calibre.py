"""calibre converts books without an error; the text and each note are in what comes out."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.interop.editions import NAMES, SITE, edition_called
from tests.interop.test_epub import TYPE, XHTML, pages
from variorum.exporting.exports.docx import docx
from variorum.exporting.exports.epub import epub
from variorum.model.edition import AnnotatedArticle

CALIBRE = shutil.which("ebook-convert")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not CALIBRE, reason="THIS IS NOT TESTED: calibre is not installed (Debian: apt install calibre)"
    ),
]
_WRONG = re.compile(r"^.*\b(?:error|warning|failed|traceback|could not)\b.*$", re.IGNORECASE | re.MULTILINE)


def converted(source: Path, target: Path) -> Path:
    """Return `target`, to which calibre has converted `source` without a complaint."""
    settings = {"CALIBRE_CONFIG_DIRECTORY": str(target.parent), "XDG_RUNTIME_DIR": str(target.parent)}
    done = subprocess.run(
        [str(CALIBRE), source, target],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env=os.environ | settings,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert _WRONG.findall(done.stdout + done.stderr) == []
    return target


def closed_up(words: str) -> str:
    return "".join(words.split())


def missing(article: AnnotatedArticle, book: bytes, text: str) -> list[str]:
    """Return the ids of the notes, and the paragraphs of the text, that are not in `text`, each once."""
    made, text = pages(book), closed_up(text)
    notes = {one.get("id") or "": one for one in made["notes.xhtml"].iter(f"{XHTML}aside")}
    paragraphs = list(made["text.xhtml"].iter(f"{XHTML}p"))
    assert notes.keys() == {note.annotation.id for note in article.notes}
    assert paragraphs
    lost = [name for name, note in notes.items() if text.count(words_of(note)) != 1]
    return lost + [words for one in paragraphs if (words := words_of(one)) not in text]


def words_of(element: ET.Element) -> str:
    return closed_up("".join(element.itertext()))


@pytest.mark.parametrize("name", NAMES)
def test_books_become_text_and_books_for_other_readers(name: str, tmp_path: Path) -> None:
    edition = edition_called(name, tmp_path)
    article = edition.articles[0]
    book = epub(article, SITE, edition.history)
    source = tmp_path / "book.epub"
    source.write_bytes(book)
    plain = converted(source, tmp_path / "plain.txt").read_text("utf-8")
    assert missing(article, book, plain) == []
    assert missing(article, book, plain.replace(article.notes[0].text[:20], "")) != []


def test_a_book_for_kindle_has_the_text_and_each_note(tmp_path: Path) -> None:
    edition = edition_called("newspaper", tmp_path)
    article = edition.articles[0]
    book = epub(article, SITE, edition.history)
    source = tmp_path / "book.epub"
    source.write_bytes(book)
    for ending in ("mobi", "azw3"):
        other = converted(source, tmp_path / f"book.{ending}")
        text = converted(other, tmp_path / f"{ending}.txt").read_text("utf-8")
        assert missing(article, book, text) == []


def test_the_notes_are_still_called_in_a_book_that_calibre_made(tmp_path: Path) -> None:
    edition = edition_called("newspaper", tmp_path)
    (tmp_path / "book.epub").write_bytes(epub(edition.articles[0], SITE, edition.history))
    made = converted(tmp_path / "book.epub", tmp_path / "again.epub").read_bytes()
    found = {name.rpartition("/")[2]: page for name, page in pages(made).items()}
    calls = [one for page in found.values() for one in page.iter(f"{XHTML}a") if one.get(TYPE) == "noteref"]
    ids = {one.get("id") for page in found.values() for one in page.iter()}
    assert len(calls) == len(edition.articles[0].notes)
    assert {(one.get("href") or "").partition("#")[2] for one in calls} <= ids


def test_calibre_reads_documents_of_word(tmp_path: Path) -> None:
    edition = edition_called("newspaper", tmp_path)
    article = edition.articles[0]
    (tmp_path / "article.docx").write_bytes(docx(article, SITE, edition.history))
    text = closed_up(converted(tmp_path / "article.docx", tmp_path / "word.txt").read_text("utf-8"))
    for note in article.notes:
        assert closed_up(note.text) in text

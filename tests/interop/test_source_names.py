"""The names of authors are whole wherever an export has them as people speak them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

from tests.interop.editions import SITE, edition_called
from variorum.exporting.exports.docx import docx
from variorum.exporting.exports.epub import epub
from variorum.model.csl.names import Name
from variorum.model.edition import AnnotatedArticle, Edition
from variorum.model.registers import Source
from variorum.site.search import search_entries

_NAME = Name.model_validate(
    {"family": "Humboldt", "given": "Alexander", "dropping-particle": "von", "suffix": "Jr."}
)


def _with_name(edition: Edition) -> AnnotatedArticle:
    article = edition.articles[0]
    sources = {
        identifier: source.model_copy(update={"author": (_NAME,)})
        for identifier, source in article.registers.sources.items()
    }
    return replace(article, registers=replace(article.registers, sources=sources))


def _words(package: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        names = [name for name in parts.namelist() if name.endswith(("footnotes.xml", "registers.xhtml"))]
        return "".join(parts.read(name).decode() for name in names)


def test_particles_and_suffixes_are_kept(tmp_path: Path) -> None:
    edition = edition_called("newspaper", tmp_path)
    article = _with_name(edition)
    found = search_entries(
        {"a.md": article}, article.registers.sources.values(), {Source.of_register.page}, str
    )
    in_search = [entry["text"] for entry in found if f"{Source.of_register.page}#" in entry["location"]]
    assert _NAME.full in _words(docx(article, SITE, edition.history))
    assert _NAME.full in _words(epub(article, SITE, edition.history))
    assert in_search
    assert all(words.startswith(_NAME.full) for words in in_search)

"""A link in a note leads to its place from a book, a frame on another site, data and Markdown."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from dataclasses import replace

import pytest

from tests.interop.editions import SITE
from variorum.api import read_files
from variorum.exporting.exports.epub import epub
from variorum.exporting.exports.markdown import annotated_markdown
from variorum.exporting.exports.web_annotation import annotations_of
from variorum.exporting.frames.note import embedded_note
from variorum.exporting.links_of_notes import markdown_with_whole_addresses
from variorum.exporting.note_data import note_data
from variorum.model.edition import Edition
from variorum.model.history import History

ROOT = SITE.address
LINKS = {
    "own": "#who",
    "passage": "#ref:who",
    "former": "#was",
    "text": "index.md",
    "other": "#deep",
    "heading": "#a-lamp",
    "page": "../../keepers.md#anna",
    "rooted": "/keepers.md",
    "entry": "/apparatus/glossary.md#oil",
    "address": "../well/#deep",
    "source": "../well/article.txt",
    "withdrawn": "#gone",
    "home": "/index.md",
    "out": "https://example.com/?a=b#c",
}
ON_THE_SITE = {
    "own": "articles/lamp/#who",
    "passage": "articles/lamp/#ref:who",
    "former": "articles/lamp/#was",
    "text": "articles/lamp/",
    "other": "articles/well/#deep",
    "heading": "articles/lamp/#a-lamp",
    "page": "keepers/#anna",
    "rooted": "keepers/",
    "entry": "apparatus/glossary/#oil",
    "address": "articles/well/#deep",
    "source": "articles/well/article.txt",
    "withdrawn": "notes/gone/",
    "home": "",
}
IN_THE_BOOK = {
    "own": "notes.xhtml#who",
    "passage": "text.xhtml#ref-who",
    "former": "notes.xhtml#who",
    "text": "text.xhtml",
    "heading": "text.xhtml",
}
PROSE = " ".join(f"[{words}]({address})" for words, address in LINKS.items())


def _article(text: str) -> str:
    return json.dumps({"title": text, "sha256": hashlib.sha256(text.encode()).hexdigest()})


def _note(identifier: str, note: str, quote: str, **more: object) -> dict[str, object]:
    return {"id": identifier, "kind": "context", "title": "T", "quote": quote, "note": note, **more}


@pytest.fixture(scope="module")
def edition() -> Edition:
    """Two articles; a note of the first has links of every form."""
    withdrawn = {"date": "2024-01-02", "reason": "Wrong."}
    files = {
        "docs/index.md": "# Home\n",
        "docs/keepers.md": "# Keepers\n\n## Anna\n",
        "docs/articles/lamp/article.txt": "A lamp.",
        "docs/articles/lamp/article.yml": _article("A lamp."),
        "docs/articles/well/article.txt": "A well.",
        "docs/articles/well/article.yml": _article("A well."),
        "annotations/glossary.yml": json.dumps([{"id": "oil", "name": "oil", "description": "It burns."}]),
        "annotations/lamp/notes.yml": json.dumps(
            [
                _note("who", PROSE, "A lamp", formerly=["was"]),
                _note("gone", "See [other](#deep).", "A roof", withdrawn=withdrawn),
            ]
        ),
        "annotations/well/notes.yml": json.dumps([_note("deep", "Deep.", "well", mentions=["oil"])]),
    }
    return read_files({name: text.encode() for name, text in files.items()}).edition


def _leads(html: str) -> dict[str, str]:
    """Return the address of each link of the prose, by its words."""
    found = re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>([^<]*)</a>', html)
    return {words: address.replace("&amp;", "&") for address, words in found if words in LINKS}


def _url_of(uri: str) -> str:
    return "" if uri == "index.md" else SITE.url_of(uri)


@pytest.mark.parametrize("address", [ROOT, ""], ids=["published", "without an address"])
def test_from_a_frame_each_link_leads_to_the_site(edition: Edition, address: str) -> None:
    assert [str(problem) for problem in edition.problems] == []
    site = SITE._replace(address=address, url_of=_url_of, site_index=edition.index)
    (note,) = edition.articles[0].notes
    right = {words: f"{address or '../'}{place}" for words, place in ON_THE_SITE.items()}
    assert _leads(embedded_note(note, edition.articles[0], site)) == {**right, "out": LINKS["out"]}
    (withdrawn,) = edition.articles[0].withdrawn
    assert _leads(embedded_note(withdrawn, edition.articles[0], site)) == {"other": right["other"]}


@pytest.mark.parametrize("address", [ROOT, ""], ids=["published", "without an address"])
def test_in_a_book_a_link_leads_to_its_note_or_to_the_site_or_nowhere(edition: Edition, address: str) -> None:
    site = SITE._replace(address=address, url_of=_url_of, site_index=edition.index)
    book = zipfile.ZipFile(io.BytesIO(epub(edition.articles[0], site, History())))
    others = {words: f"{ROOT}{place}" for words, place in ON_THE_SITE.items() if words not in IN_THE_BOOK}
    right = {**IN_THE_BOOK, "out": LINKS["out"], **(others if address else {})}
    assert _leads(book.read("EPUB/notes.xhtml").decode()) == right


def test_without_an_index_of_the_site_its_own_notes_are_known(edition: Edition) -> None:
    (note,) = edition.articles[0].notes
    found = _leads(embedded_note(note, edition.articles[0], SITE))
    assert found["own"] == f"{ROOT}articles/lamp/#who"
    assert "rooted" not in found


@pytest.mark.parametrize("address", [ROOT, ""], ids=["published", "without an address"])
def test_data_and_markdown_have_whole_addresses(edition: Edition, address: str) -> None:
    site = SITE._replace(address=address, url_of=_url_of, site_index=edition.index)
    article = edition.articles[0]
    right = {words: f"{address}{place}" for words, place in ON_THE_SITE.items()}
    if not address:
        right.pop("home")  # It is the root itself.
    right["out"] = LINKS["out"]
    data = note_data(article.notes[0], article, site, History())
    assert _leads(data["body"]["html"]) == right
    assert data["annotation"]["note"] == PROSE
    body = annotations_of(article, site, History())[0]["body"][0]["value"]
    for text in (annotated_markdown(article, site), body):
        found = dict(re.findall(r"\[(\w+)\]\(([^)]*)\)", text))
        assert {words: found[words] for words in right} == right


@pytest.mark.parametrize(
    "form",
    [
        "[x](#deep)",
        "[x](#deep 'Deep')",
        "[x](<#deep>)",
        "[x][y]\n\n[y]: #deep",
        "[x][y]\n\n[y]: <#deep> 'Deep'\n",
        "[`a](b)`](#deep) and [z](#deep-end)",
    ],
)
def test_markdown_keeps_all_but_the_address(edition: Edition, form: str) -> None:
    site = SITE._replace(site_index=edition.index)
    note = edition.articles[0].notes[0]
    record = replace(note.record, annotation=note.annotation.model_copy(update={"note": form}))
    shown = markdown_with_whole_addresses(
        note._replace(record=record, links=("#deep",)), edition.articles[0], site
    )
    assert shown == re.sub(r"#deep(?!-)", f"{ROOT}articles/well/#deep", form)
